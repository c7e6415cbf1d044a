import * as fc from 'fast-check';
import { request, system } from './system-arbitrary';
import { PROFILE_NAMES } from './world';
import { explanationJson } from '../../src/cli/reports/explanation-json';
import { explanationText } from '../../src/cli/reports/explanation-text';
import { Explainer } from '../../src/explain/explainer';
import { Explanation } from '../../src/explain/explanation';
import { ClusterObject } from '../../src/model/cluster-object';
import { ClusterObjects } from '../../src/model/cluster-objects';
import { behaviourOf } from '../../src/status/behaviour';
import { simulate } from '../../src/status/simulate';
import { admitted } from '../../src/verdict/admission';
import { Catalog } from '../../src/verdict/catalog';
import { PROFILES } from '../../src/verdict/profile';
import { property, randomSource } from '../properties/runs';

const FEATURES = ['GatewayHTTPListenerIsolation', 'GatewayHTTPSListenerDetectMisdirectedRequests'];

/** Every profile, and the specification without what some implementations lack. */
const SETTINGS = PROFILE_NAMES.flatMap(name => {
  const profile = PROFILES.find(each => each.name === name)!;
  const all = { catalog: new Catalog(profile), behaviour: behaviourOf(profile) };
  return profile.envoyGateway ? [all] : [all, { ...all, behaviour: behaviourOf(profile, { without: FEATURES }) }];
});

const scene = fc.record({ system, requests: fc.array(request, { minLength: 1, maxLength: 8 }), seed: fc.nat(1000) });

property('gives any request to any valid objects an answer, the same one in whatever order they come', scene, 250, ({ system: manifests, requests, seed }) => {
  for (const { catalog, behaviour } of SETTINGS) {
    const objects = manifests.map(each => admitted(each, catalog)).filter(each => each !== undefined);
    const [given, turned] = [objects, shuffled(objects, seed)].map(each => new Explainer(simulate(new ClusterObjects(each, new Set(['Secret'])), behaviour)));
    for (const each of requests) {
      const explanations = given.explain(each);
      const texts = explanations.map(explanation => JSON.stringify(explanationJson(undefined, explanation)));
      expect(turned.explain(each).map(explanation => JSON.stringify(explanationJson(undefined, explanation)))).toEqual(texts);
      explanations.forEach(check);
    }
  }
});

/** What holds for every explanation. */
function check(explanation: Explanation): void {
  const { answer, refused, backends, route, rule, steps, listener, passedOver } = explanation;
  const ends = [answer, refused, backends.some(({ error }) => error === undefined) || undefined].filter(each => each !== undefined);
  // A rule of which nobody knows what its extension does has no end that is known.
  if (ends.length !== 1 && !steps.some(step => step.includes('is not known here'))) expect(backends.some(({ error }) => error !== undefined)).toBe(true);
  if (route !== undefined) expect([rule, listener]).not.toContain(undefined);
  if (backends.length > 0) expect(backends.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  expect(passedOver.every(({ reason }) => reason !== '')).toBe(true);
  // eslint-disable-next-line no-control-regex
  expect(explanationText('asked', explanation, false)).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
}

function shuffled(objects: readonly ClusterObject[], seed: number): ClusterObject[] {
  const below = randomSource(seed);
  const rest = [...objects];
  return objects.map(() => rest.splice(below(rest.length), 1)[0]);
}

import * as fc from 'fast-check';
import { property, randomSource } from './runs';
import { Explainer } from '../../src/explain/explainer';
import { ClusterObject } from '../../src/model/cluster-object';
import { ClusterObjects } from '../../src/model/cluster-objects';
import { judge } from '../../src/schema/verdict';
import { behaviourOf } from '../../src/status/behaviour';
import { simulate } from '../../src/status/simulate';
import { statusReports } from '../../src/status/status-report';
import { admitted } from '../../src/verdict/admission';
import { Catalog } from '../../src/verdict/catalog';
import { PROFILES } from '../../src/verdict/profile';
import { drawSystem, objectsOf } from '../e2e/systems/system';
import { drawCase } from '../e2e/verdicts/cases';

const CATALOG = new Catalog(PROFILES.find(({ name }) => name === 'envoy-gateway-1.9-experimental')!);
const BEHAVIOURS = [behaviourOf({ envoyGateway: true }), behaviourOf({ envoyGateway: false })];
const NAMESPACES = ['infra', 'shop'];

/** Objects of every kind as the schemas let them be, with names and namespaces in common. */
const anything = fc.record({ seed: fc.nat(1_000_000), count: fc.integer({ min: 1, max: 25 }) }).map(({ seed, count }) =>
  Array.from({ length: count }, (_, index) => {
    const { object } = drawCase(seed, index, (definition, each) => judge(definition, each));
    const metadata = typeof object.metadata === 'object' && object.metadata !== null ? object.metadata as object : {};
    return admitted({ ...object, metadata: { ...metadata, name: `n${index % 3}`, namespace: NAMESPACES[index % 2] } }, CATALOG);
  }).filter(each => each !== undefined));

const MANNER = { wrong: 0.15, sendsRequests: false };

/** Systems whose parts refer to each other, rightly and wrongly. */
const systems = fc.record({ seed: fc.nat(1_000_000), index: fc.nat(500) }).map(({ seed, index }) =>
  objectsOf(drawSystem(seed, index, MANNER)).map(object => admitted(object, CATALOG)).filter(each => each !== undefined));

property('any valid objects have a status and an answer', anything, 15, objects => void said(objects));

property('the order of objects changes neither statuses nor answers', systems, 60, objects => {
  const below = randomSource(objects.length);
  const rest = [...objects];
  const turned = objects.map(() => rest.splice(below(rest.length), 1)[0]);
  expect(said(turned)).toEqual(said(objects));
});

/** Everything that is said of objects, by each of the two. */
function said(objects: readonly ClusterObject[]): unknown {
  return BEHAVIOURS.map(behaviour => {
    const simulation = simulate(new ClusterObjects(objects), behaviour);
    const explainer = new Explainer(simulation);
    const requests = simulation.gateways.flatMap(({ object: { metadata, spec } }) => spec.listeners.map(listener => ({
      protocol: listener.protocol === 'UDP' ? 'udp' as const : 'http' as const,
      port: listener.port,
      gateway: `${metadata.namespace}/${metadata.name}`,
      host: (listener.hostname ?? 'a.test').replace('*', 'any'),
      path: '/a/b',
    })));
    return {
      statuses: statusReports(simulation).map(({ object, status }) => [object.kind, object.metadata, status]),
      answers: requests.flatMap(request => explainer.explain(request).map(({ route, rule, answer, refused, backends }) =>
        [route?.object.metadata, rule, answer, refused, backends.map(({ backend: { name }, share }) => [name, share])])),
    };
  });
}

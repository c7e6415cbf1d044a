import * as fc from 'fast-check';
import { property } from './runs';
import { ClusterFinding, clusterFindings } from '../../src/checks/cluster-findings';
import { simulatePartially } from '../../src/checks/partial-cluster';
import { ClusterObject } from '../../src/model/cluster-object';
import { judge } from '../../src/schema/verdict';
import { behaviourOf } from '../../src/status/behaviour';
import { admitted } from '../../src/verdict/admission';
import { Catalog } from '../../src/verdict/catalog';
import { FEATURES } from '../../src/verdict/implementations';
import { PROFILES } from '../../src/verdict/profile';
import { DEFINITIONS } from '../e2e/verdicts/definitions';
import { towardsValid } from '../e2e/verdicts/generate/towards-valid';
import { drawValue } from '../e2e/verdicts/generate/values';
import { isObject, Json, JsonObject } from '../e2e/verdicts/json';
import { Random } from '../e2e/verdicts/random';

/** What texts of these fields become, so that objects meet. */
const POOLS: { readonly [field: string]: readonly string[] } = {
  name: ['a', 'b'], namespace: ['x', 'y'], sectionName: ['a', 'b'], gatewayClassName: ['a'], hostname: ['a.example.com', '*.example.com'],
};

const catalog = new Catalog(PROFILES[1]);
/** Valid objects of every kind. */
const DRAWN: readonly ClusterObject[] = DEFINITIONS.filter(({ served, channel }) => served && channel !== 'standard').flatMap(definition =>
  Array.from({ length: definition.kind.endsWith('Route') || definition.kind === 'Gateway' ? 14 : 4 }, (_, index) => {
    const random = new Random(index, definition.node);
    const drawn = drawValue(definition.schema, random, { density: random.pick([0.2, 0.5]), focus: new Set(), budget: 60 }) as JsonObject;
    const object: JsonObject = {
      ...meeting(drawn, random) as JsonObject,
      apiVersion: `${definition.group}/${definition.version}`,
      kind: definition.kind,
      metadata: { name: random.pick(['a', 'b']), ...definition.namespaced && { namespace: random.pick(['x', 'y']) } },
    };
    return admitted(towardsValid(object, definition.schema, each => judge(definition, each), random), catalog);
  }).filter(object => object !== undefined));

function meeting(value: Json, random: Random, field = ''): Json {
  if (typeof value === 'string') return Object.hasOwn(POOLS, field) ? random.pick(POOLS[field]) : value;
  if (Array.isArray(value)) return value.map(item => meeting(item, random, field === 'hostnames' ? 'hostname' : ''));
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, meeting(each, random, key)])) : value;
}

const CLASS: ClusterObject = {
  apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GatewayClass', metadata: { name: 'a' }, spec: { controllerName: 'gateway.envoyproxy.io/gatewayclass-controller' },
};

const cluster = fc.record({
  objects: fc.uniqueArray(fc.constantFrom(...DRAWN.filter(({ kind }) => kind !== 'GatewayClass')), { maxLength: 25, selector: ({ kind, metadata: { namespace, name } }) => `${kind} ${namespace}/${name}` }),
  envoyGateway: fc.boolean(),
  without: fc.constantFrom([], FEATURES),
  order: fc.infiniteStream(fc.nat(1000)),
});

function textOf({ id, severity, object: { kind, metadata: { namespace, name } }, keys, message, fix }: ClusterFinding): string {
  return [severity, id, `${kind} ${namespace}/${name}`, keys.join('.'), message, fix].join(' | ');
}

test('there are valid objects of every kind', () => {
  expect(new Set(DRAWN.map(({ kind }) => kind)).size).toBe(new Set(DEFINITIONS.map(({ kind }) => kind)).size);
});

property('any valid objects have findings that read well, whatever order they are in', cluster, 300, ({ objects, envoyGateway, without, order }) => {
  const find = (all: readonly ClusterObject[]) => clusterFindings(simulatePartially(all, behaviourOf({ envoyGateway }, { without }))).map(textOf);
  const found = find([CLASS, ...objects]);
  for (const text of found) expect(text).not.toMatch(/undefined|\[object|NaN|\.-1\b/);
  const shuffled = [CLASS, ...objects].map(object => ({ object, place: order.next().value as number }))
    .sort((a, b) => a.place - b.place).map(({ object }) => object);
  expect(find(shuffled).sort()).toEqual([...found].sort());
});

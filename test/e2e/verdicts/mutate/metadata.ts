import { Mutation, Subject, told } from './mutation';
import { ZOO } from './types';
import { drawMetadata } from '../generate/metadata';
import { copy, isObject, Json, JsonObject, put, remove } from '../json';
import { Random } from '../random';

const LONG = 'x'.repeat(64);
const NAMES: readonly Json[] = ['', 'Web', 'a_b', 'a..b', '-a', 'a-', 'a.', 'é', 'a/b', '.', '..', 'a%b', 'x'.repeat(254), LONG, 'a\n', ' a', 1, null, [], {}];
const KEYS = ['', 'A', 'a b', '/a', 'a/', 'a/b/c', 'A.b/c', '-a', `${LONG}`, `example.com/${LONG}`, `${'y.'.repeat(127)}y/a`, 'é', '__proto__', 'a\n', 'kubernetes.io/x'];
const VALUES: readonly Json[] = ['', 'a b', '-a', 'a-', LONG, 'é', 'a\n', 'a/b', 1, true, null, [], {}, 1.5];
const OWNER = { apiVersion: 'v1', kind: 'ConfigMap', name: 'a', uid: 'b' };
const OWNERS: readonly Json[] = [
  [{}], [null], [{ ...OWNER, uid: '' }], [{ ...OWNER, name: '' }], [{ ...OWNER, apiVersion: '' }], [{ ...OWNER, apiVersion: 'a/b/c' }], [{ ...OWNER, apiVersion: 'apps/' }], [{ ...OWNER, kind: '' }],
  [{ ...OWNER, kind: 'Event' }], [{ ...OWNER, controller: true }, { ...OWNER, uid: 'c', controller: true }], [OWNER, OWNER], [{ ...OWNER, extra: 1 }], [{ ...OWNER, controller: 'true' }],
  [{ ...OWNER, name: 1 }], {}, '', 'a', null, [[]], [{ ...OWNER, controller: null }],
  [{ ...OWNER, controller: true }, { ...OWNER, controller: true }], [{ ...OWNER, uid: '' }, { ...OWNER, uid: '' }],
];
const TIMES: readonly Json[] = ['', 'now', '2026-01-02', '2026-01-02T03:04:05', '2026-02-30T00:00:00Z', '2026-01-02T03:04:05.123456Z', '2026-01-02t03:04:05z', 0, 1.5, {}, [], null, true];
const FINALIZERS: readonly Json[] = [[''], ['a b'], ['a/b/c'], ['Example.com/a'], ['orphan', 'foregroundDeletion'], [1], [null], 'a', {}, null, ['a', 'a'], [`example.com/${LONG}`]];
const MANAGED: readonly Json[] = [
  [], [{}], [null], null, 'a', {}, [{ manager: 'x'.repeat(129), operation: 'Update', apiVersion: 'v1', time: '2026-01-02T03:04:05Z', fieldsType: 'FieldsV1', fieldsV1: {} }],
  [{ manager: 'a', operation: 'Other' }], [{ manager: 'a', operation: 'Apply', apiVersion: 'v1', fieldsType: 'FieldsV1', fieldsV1: { 'f:spec': {} } }], [{ manager: 'a', operation: 'Apply', extra: 1 }],
  [{ manager: 'a', operation: 'Update', fieldsType: 'FieldsV2' }], [{ manager: 1 }], [{ manager: 'a', operation: 'Update', fieldsV1: 'x' }], [{ time: 'now' }], [{ subresource: 'x'.repeat(257) }],
];
const WHOLE: readonly Json[] = [null, [], '', 'text', 0, true, [{}], {}];

export const METADATA: readonly Mutation[] = [
  oneOf('metadata.name', 3, 'name', NAMES),
  oneOf('metadata.generateName', 2, 'generateName', [...NAMES, 'web-', 'web.', 'a'.repeat(59)]),
  oneOf('metadata.namespace', 2, 'namespace', ['', 'A', 'a.b', 'a_b', LONG, '-a', 1, null, [], 'é']),
  oneOf('metadata.ownerReferences', 2, 'ownerReferences', OWNERS),
  oneOf('metadata.finalizers', 1, 'finalizers', FINALIZERS),
  oneOf('metadata.creationTimestamp', 1, 'creationTimestamp', TIMES),
  oneOf('metadata.deletionTimestamp', 1, 'deletionTimestamp', TIMES),
  oneOf('metadata.managedFields', 1, 'managedFields', MANAGED),
  oneOf('metadata.uid', 1, 'uid', ['a', '', 1, null, {}]),
  oneOf('metadata.generation', 1, 'generation', [-1, 0, 1, 1.5, 2 ** 53, 2 ** 63, '1', null, 1e21]),
  oneOf('metadata.resourceVersion', 1, 'resourceVersion', ['', '0', '1', 'a', 1, null]),
  oneOf('metadata.deletionGracePeriodSeconds', 1, 'deletionGracePeriodSeconds', [-1, 1.5, '1', null, {}, 2 ** 40]),
  oneOf('metadata.selfLink', 1, 'selfLink', ['/a', 1, null]),
  oneOf('an unknown field of metadata', 2, 'extra', ZOO),
  oneOf('an unknown field of metadata', 1, 'Labels', [{}]),
  oneOf('an unknown field of metadata', 1, 'clusterName', ['a']),
  oneOf('an unknown field of metadata', 1, '__proto__', [{}, 1]),
  { name: 'a label', weight: 3, mutate: (subject, random) => entry(subject, random, 'labels') },
  { name: 'an annotation', weight: 3, mutate: (subject, random) => entry(subject, random, 'annotations') },
  { name: 'labels of another type', weight: 1, mutate: (subject, random) => replace(subject, ['metadata', random.pick(['labels', 'annotations'])], copy(random.pick(ZOO))) },
  {
    name: 'annotations as big as is allowed, or bigger',
    weight: 1,
    mutate: (subject, random) => {
      const [letter, bytes] = random.pick([['x', 1], ['é', 2], ['😀', 4]] as const);
      const rest = 256 * 1024 - 1;
      return replace(subject, ['metadata', 'annotations'], { a: letter.repeat(Math.floor(rest / bytes)) + 'x'.repeat(rest % bytes + random.pick([0, 1])) });
    },
  },
  { name: 'metadata of another type', weight: 2, mutate: (subject, random) => replace(subject, ['metadata'], copy(random.pick(WHOLE))) },
  {
    name: 'no metadata',
    weight: 1,
    mutate: ({ object }) => {
      remove(object, ['metadata']);
      return told(['metadata'], undefined);
    },
  },
  {
    name: 'no name or namespace, or one too many',
    weight: 3,
    mutate: (subject, random) => {
      const field = random.pick(['name', 'namespace']);
      if (field === 'namespace' && !subject.namespaced) return replace(subject, ['metadata', field], 'default');
      remove(subject.object, ['metadata', field]);
      return told(['metadata', field], undefined);
    },
  },
  {
    name: 'metadata of other objects',
    weight: 1,
    mutate: (subject, random) => replace(subject, ['metadata'], drawMetadata({ namespaced: random.chance(0.5) }, random)),
  },
];

function oneOf(name: string, weight: number, field: string, values: readonly Json[]): Mutation {
  return { name, weight, mutate: (subject, random) => replace(subject, ['metadata', field], copy(random.pick(values))) };
}

function entry(subject: Subject, random: Random, field: string): string | undefined {
  const present = (subject.object.metadata as JsonObject | undefined)?.[field];
  const entries = isObject(present) ? present : {};
  const [key, value] = random.chance(0.5) ? [random.pick(KEYS), 'a'] : ['a', random.pick(VALUES)];
  put(entries, [key], copy(value));
  return replace(subject, ['metadata', field], entries);
}

function replace({ object }: Subject, keys: readonly string[], value: Json): string | undefined {
  if (keys.length > 1 && !isObject(object.metadata)) return undefined;
  put(object, keys, value);
  return told(keys, value);
}

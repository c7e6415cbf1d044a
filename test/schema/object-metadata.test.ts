import { metadataErrors } from '../../src/schema/object-metadata';
import { judge } from '../../src/schema/verdict';

const GOOD = { name: 'web', namespace: 'shop' };

function said(metadata: object, namespaced = true): string[] {
  return metadataErrors({ ...GOOD, ...metadata }, namespaced).map(({ type, path }) => `${type.replace('FieldValue', '')} ${path}`);
}

const long = (length: number) => 'a'.repeat(length);
const owner = (fields: object = {}) => ({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', uid: '1', ...fields });

test.each<[string, readonly string[], readonly string[]]>([
  ['name', ['a', '1', 'web-1', 'a.b-c.d', long(253), 'a.b'], ['A', '-a', 'a-', 'a..b', '.a', 'a.', 'a_b', 'a b', '\u00e4', long(254), 'a/b', 'a\n']],
  ['namespace', ['a', 'team-a', long(63)], ['A', 'a.b', '-a', 'a-', long(64), 'a_b']],
  ['generateName', ['web-', 'a', 'a.b-'], ['A', '-', 'a_', '-a', long(254)]],
])('%s', (field, right, wrong) => {
  expect(right.filter(value => said({ [field]: value }).length > 0)).toEqual([]);
  expect(wrong.filter(value => !said({ [field]: value }).includes(`Invalid metadata.${field}`))).toEqual([]);
});

test('an object has a name, or the beginning of one', () => {
  expect(said({ name: undefined })).toEqual(['Required metadata.name']);
  expect(said({ name: '' })).toEqual(['Required metadata.name']);
  expect(said({ name: undefined, generateName: 'web-' })).toEqual([]);
});

test('the namespace of an object of the cluster is nothing', () => {
  expect(said({ namespace: 'NOT RIGHT' }, false)).toEqual([]);
});

describe('keys', () => {
  const right = ['a', 'A', 'a.b_c-d', '1', 'example.com/a', 'sub.example.com/A_b', long(63), `${long(253)}/a`];
  const wrong = ['', 'a/', '/a', 'a/b/c', 'Example.com/a', '-a', 'a-', 'a b', 'a\u00e4', long(64), `${long(254)}/a`, 'a_b/c'];

  test.each<[string, (key: string) => object]>([
    ['labels', key => ({ labels: { [key]: 'x' } })],
    ['finalizers', key => ({ finalizers: [key] })],
  ])('of %s', (field, metadata) => {
    expect(right.filter(key => said(metadata(key)).length > 0)).toEqual([]);
    expect(wrong.filter(key => said(metadata(key)).join() !== `Invalid metadata.${field}`)).toEqual([]);
  });

  test('of annotations, whose domain may have capitals', () => {
    expect([...right, 'Example.com/a'].filter(key => said({ annotations: { [key]: 'x' } }).length > 0)).toEqual([]);
    expect(wrong.filter(key => key !== 'Example.com/a' && said({ annotations: { [key]: 'x' } }).join() !== 'Invalid metadata.annotations')).toEqual([]);
  });

  test('may be names that JavaScript has', () => {
    expect(said({ labels: JSON.parse('{"constructor": "a", "toString": "b"}') })).toEqual([]);
    expect(said({ labels: JSON.parse('{"__proto__": "a"}') })).toEqual(['Invalid metadata.labels']);
  });
});

test('values of labels', () => {
  expect(['', 'a', 'A.b_c-1', long(63)].filter(value => said({ labels: { a: value } }).length > 0)).toEqual([]);
  expect(['-', 'a-', 'a b', 'a/b', '\u00e4', long(64)].filter(value => said({ labels: { a: value } }).join() !== 'Invalid metadata.labels')).toEqual([]);
});

test('annotations are of 256 KiB together, in UTF-8', () => {
  const most = 256 * 1024;
  expect(said({ annotations: { a: long(most - 1) } })).toEqual([]);
  expect(said({ annotations: { a: long(most) } })).toEqual(['TooLong metadata.annotations']);
  expect(said({ annotations: { a: long(most / 2), b: long(most / 2 - 1) } })).toEqual(['TooLong metadata.annotations']);
  expect(said({ annotations: { a: '\u00e4'.repeat(most / 2 - 1) } })).toEqual([]);
  expect(said({ annotations: { a: '\u00e4'.repeat(most / 2) } })).toEqual(['TooLong metadata.annotations']);
});

test.each<[string, readonly object[], string[]]>([
  ['may be none', [], []],
  ['are right', [owner(), owner({ controller: true, blockOwnerDeletion: true })], []],
  ['have a version', [owner({ apiVersion: '' })], ['Invalid metadata.ownerReferences.apiVersion']],
  ['have a version of one slash at most', [owner({ apiVersion: 'a/b/c' })], ['Invalid metadata.ownerReferences.apiVersion']],
  ['have a version behind the slash', [owner({ apiVersion: 'a/' })], ['Invalid metadata.ownerReferences.apiVersion']],
  ['have a kind, a name and a uid', [owner({ kind: undefined, name: undefined, uid: '' })], ['Invalid metadata.ownerReferences.kind', 'Invalid metadata.ownerReferences.name', 'Invalid metadata.ownerReferences.uid']],
  ['are no events', [owner({ apiVersion: 'v1', kind: 'Event' })], ['Invalid metadata.ownerReferences']],
  ['have one controller', ['1', '2', '3'].map(uid => owner({ uid, controller: true })), ['Invalid metadata.ownerReferences', 'Invalid metadata.ownerReferences']],
  ['may say the same controller twice', [owner({ controller: true }), owner({ controller: true })], []],
])('owners %s', (_, ownerReferences, expected) => {
  expect(said({ ownerReferences })).toEqual(expected);
});

test('an object is orphaned or deleted before its dependents, not both', () => {
  expect(said({ finalizers: ['orphan', 'a'] })).toEqual([]);
  expect(said({ finalizers: ['orphan', 'foregroundDeletion'] })).toEqual(['Invalid metadata.finalizers']);
});

test.each<[unknown, string[]]>([
  [{ ...GOOD, labels: { a: 1 } }, ['TypeInvalid metadata.labels.a']],
  [{ ...GOOD, labels: ['a'] }, ['TypeInvalid metadata.labels']],
  [{ ...GOOD, annotations: { a: { b: 'c' } } }, ['UnknownField metadata.annotations.a.b', 'TypeInvalid metadata.annotations.a']],
  [{ ...GOOD, finalizers: 'a' }, ['TypeInvalid metadata.finalizers']],
  [{ name: 5 }, ['TypeInvalid metadata.name']],
  [{ ...GOOD, generation: 'a' }, ['TypeInvalid metadata.generation']],
  [{ ...GOOD, labels: null, annotations: { a: null }, finalizers: null, ownerReferences: null, creationTimestamp: null }, []],
  [{ ...GOOD, nmae: 'a' }, ['UnknownField metadata.nmae']],
  [undefined, ['Required metadata.name']],
])('metadata %j', (metadata, expected) => {
  const definition = { group: 'a', version: 'v1', kind: 'A', namespaced: true, statusSubresource: false, schema: { type: 'object' } } as const;
  expect(judge(definition, { apiVersion: 'a/v1', kind: 'A', metadata }).map(({ type, path }) => `${type.replace('FieldValue', '')} ${path}`)).toEqual(expected);
});

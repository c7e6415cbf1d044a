import { frozen } from './frozen';
import { listTypeErrors } from '../../src/schema/list-types';
import { StructuralSchema } from '../../src/schema/structural-schema';

const set: StructuralSchema = { 'type': 'array', 'x-kubernetes-list-type': 'set', 'items': {} };
const byName: StructuralSchema = { 'type': 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'], 'items': { type: 'object' } };
const byTwo: StructuralSchema = { ...byName, 'x-kubernetes-list-map-keys': ['port', 'protocol'] };

function said(value: unknown, schema: StructuralSchema): string[] {
  return listTypeErrors(frozen({ it: value }), { type: 'object', properties: { it: schema } }).map(({ type, path }) => `${type.replace('FieldValue', '')} ${path}`);
}

test.each<[string, StructuralSchema, unknown, string[]]>([
  ['a set has each item once', set, ['a', 'b', 'a'], ['Duplicate it[2]']],
  ['of equal items only the second is told', set, ['a', 'a', 'a', 'b', 'b'], ['Duplicate it[1]', 'Duplicate it[4]']],
  ['items of other types differ', set, [1, '1', true, 'true', null, 'null'], []],
  ['the same number is the same item', set, [1, 1.0, 0, -0], ['Duplicate it[1]', 'Duplicate it[3]']],
  ['items may be maps, whatever the order of their fields', set, [{ a: 1, b: 2 }, { b: 2, a: 1 }, { a: 1 }], ['Duplicate it[1]']],
  ['a set may be empty', set, [], []],
  ['what is no list has no items', set, { a: 'a' }, []],
  ['an atomic list has what it has', { 'type': 'array', 'x-kubernetes-list-type': 'atomic' }, ['a', 'a'], []],
  ['a list has what it has', { type: 'array' }, ['a', 'a'], []],
  ['a map has each key once', byName, [{ name: 'a' }, { name: 'b' }, { name: 'a', more: 1 }], ['Duplicate it[2]']],
  ['no key is a key', byName, [{}, { more: 1 }], ['Duplicate it[1]']],
  ['all keys count together', byTwo, [{ port: 1, protocol: 'A' }, { port: 1, protocol: 'B' }, { port: 1 }, { port: 1, protocol: 'A' }], ['Duplicate it[3]']],
  ['keys of another type differ', byTwo, [{ port: 1 }, { port: '1' }], []],
  ['names that JavaScript has are names', byName, [{ name: '__proto__' }, { name: 'constructor' }], []],
  ['an item that is no map is told instead', byName, [{ name: 'a' }, 'b', { name: 'a' }], ['Invalid it[1]']],
  ['an item that is null is no map either, and no matter here', byName, [null, { name: 'a' }], []],
  ['lists in items are looked at', { type: 'array', items: set }, [['a'], ['a', 'a']], ['Duplicate it[1][1]']],
  ['and in values of maps', { type: 'object', additionalProperties: set }, { k: ['a', 'a'] }, ['Duplicate it[k][1]']],
  ['and in fields of items', { ...byName, items: { properties: { l: set } } }, [{ name: 'a', l: [1, 1] }], ['Duplicate it[0].l[1]']],
])('%s', (_, schema, value, expected) => {
  expect(said(value, schema)).toEqual(expected);
});

test('a duplicate comes with what makes it one', () => {
  const schema = { properties: { it: byTwo } };
  expect(listTypeErrors({ it: [{ port: 1, x: 1 }, { port: 1, x: 2 }] }, schema)).toEqual([
    { type: 'FieldValueDuplicate', path: 'it[1]', keys: ['it', 1], value: { port: 1 }, cause: { keyword: 'listType', by: ['port', 'protocol'] } },
  ]);
});

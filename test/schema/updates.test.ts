import { frozen } from './frozen';
import { StructuralSchema } from '../../src/schema/structural-schema';
import { judge } from '../../src/schema/verdict';

const META = { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'a', namespace: 'b' } };

function said(spec: StructuralSchema, value: unknown, old: unknown, status: { readonly statusSubresource?: boolean } = {}): string[] {
  const schema = frozen({ type: 'object', properties: { spec, status: { type: 'object', properties: { n: { type: 'integer' } } } } } as const);
  const definition = { group: 'example.com', version: 'v1', kind: 'Thing', namespaced: true, statusSubresource: false, ...status, schema };
  return judge(definition, frozen({ ...META, spec: value }), old === undefined ? undefined : frozen({ ...META, spec: old }))
    .map(({ type, path }) => `${type.replace('FieldValue', '')} ${path}`);
}

const rule = (...rules: string[]) => ({ 'x-kubernetes-validations': rules.map(each => ({ rule: each })) });

describe('a rule about a change', () => {
  const kept: StructuralSchema = { type: 'object', properties: { a: { type: 'string', ...rule('self == oldSelf') }, b: { type: 'string' } } };

  test.each<[string, unknown, unknown, string[]]>([
    ['is not tried where nothing was', { a: 'x' }, undefined, []],
    ['is not tried where its field is new', { a: 'x' }, {}, []],
    ['is not tried where its field is gone', {}, { a: 'x' }, []],
    ['holds where nothing changed', { a: 'x', b: 'y' }, { a: 'x' }, []],
    ['is broken by a change', { a: 'y' }, { a: 'x' }, ['Invalid spec.a']],
  ])('%s', (_, value, old, expected) => {
    expect(said(kept, value, old)).toEqual(expected);
  });

  test('is broken again where it was before, whatever stays the same', () => {
    expect(said({ type: 'object', ...rule('self.n > oldSelf.n'), properties: { n: { type: 'integer' } } }, { n: 1 }, { n: 1 })).toEqual(['Invalid spec']);
  });

  const item: StructuralSchema = { type: 'object', properties: { name: { type: 'string' }, v: { type: 'string' } }, ...rule('self.v == oldSelf.v') };
  const byName: StructuralSchema = { 'type': 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'], 'items': item };

  test.each<[string, StructuralSchema, unknown, unknown, string[]]>([
    ['finds an item by its key', byName, [{ name: 'b', v: '1' }, { name: 'a', v: '2' }], [{ name: 'a', v: '1' }, { name: 'b', v: '1' }], ['Invalid spec[1]']],
    ['knows no other item', byName, [{ name: 'c', v: '2' }], [{ name: 'a', v: '1' }], []],
    ['does not know items of other lists', { type: 'array', items: item }, [{ name: 'a', v: '2' }], [{ name: 'a', v: '1' }], []],
    ['knows the values of a map', { type: 'object', additionalProperties: item }, { k: { v: '2' }, l: { v: '2' } }, { k: { v: '1' } }, ['Invalid spec[k]']],
  ])('%s', (_, schema, value, old, expected) => {
    expect(said(schema, value, old)).toEqual(expected);
  });
});

describe('what was wrong before', () => {
  const schema: StructuralSchema = {
    type: 'object',
    required: ['r'],
    properties: { r: { type: 'string' }, n: { type: 'integer', maximum: 5 }, t: { type: 'string', maxLength: 2 }, list: { type: 'array', items: { type: 'string', enum: ['a'] } }, x: { type: 'string', ...rule('self != "x"') } },
  };

  test.each<[string, unknown, unknown, string[]]>([
    ['may stay', { r: '', n: 9, t: 'long', x: 'x' }, { r: '', n: 9, t: 'long', x: 'x' }, []],
    ['may stay where something else changes', { r: 'new', n: 9, t: 'long', x: 'x' }, { r: '', n: 9, t: 'long', x: 'x' }, []],
    ['may not become something else that is wrong', { r: '', n: 8, x: 'x' }, { r: '', n: 9, x: 'y' }, ['Invalid spec.n', 'Invalid spec.x']],
    ['is wrong where it is new', { r: '', n: 9 }, { r: '' }, ['Invalid spec.n']],
    ['may lack still', { n: 1 }, { n: 1 }, []],
    ['may not lack anew', { n: 2 }, { n: 1 }, ['Required spec.r']],
    ['may stay in a list that stays', { r: '', list: ['b'] }, { r: 'x', list: ['b'] }, []],
    ['may not stay in a list that changes', { r: '', list: ['b', 'a'] }, { r: '', list: ['b'] }, ['NotSupported spec.list[0]']],
  ])('%s', (_, value, old, expected) => {
    expect(said(schema, value, old)).toEqual(expected);
  });

  test('unknown fields are refused though they were there', () => {
    expect(said({ type: 'object', properties: {} }, { no: 1 }, { no: 1 })).toEqual(['UnknownField spec.no']);
  });

  test('twice the same item may stay, in whatever list', () => {
    const set: StructuralSchema = { 'type': 'array', 'x-kubernetes-list-type': 'set', 'items': { type: 'string' } };
    expect(said(set, ['a', 'a', 'b'], ['a', 'a'])).toEqual([]);
    expect(said(set, ['a', 'a'], ['a', 'b'])).toEqual(['Duplicate spec[1]']);
  });

  test('defaults are the same as what they stand for', () => {
    const defaulted: StructuralSchema = { type: 'object', properties: { n: { type: 'integer', default: 9, maximum: 5 } } };
    expect(said(defaulted, {}, { n: 9 })).toEqual([]);
    expect(said(defaulted, { n: 9 }, {})).toEqual([]);
  });
});

describe('the status', () => {
  const judged = (object: object, old?: object) => {
    const schema: StructuralSchema = { type: 'object', properties: { status: { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } } } };
    const definition = { group: 'example.com', version: 'v1', kind: 'Thing', namespaced: true, schema };
    return [false, true].map(statusSubresource =>
      judge({ ...definition, statusSubresource }, { ...META, ...object }, old && { ...META, ...old }).map(({ path }) => path));
  };

  test('of what is created is judged only where clients write it, its unknown fields always', () => {
    expect(judged({ status: {} })).toEqual([['status.n'], []]);
    expect(judged({ status: { n: 1, no: 1 } })).toEqual([['status.no'], ['status.no']]);
  });

  test('of what is updated is what it was', () => {
    expect(judged({ status: { n: 'x' } }, { status: { n: 1 } })).toEqual([['status.n'], []]);
    expect(judged({}, { status: { n: 1 } })).toEqual([[], []]);
  });
});

test('with an old object that is none, it is a creation', () => {
  expect([null, 'text', 5, []].map(old => judge({ group: 'a', version: 'v1', kind: 'A', namespaced: true, statusSubresource: false, schema: {} }, {}, old).map(({ path }) => path)))
    .toEqual([['metadata.name'], ['metadata.name'], ['metadata.name'], ['metadata.name']]);
});

test('a value that stands in two places is compared with what was in each', () => {
  const schema: StructuralSchema = { type: 'array', items: { type: 'object', properties: { d: { type: 'object', default: { n: 9 }, properties: { n: { type: 'integer', maximum: 5 } } } } } };
  const byName = { ...schema, 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'] } as const;
  const named: StructuralSchema = { ...byName, items: { ...schema.items, properties: { ...schema.items!.properties, name: { type: 'string' } } } };
  expect(said(named, [{ name: 'a' }, { name: 'b' }], [{ name: 'a' }, { name: 'b', d: { n: 1 } }])).toEqual(['Invalid spec[1].d.n']);
});

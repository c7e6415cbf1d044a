import { frozen } from './frozen';
import { prepare } from '../../src/schema/preparation';
import { StructuralSchema } from '../../src/schema/structural-schema';

const text: StructuralSchema = { type: 'string' };
const anything: StructuralSchema = { 'x-kubernetes-preserve-unknown-fields': true };
const open: StructuralSchema = { 'type': 'object', 'properties': { a: text, deep: { type: 'object', properties: { b: text } } }, 'x-kubernetes-preserve-unknown-fields': true };

function prepared(value: unknown, schema: StructuralSchema): { object: unknown; unknown: string[] } {
  const root = { type: 'object', properties: { it: schema } } as const;
  const { object, unknownFields } = prepare(frozen({ it: value }), frozen(root));
  return { object: (object as { it: unknown }).it, unknown: unknownFields.map(({ path }) => path) };
}

describe('unknown fields', () => {
  test.each<[string, unknown, StructuralSchema, unknown, string[]]>([
    ['go', { a: 'x', b: 1 }, { properties: { a: text } }, { a: 'x' }, ['it.b']],
    ['go below fields', { a: { b: 1, c: 2 } }, { properties: { a: { properties: { b: {} } } } }, { a: { b: 1 } }, ['it.a.c']],
    ['go from items', [{ a: 'x' }, { a: 'y', b: 1 }], { items: { properties: { a: text } } }, [{ a: 'x' }, { a: 'y' }], ['it[1].b']],
    ['go from values of maps', { x: { a: 'x', b: 1 } }, { additionalProperties: { properties: { a: text } } }, { x: { a: 'x' } }, ['it.x.b']],
    ['go from items of items', [[{ b: 1 }]], { items: { items: { properties: {} } } }, [[{}]], ['it[0][0].b']],
    ['keys of a map are none', { b: 'x' }, { additionalProperties: text }, { b: 'x' }, []],
    ['go where a map is no map', { b: { c: 1 } }, { additionalProperties: text }, { b: {} }, ['it.b.c']],
    ['go where a text is a map', { b: 1 }, text, {}, ['it.b']],
    ['go where a text is a list', [{ b: 1 }, 'x'], text, [{}, 'x'], ['it[0].b']],
    ['go where a map is a list', [{ a: 'x' }], { properties: { a: text } }, [{}], ['it[0].a']],
    ['stay where all are kept', { b: { c: [{ d: 1 }] } }, anything, { b: { c: [{ d: 1 }] } }, []],
    ['stay where some are known', { a: 'x', b: { c: 1 } }, open, { a: 'x', b: { c: 1 } }, []],
    ['go below known ones again', { deep: { b: 'x', c: 1 } }, open, { deep: { b: 'x' } }, ['it.deep.c']],
    ['may be called anything', JSON.parse('{"__proto__": {"a": 1}, "constructor": 1, "toString": 1, "a": "x"}'), { properties: { a: text } }, { a: 'x' }, ['it.__proto__', 'it.constructor', 'it.toString']],
    ['of a known name that JavaScript has', JSON.parse('{"__proto__": {"a": 1, "b": 2}}'), JSON.parse('{"properties": {"__proto__": {"properties": {"a": {}}}}}'), JSON.parse('{"__proto__": {"a": 1}}'),
      ['it.__proto__.b']],
    ['of null are none', null, { properties: {} }, undefined, []],
  ])('%s', (_, value, schema, object, unknown) => {
    expect(prepared(value, schema)).toEqual({ object, unknown });
  });

  test('tell what could stand there', () => {
    const item = { properties: { name: text, kind: text } };
    const { unknownFields: [{ type, keys, value, cause }] } = prepare({ spec: [{ nmae: 5 }] }, { properties: { spec: { items: item } } });
    expect({ type, keys, value, cause }).toEqual({ type: 'UnknownField', keys: ['spec', 0, 'nmae'], value: 5, cause: { keyword: 'unknown', known: ['name', 'kind'] } });
  });

  test('apiVersion, kind and metadata are of every object, and only of it', () => {
    const fields = { apiVersion: 'a/v1', kind: 'A', metadata: { anything: [null] } };
    expect(prepare(fields, { properties: {} })).toEqual({ object: fields, unknownFields: [] });
    expect(prepared(fields, { properties: {} }).unknown).toEqual(['it.apiVersion', 'it.kind', 'it.metadata']);
  });
});

describe('null', () => {
  test.each<[string, unknown, StructuralSchema, unknown]>([
    ['of a field goes', { a: null, b: 'x' }, { properties: { a: text, b: text } }, { b: 'x' }],
    ['of a field stays where it may', { a: null }, { properties: { a: { ...text, nullable: true } } }, { a: null }],
    ['of a field gives way to its default', { a: null }, { properties: { a: { ...text, default: 'x' } } }, { a: 'x' }],
    ['of a nullable field is no lack', { a: null }, { properties: { a: { ...text, nullable: true, default: 'x' } } }, { a: null }],
    ['of a map goes', { a: null }, { additionalProperties: text }, {}],
    ['of an item stays, for its type to be refused', [null, 'x'], { items: text }, [null, 'x']],
    ['of an item gives way to its default', [null], { items: { ...text, default: 'x' } }, ['x']],
    ['of what is kept stays', { a: { b: null } }, anything, { a: { b: null } }],
  ])('%s', (_, value, schema, object) => {
    expect(prepared(value, schema)).toEqual({ object, unknown: [] });
  });
});

describe('defaults', () => {
  const nested: StructuralSchema = {
    type: 'object',
    properties: {
      outer: {
        type: 'object',
        default: {},
        properties: { inner: { type: 'object', default: { given: 'x' }, properties: { given: text, added: { type: 'integer', default: 1 } } } },
      },
    },
  };

  test.each<[string, unknown, StructuralSchema, unknown]>([
    ['fill what lacks', {}, { properties: { a: { default: 'x' }, b: text } }, { a: 'x' }],
    ['leave what is there', { a: '' }, { properties: { a: { default: 'x' } } }, { a: '' }],
    ['are filled themselves', {}, nested, { outer: { inner: { given: 'x', added: 1 } } }],
    ['are filled from where something is', { outer: { inner: {} } }, nested, { outer: { inner: { added: 1 } } }],
    ['are given to each item', [{}, { a: 'y' }], { items: { properties: { a: { default: 'x' } } } }, [{ a: 'x' }, { a: 'y' }]],
    ['are given to each value of a map', { k: {} }, { additionalProperties: { properties: { a: { default: 'x' } } } }, { k: { a: 'x' } }],
    ['may be false, 0 and empty', {}, { properties: { a: { default: false }, b: { default: 0 }, c: { default: '' } } }, { a: false, b: 0, c: '' }],
    ['may be null', {}, { properties: { a: { nullable: true, default: null } } }, { a: null }],
    ['are for no other type', 'text', { properties: { a: { default: 'x' } } }, 'text'],
    ['are for no list', [], { properties: { a: { default: 'x' } } }, []],
    ['may be of any name', {}, JSON.parse('{"properties": {"__proto__": {"default": 1}, "constructor": {"default": 2}}}'), JSON.parse('{"__proto__": 1, "constructor": 2}')],
  ])('%s', (_, value, schema, object) => {
    expect(prepared(value, schema)).toEqual({ object, unknown: [] });
  });
});

describe('what was given', () => {
  const schema: StructuralSchema = {
    type: 'object',
    properties: {
      same: { items: { properties: { a: text } } },
      changed: { items: { properties: { a: text, b: { default: 1 } } } },
      map: { additionalProperties: { properties: { a: text } } },
    },
  };

  test('is itself where nothing changes', () => {
    const value = frozen({ same: [{ a: 'x' }], map: { k: { a: 'x' } } });
    expect(prepare(value, schema).object).toBe(value);
  });

  test('is copied only on the way to what changes', () => {
    const value = frozen({ same: [{ a: 'x' }], changed: [{ a: 'x', b: 2 }, { a: 'y' }], map: { k: { a: 'x' }, l: { no: 1 } } });
    const object = prepare(value, schema).object as typeof value;
    expect(object).toEqual({ same: [{ a: 'x' }], changed: [{ a: 'x', b: 2 }, { a: 'y', b: 1 }], map: { k: { a: 'x' }, l: {} } });
    expect(object.same).toBe(value.same);
    expect(object.changed).not.toBe(value.changed);
    expect(object.changed[0]).toBe(value.changed[0]);
    expect(object.map.k).toBe(value.map.k);
  });
});

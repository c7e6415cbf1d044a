import * as fc from 'fast-check';
import { definitionsIn, ForeignDefinition, isCustomResourceDefinition } from '../../src/schema/custom-resource-definition';
import { judge } from '../../src/schema/verdict';
import { property } from '../properties/runs';

const META = { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'a', namespace: 'b' } };

function crd(spec: unknown, more: object = {}): { readonly [field: string]: unknown } {
  const schema = { openAPIV3Schema: { type: 'object', properties: { spec } } };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'things.example.com' },
    spec: { group: 'example.com', scope: 'Namespaced', names: { kind: 'Thing', plural: 'things' }, versions: [{ name: 'v1', served: true, storage: true, schema, ...more }] },
  };
}

function definition(spec: unknown): ForeignDefinition {
  return definitionsIn(crd(spec))[0];
}

function paths(spec: unknown, value: unknown): string[] {
  return judge(definition(spec), { ...META, spec: value }).map(({ type, path }) => `${type} ${path}`);
}

test('takes from a definition what objects are judged by', () => {
  const { schema, ...facts } = definition({ type: 'string', description: 'prose', title: 'prose', externalDocs: { url: 'a' } });
  expect(facts).toEqual({ group: 'example.com', version: 'v1', kind: 'Thing', namespaced: true, statusSubresource: false, served: true, deprecated: false, notChecked: [] });
  expect(schema).toEqual({ type: 'object', properties: { spec: { type: 'string' } } });
});

test('has each version, with what is its own', () => {
  const { spec } = crd({ type: 'string' }, { subresources: { status: {} } }) as any;
  const all = definitionsIn({ spec: { ...spec, scope: 'Cluster', versions: [...spec.versions, { name: 'v2', served: false, deprecated: true }] } });
  expect(all).toMatchObject([
    { version: 'v1', namespaced: false, statusSubresource: true, served: true, deprecated: false },
    { version: 'v2', namespaced: false, statusSubresource: false, served: false, deprecated: true },
  ]);
  // Without a schema anything goes.
  expect(judge(all[1], { ...META, anything: [{}] })).toEqual([]);
});

test.each<[string, unknown, unknown, string[]]>([
  ['types', { type: 'object', properties: { a: { type: 'integer' } } }, { a: 'x' }, ['FieldValueTypeInvalid spec.a']],
  ['rules', { 'type': 'string', 'x-kubernetes-validations': [{ rule: 'self.size() > 1', reason: 'FieldValueForbidden' }] }, 'a', ['FieldValueForbidden spec']],
  ['rules with a field of their own', { 'type': 'object', 'properties': { a: { type: 'string' } }, 'x-kubernetes-validations': [{ rule: 'false', fieldPath: '.a' }] }, {}, ['FieldValueInvalid spec.a']],
  ['bounds without themselves', { type: 'integer', minimum: 1, exclusiveMinimum: true }, 1, ['FieldValueInvalid spec']],
  ['values of an enum that are no scalars', { 'enum': [{ a: [1] }, null], 'x-kubernetes-preserve-unknown-fields': true }, { a: [1] }, []],
  ['values of an enum by their content', { 'enum': [{ a: [1] }, null], 'x-kubernetes-preserve-unknown-fields': true }, { a: [2] }, ['FieldValueNotSupported spec']],
  ['no alternatives', { anyOf: [], oneOf: [], allOf: [] }, 1, []],
  ['keywords that are null', { type: 'string', pattern: null, maxLength: null }, 'a', []],
  ['maps of nothing', { type: 'object', additionalProperties: false }, { a: 1 }, ['UnknownField spec.a']],
  ['maps of anything', { type: 'object', additionalProperties: true }, { a: 1 }, []],
  ['names that JavaScript has too', JSON.parse('{"type": "object", "properties": {"__proto__": {"type": "string"}, "constructor": {"type": "string"}}}'), JSON.parse('{"__proto__": 1, "constructor": 1}'),
    ['FieldValueTypeInvalid spec.__proto__', 'FieldValueTypeInvalid spec.constructor']],
])('judges by %s', (_, schema, value, expected) => {
  expect(paths(schema, value)).toEqual(expected);
});

test.each<[string, unknown, string[]]>([
  ['a function', { 'type': 'string', 'x-kubernetes-validations': [{ rule: 'quantity(self) == quantity("1")' }] }, ['quantity()']],
  ['an operator', { 'type': 'integer', 'x-kubernetes-validations': [{ rule: 'self % 2 == 0' }] }, ['the operator %']],
  ['what is no CEL', { 'type': 'integer', 'x-kubernetes-validations': [{ rule: 'self ==' }] }, ['an expression where it ends too early']],
  ['an optional oldSelf', { 'type': 'integer', 'x-kubernetes-validations': [{ rule: 'self == 1', optionalOldSelf: true }] }, ['optionalOldSelf']],
  ['times in rules', { 'type': 'object', 'properties': { at: { type: 'string', format: 'date-time' } }, 'x-kubernetes-validations': [{ rule: 'self.at == self.at' }] }, ['a rule about a time, a duration or bytes']],
  ['changes of lists without order', { 'type': 'array', 'items': { type: 'string' }, 'x-kubernetes-list-type': 'set', 'x-kubernetes-validations': [{ rule: 'self == oldSelf' }] }, ['oldSelf of lists without order']],
  ['a format', { type: 'object', properties: { a: { type: 'string', format: 'email' }, b: { type: 'string', format: 'no-format' }, c: { type: 'integer', format: 'int64' } } }, ['format email']],
  ['a pattern', { type: 'string', pattern: 'a(?=b)' }, ['pattern a(?=b)']],
  ['keywords', { 'type': 'object', 'x-kubernetes-embedded-resource': true, 'uniqueItems': false, 'patternProperties': {}, 'description': 'a' }, ['patternProperties', 'x-kubernetes-embedded-resource']],
  ['each once, in order', { type: 'array', items: { type: 'string', format: 'uri', pattern: '[' }, allOf: [{ format: 'uri' }] }, ['format uri', 'pattern [']],
])('names what is not checked: %s', (_, schema, expected) => {
  expect(definition(schema).notChecked).toEqual(expected);
});

test('a rule that cannot be judged, or a pattern, is passed over and the rest is judged', () => {
  expect(paths({ 'type': 'string', 'maxLength': 1, 'x-kubernetes-validations': [{ rule: 'isURL(self)' }, { rule: 'self != "b"' }] }, 'b')).toEqual(['FieldValueInvalid spec']);
  expect(paths({ type: 'object', properties: { a: { type: 'string', pattern: 'a(?=b)' }, b: { type: 'integer' } } }, { a: 'x', b: 'x' })).toEqual(['FieldValueTypeInvalid spec.b']);
});

describe('however deep a schema is', () => {
  const nested = (depth: number): any => depth === 0 ? { type: 'integer' } : { type: 'object', properties: { a: nested(depth - 1), b: { type: 'integer' } } };
  const valueOf = (depth: number): any => depth === 0 ? 'x' : { a: valueOf(depth - 1), b: 'x' };

  test('100 deep it is judged to its end', () => {
    expect(definition(nested(100)).notChecked).toEqual([]);
    expect(paths(nested(100), valueOf(100))).toHaveLength(101);
  });

  test('deeper than 200 it is said not to be checked, and what is above is', () => {
    expect(definition(nested(500)).notChecked).toEqual(['schemas deeper than 200']);
    expect(paths(nested(500), valueOf(500))).toHaveLength(198);
  });

  test('what stands beside it is checked', () => {
    const { schema } = definition({ type: 'object', properties: { deep: nested(300), beside: { type: 'object', properties: { c: nested(100) } } } });
    expect(JSON.stringify(schema.properties!.spec.properties!.beside)).toBe(JSON.stringify({ type: 'object', properties: { c: nested(100) } }));
  });
});

test.each<[string, unknown, string]>([
  ['no spec', {}, '"spec" is missing'],
  ['no names', { spec: { group: 'a', versions: [] } }, '"spec.names" is missing'],
  ['no versions', { spec: { group: 'a', names: { kind: 'A' } } }, '"spec.versions" must be a list: definitions of apiextensions.k8s.io/v1 have one'],
  ['versions that are none', { spec: { group: 'a', names: { kind: 'A' }, versions: ['v1'] } }, '"spec.versions[0]" is missing'],
  ['no group', { spec: { names: { kind: 'A' }, versions: [{ name: 'v1' }] } }, '"spec.group" is missing'],
  ['no name of a version', { spec: { group: 'a', names: { kind: 'A' }, versions: [{}] } }, '"spec.versions[0].name" is missing'],
  ...[
    ['type', 'text'], ['type', 5], ['format', 5], ['enum', 'a'], ['pattern', {}], ['maxLength', '5'], ['minimum', null, false], ['required', 'a'], ['required', [1]], ['properties', []], ['properties', { a: 'text' }],
    ['items', 'a'], ['items', [{}]], ['additionalProperties', 'a'], ['allOf', {}], ['anyOf', ['a']], ['not', 1], ['nullable', 'true'], ['x-kubernetes-list-type', 'sets'], ['x-kubernetes-list-map-keys', 'a'],
    ['x-kubernetes-validations', {}], ['x-kubernetes-validations', [{ message: 'a' }]], ['x-kubernetes-validations', [{ rule: 'true', message: 5 }]],
  ].filter(([, , isWrong]) => isWrong !== false).map(([keyword, value]): [string, unknown, string] => [
    `${keyword} ${JSON.stringify(value)}`, crd({ [String(keyword)]: value }), `"spec.versions[0].schema.openAPIV3Schema.properties.spec.${keyword}" is not what that keyword takes`,
  ]),
])('refuses a definition with %s', (_, broken, message) => {
  expect(() => definitionsIn(broken as any)).toThrow(new Error(message));
});

test('tells definitions from other objects', () => {
  expect([crd({}), { apiVersion: 'apiextensions.k8s.io/v1beta1', kind: 'CustomResourceDefinition' }].map(isCustomResourceDefinition)).toEqual([true, true]);
  expect([{ apiVersion: 'v1', kind: 'CustomResourceDefinition' }, { apiVersion: 'apiextensions.k8s.io/v1', kind: 'Other' }, {}, null, 'text', []].map(isCustomResourceDefinition))
    .toEqual([false, false, false, false, false, false]);
});

describe('garbage', () => {
  const keywords = ['type', 'format', 'enum', 'pattern', 'maxLength', 'minimum', 'multipleOf', 'required', 'properties', 'additionalProperties', 'items', 'not', 'allOf', 'oneOf', 'nullable', 'default',
    'x-kubernetes-int-or-string', 'x-kubernetes-preserve-unknown-fields', 'x-kubernetes-list-type', 'x-kubernetes-list-map-keys', 'x-kubernetes-validations'];
  const values = fc.letrec<{ schema: unknown; value: unknown }>(tie => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom<unknown>('object', 'string', 'integer', 'set', 'map', 'a', '(', 0, 1, 2.5, true, false, null, [], {}, 'date-time', 'ipv4'),
      fc.array(fc.constantFrom('a', 'b', 'constructor'), { maxLength: 2 }),
      fc.constantFrom<unknown>([{ rule: 'self == 1' }], [{ rule: 'self.a' }], [{ rule: 'oldSelf == self' }], [{ rule: '(' }]),
      tie('schema'), fc.array(tie('schema'), { maxLength: 2 }), fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'constructor'), tie('schema'), { maxKeys: 3 }),
    ),
    schema: fc.dictionary(fc.constantFrom(...keywords), tie('value'), { maxKeys: 4 }),
  }));

  property('is refused with a reason, or judged by', fc.tuple(values.schema, fc.jsonValue(), fc.option(fc.jsonValue())), 1500, ([schema, value, old]) => {
    let made: ForeignDefinition;
    try {
      made = definition(schema);
    } catch (error) {
      expect((error as Error).message).toMatch(/^"spec\..*" is (missing|not what that keyword takes)$/);
      return;
    }
    judge(made, { ...META, spec: value }, old === null ? undefined : { ...META, spec: old });
  });
});

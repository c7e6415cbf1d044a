import { frozen } from './frozen';
import { StructuralSchema } from '../../src/schema/structural-schema';
import { schemaErrors } from '../../src/schema/value-validation';

function said(value: unknown, schema: StructuralSchema): string[] {
  return schemaErrors(frozen(value), frozen(schema)).map(({ type, path, cause }) => `${type.replace('FieldValue', '')} ${path || 'nowhere'} ${cause.keyword}`);
}

/** Each row: a schema, values that it takes and others that it does not, with what is said of each. */
type Row = readonly [what: string, schema: StructuralSchema, takes: readonly unknown[], refuses: readonly unknown[], said: readonly string[]];

const UNTYPED = ['TypeInvalid nowhere type'];
const EMOJI = '\u{1F600}';

const ROWS: readonly Row[] = [
  ['texts', { type: 'string' }, ['', 'a', EMOJI], [1, true, [], {}, null], UNTYPED],
  ['numbers', { type: 'number' }, [0, 1.5, -1e300], ['1', true, null, [], {}], UNTYPED],
  ['truths', { type: 'boolean' }, [true, false], ['true', 0, null], UNTYPED],
  ['lists', { type: 'array' }, [[], [1]], [{}, 'a', null], UNTYPED],
  ['objects', { type: 'object' }, [{}, { a: 1 }], [[], 'a', null], UNTYPED],
  ['null where it may be', { type: 'string', nullable: true }, [null, 'a'], [1], UNTYPED],
  ['anything where no type is said', {}, [null, 1, 'a', [], {}], [], []],
  ['numbers or texts', { 'x-kubernetes-int-or-string': true }, [1, '1', '', -5], [1.5, true, null, []], UNTYPED],
  ['lengths in code points', { type: 'string', maxLength: 2 }, ['', 'ab', EMOJI + EMOJI], ['abc', EMOJI.repeat(3)], ['TooLong nowhere maxLength']],
  ['lengths at least', { type: 'string', minLength: 2 }, ['ab', EMOJI + EMOJI], ['', 'a', EMOJI], ['Invalid nowhere minLength']],
  ['patterns somewhere in a text', { type: 'string', pattern: 'b+' }, ['b', 'abc'], ['', 'a'], ['Invalid nowhere pattern']],
  ['only the first failure of a text', { type: 'string', minLength: 3, pattern: '^x' }, ['xxx'], ['a'], ['Invalid nowhere minLength']],
  ['upper bounds', { type: 'integer', maximum: 5 }, [5, -9], [6], ['Invalid nowhere maximum']],
  ['upper bounds without themselves', { type: 'integer', maximum: 5, exclusiveMaximum: true }, [4], [5], ['Invalid nowhere exclusiveMaximum']],
  ['lower bounds', { type: 'number', minimum: 0.5 }, [0.5, 9], [0.4, -1], ['Invalid nowhere minimum']],
  ['lower bounds without themselves', { type: 'number', minimum: 0, exclusiveMinimum: true }, [0.1], [0, -0], ['Invalid nowhere exclusiveMinimum']],
  ['multiples', { type: 'integer', multipleOf: 3 }, [0, 3, -6], [1, 4], ['Invalid nowhere multipleOf']],
  ['multiples of fractions', { type: 'number', multipleOf: 0.1 }, [0.1, 0.3, 2], [0.15], ['Invalid nowhere multipleOf']],
  ['bounds of numbers only', { minimum: 5, maxLength: 1, maxItems: 1, maxProperties: 1, required: ['a'], pattern: 'x' }, [5, 'x', [1], { a: 1 }, true, null], [], []],
  ['numbers of items at most', { type: 'array', maxItems: 1 }, [[], [1]], [[1, 2]], ['TooMany nowhere maxItems']],
  ['numbers of items at least', { type: 'array', minItems: 1 }, [[1]], [[]], ['Invalid nowhere minItems']],
  ['numbers of fields at most', { type: 'object', maxProperties: 1 }, [{}, { a: 1 }], [{ a: 1, b: 1 }], ['TooMany nowhere maxProperties']],
  ['numbers of fields at least', { type: 'object', minProperties: 1 }, [{ a: 1 }], [{}], ['Invalid nowhere minProperties']],
  ['texts of an enum', { type: 'string', enum: ['a', 'b'] }, ['a'], ['A', ''], ['NotSupported nowhere enum']],
  ['numbers of an enum', { type: 'integer', enum: [1, 2] }, [1, 2], [3], ['NotSupported nowhere enum']],
  ['required fields', { type: 'object', required: ['a', 'b'] }, [{ a: 1, b: null }], [{ b: 1 }], ['Required a required']],
  ['required fields of names that JavaScript has', { required: ['constructor', '__proto__'] }, [JSON.parse('{"constructor": 1, "__proto__": 1}')], [{}], ['Required constructor required', 'Required __proto__ required']],
  ['any of several', { anyOf: [{ type: 'string' }, { type: 'integer', minimum: 5 }] }, ['a', 5], [4], ['Invalid nowhere anyOf', 'TypeInvalid nowhere type']],
  ['one of several', { oneOf: [{ minimum: 5 }, { maximum: 7 }] }, [4, 8], [6], ['Invalid nowhere oneOf']],
  ['one of several, of which none fits', { oneOf: [{ minimum: 5 }, { minimum: 7 }] }, [6], [4], ['Invalid nowhere oneOf', 'Invalid nowhere minimum']],
  ['all of several', { allOf: [{ minimum: 5 }, { maximum: 7 }] }, [5, 7], [8], ['Invalid nowhere maximum', 'Invalid nowhere allOf']],
  ['all but one', { not: { enum: ['a'] } }, ['b'], ['a'], ['Invalid nowhere not']],
  ['parts of parts', { oneOf: [{ properties: { t: { enum: ['A'] }, v: { anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] } } }, { properties: { t: { not: { enum: ['A'] } } } }] },
    [{ t: 'A', v: '192.0.2.1' }, { t: 'A', v: '::1' }, { t: 'B', v: 'x' }], [{ t: 'A', v: 'x' }], ['Invalid nowhere oneOf', 'Invalid nowhere anyOf', 'TypeInvalid v format']],
  ['formats', { type: 'string', format: 'ipv4' }, ['192.0.2.1'], ['::1', 'x', ''], ['TypeInvalid nowhere format']],
  ['formats without a type', { format: 'date-time' }, ['2026-01-31T12:00:00Z', [], null], ['2026-01-31'], ['TypeInvalid nowhere format']],
  ['what a format alone says of types', { format: 'date-time' }, [[]], [5, {}, true], UNTYPED],
  ['formats that nobody knows', { type: 'string', format: 'whatever' }, ['x'], [], []],
];

test.each(ROWS.flatMap(([what, schema, takes]) => takes.map(value => [what, JSON.stringify(value), value, schema] as const)))('takes %s: %s', (_, __, value, schema) => {
  expect(said(value, schema)).toEqual([]);
});

test.each(ROWS.flatMap(([what, schema, , refuses, text]) => refuses.map(value => [what, JSON.stringify(value), value, schema, text] as const)))('refuses %s: %s', (_, __, value, schema, text) => {
  expect(said(value, schema)).toEqual(text);
});

describe('places', () => {
  const item: StructuralSchema = { type: 'object', required: ['n'], properties: { n: { type: 'integer' }, m: { additionalProperties: { type: 'string' } } } };
  const schema: StructuralSchema = { type: 'object', properties: { list: { type: 'array', items: item }, map: { additionalProperties: { items: { type: 'string' } } } } };

  test.each<[unknown, string[]]>([
    [{ list: [{ n: 1 }, { n: 'x' }] }, ['list[1].n']],
    [{ list: [{}, {}] }, ['list[0].n', 'list[1].n']],
    [{ list: [{ n: 1, m: { 'a.b/c': 1 } }] }, ['list[0].m.a.b/c']],
    [{ map: { k: ['a', 1], __proto__x: [2] } }, ['map.k[1]', 'map.__proto__x[0]']],
    [{ list: 'x', map: 'y' }, ['list']],
  ])('of what is wrong in %j', (value, paths) => {
    expect(schemaErrors(frozen(value), schema).map(({ path }) => path)).toEqual(paths);
  });

  test('come key by key, with the value', () => {
    expect(schemaErrors({ list: [{ n: 1, m: { k: 5 } }] }, schema).map(({ keys, value, cause }) => ({ keys, value, cause }))).toEqual([
      { keys: ['list', 0, 'm', 'k'], value: 5, cause: { keyword: 'type', expected: ['string'] } },
    ]);
    expect(schemaErrors({ list: [{}] }, schema)[0]).toEqual({ type: 'FieldValueRequired', path: 'list[0].n', keys: ['list', 0, 'n'], cause: { keyword: 'required' } });
  });
});

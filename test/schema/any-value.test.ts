import * as fc from 'fast-check';
import { frozen } from './frozen';
import { prepare } from '../../src/schema/preparation';
import { StructuralSchema } from '../../src/schema/structural-schema';
import { judge } from '../../src/schema/verdict';
import { Catalog } from '../../src/verdict/catalog';
import { objectVerdict } from '../../src/verdict/object-verdict';
import { DEFAULT_PROFILE, PROFILES } from '../../src/verdict/profile';
import { DEFINITIONS } from '../e2e/verdicts/definitions';
import { drawMetadata } from '../e2e/verdicts/generate/metadata';
import { drawValue } from '../e2e/verdicts/generate/values';
import { copy, JsonObject, Json, put } from '../e2e/verdicts/json';
import { placesOf } from '../e2e/verdicts/places';
import { Random } from '../e2e/verdicts/random';
import { property } from '../properties/runs';

const NAMES = ['a', 'spec', 'metadata', 'rules', 'name', 'type', '__proto__', 'constructor', 'toString', 'toJSON', '', 'line\nbreak', '\u2028', 'x'.repeat(300), '\ud800', 'a.b/c'];
const SCALARS = [
  0, -0, 1, -1, 1.5, 65535, 65536, 1e308, -1e308, 2 ** 53, NaN, Infinity, -Infinity, true, false, null, '', '*', 'a', 'HTTP', 'Service', '\ud800', '\udc00\ud800', '\u0000', 'a\r\nb', '\u202e', 'x'.repeat(5000),
  '(', '10s', '192.0.2.1',
];
const weird: fc.Arbitrary<unknown> = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>(...SCALARS),
    fc.constantFrom<unknown>(...SCALARS),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), fc.string()), tie('value'), { maxKeys: 4 }),
  ),
})).value;

const DRAWN = DEFINITIONS.filter(({ served }) => served).flatMap(definition => Array.from({ length: 6 }, (_, index) => {
  const random = new Random(index, definition.node);
  const drawn = drawValue(definition.schema, random, { density: random.pick([0.1, 0.4]), focus: new Set(), budget: 60 }) as JsonObject;
  const object: JsonObject = { ...drawn, apiVersion: `${definition.group}/${definition.version}`, kind: definition.kind, metadata: drawMetadata(definition, random) };
  return { definition, object, places: [...placesOf(object, definition.schema)].map(({ keys }) => keys).filter(({ length }) => length > 0) };
}));

/** An object of a pinned kind with anything in some of its places. */
const object = fc.tuple(fc.nat(DRAWN.length - 1), fc.array(fc.tuple(fc.nat(), weird), { maxLength: 3 })).map(([of, changes]) => {
  const { object: drawn, places } = DRAWN[of];
  const changed = copy(drawn);
  for (const [place, value] of changes) {
    const keys = places[place % places.length];
    // What a change before has taken away cannot be changed.
    try {
      put(changed, keys, value as Json);
    } catch { }
  }
  return { of, object: changed };
});

const CATALOGS = PROFILES.map(profile => new Catalog(profile));

/** What a verdict says, in order and of its form; that it changes nothing, frozen values see to. */
function expectVerdict(definition: (typeof DEFINITIONS)[number], value: unknown, old?: unknown): void {
  for (const { type, path, keys } of judge(definition, value, old)) {
    expect(`${type} ${typeof path} ${keys.every(key => typeof key === 'string' || Number.isInteger(key))}`).toMatch(/^(Unknown|FieldValue)\w+ string true$/);
  }
  for (const catalog of CATALOGS) {
    for (const { message, fix } of objectVerdict(value, catalog, old).problems) {
      expect({ message, fix, isLong: message.length > 1200 || fix.length > 1200, isBroken: /[\n\r\u2028\0]|undefined|\[object/.test(message + fix) }).toMatchObject({ isLong: false, isBroken: false });
    }
  }
}


property('any value at all has a verdict', fc.tuple(fc.nat(DRAWN.length - 1), weird, fc.option(weird)), 400, ([of, value, old]) => {
  expectVerdict(DRAWN[of].definition, frozen(value), old === null ? undefined : frozen(old));
});

property('an object with anything in it has a verdict', object, 800, ({ of, object: value }) => expectVerdict(DRAWN[of].definition, frozen(value)));

property('so has its update', fc.tuple(object, fc.array(fc.tuple(fc.nat(), weird), { maxLength: 2 })), 300, ([{ of, object: value }, changes]) => {
  const { definition } = DRAWN[of];
  const old = copy(value);
  const places = [...placesOf(old, definition.schema)].map(({ keys }) => keys).slice(1);
  for (const [place, other] of changes) {
    try {
      put(old, places[place % places.length], other as Json);
    } catch { }
  }
  expectVerdict(definition, frozen(value), frozen(old));
});

test('what is accepted stays so: prepared, as its own update, and with its fields the other way round', () => {
  let accepted = 0;
  for (const { definition, object: value } of DRAWN) {
    const errors = judge(definition, value).map(({ type, path }) => `${type} ${path}`).sort();
    expect(judge(definition, backwards(value)).map(({ type, path }) => `${type} ${path}`).sort()).toEqual(errors);
    if (errors.length > 0) continue;
    accepted++;
    expect(judge(definition, prepare(value, definition.schema).object)).toEqual([]);
    expect(judge(definition, value, value)).toEqual([]);
    expect(judge(definition, value, prepare(value, definition.schema).object)).toEqual([]);
  }
  expect(accepted).toBeGreaterThan(DRAWN.length / 10);
});

function backwards(value: any): any {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([name, each]) => [name, backwards(each)]));
}

describe('of a great deal', () => {
  const MANY = 10_000;
  const definition = { ...DEFINITIONS[0], statusSubresource: false };

  test('lists without a bound have 10,000 items, in a creation and in an update', () => {
    const unbounded = ({ type, maxItems = Infinity }: StructuralSchema) => type === 'array' && maxItems > MANY;
    const lists = [...new Set(DEFINITIONS.flatMap(({ schema }) => [...schemasIn(schema)]).filter(unbounded))];
    const random = new Random(1);
    // Items of others are looked at one by one.
    const compared = lists.filter(schema => schema['x-kubernetes-list-type'] === 'map' || schema['x-kubernetes-list-type'] === 'set');
    const some = lists.filter((schema, index) => index % 8 === 0 && !compared.includes(schema));
    for (const schema of [...compared, ...some]) {
      const item = drawValue(schema.items ?? {}, random, { density: 0, focus: new Set(), budget: 0 });
      const spec = Array.from({ length: MANY }, (_, index) => distinct(item, index, schema));
      const value = { apiVersion: 'a/v1', kind: 'A', metadata: { name: 'a' }, spec };
      const whole = { ...definition, schema: { type: 'object', properties: { spec: schema } } as const };
      judge(whole, value);
      judge(whole, value, { ...value, spec: [...spec].reverse() });
    }
    expect([lists.length, compared.length, some.length]).toEqual([62, 10, 7]);
  }, 60_000);

  test('errors come 10,000 at once, and are told', () => {
    const http = DRAWN.find(({ definition: { kind } }) => kind === 'HTTPRoute')!;
    const rules = Array.from({ length: MANY }, () => ({ no: 1, matches: 'x', filters: [{ type: 'No' }] }));
    const value = { ...http.object, metadata: { name: 'a', labels: Object.fromEntries(rules.map((_, index) => [`-${index}`, '-'])) }, spec: { rules } };
    expect(judge(http.definition, value).length).toBeGreaterThan(5 * MANY - 10);
    expect(objectVerdict(value, new Catalog(DEFAULT_PROFILE)).problems.length).toBeGreaterThan(5 * MANY - 10);
    expect(judge(http.definition, value, value).length).toBeGreaterThan(MANY);
  }, 60_000);

  test.each([100, 1000])('values are %d deep', depth => {
    let [list, map]: [unknown, unknown] = ['x', 'x'];
    for (let level = 0; level < depth; level++) [list, map] = [[list], { a: map }];
    for (const deep of [list, map]) {
      for (const each of DRAWN.filter((_, index) => index % 6 === 0)) {
        judge(each.definition, { ...each.object, spec: deep }, { ...each.object, spec: deep });
        judge(each.definition, { ...each.object, metadata: deep });
        objectVerdict({ ...each.object, spec: deep }, CATALOGS[0]);
      }
    }
  });
});

function* schemasIn(schema: StructuralSchema): Generator<StructuralSchema> {
  yield schema;
  for (const child of [schema.items, schema.additionalProperties, ...Object.values(schema.properties ?? {})]) {
    if (child !== undefined) yield* schemasIn(child);
  }
}

/** An item like another one, with keys of its own. */
function distinct(item: unknown, index: number, { items, 'x-kubernetes-list-map-keys': keys = [] }: StructuralSchema): unknown {
  if (typeof item === 'string') return `${item}${index}`;
  const own = keys.map(key => [key, items?.properties?.[key].type === 'integer' ? index : `${key}-${index}`]);
  return typeof item === 'object' ? { ...item, ...Object.fromEntries(own) } : item;
}

import { drawText } from './texts';
import { StructuralSchema } from '../../../../src/schema/structural-schema';
import { copy, isObject, Json, JsonObject, put } from '../json';
import { Random } from '../random';

/** How much of a schema is drawn. */
export interface Extent {
  /** How likely a field is there that need not be. */
  readonly density: number;
  /** Schemas that are drawn however unlikely: the way to what a case is about. */
  readonly focus: ReadonlySet<StructuralSchema>;
  /** How many values there may still be, besides those that have to be there. */
  budget: number;
}

const KEYS = ['a', 'team', 'example.com/purpose', 'app.kubernetes.io/name', 'x-y', 'A', '1', 'constructor'];
const FRACTIONS = [0, 0.5, 1, 12.25, 100];

/** A value that suits a schema, rules apart. `also` are further schemas that the same value has to suit. */
export function drawValue(schema: StructuralSchema, random: Random, extent: Extent, also: readonly StructuralSchema[] = []): Json {
  extent.budget--;
  if (schema.default !== undefined && random.chance(0.1)) return copy(schema.default) as Json;
  const all = [schema, ...also].flatMap(each => [each, ...conditions(each, random)]);
  const enums = all.flatMap(each => each.enum === undefined ? [] : [each.enum]);
  if (enums.length > 0) {
    const common = enums[0].filter(value => enums.every(each => each.includes(value)));
    return random.pick(common.length > 0 ? common : enums[0]);
  }
  const type = schema['x-kubernetes-int-or-string'] ? random.pick(['integer', 'string'] as const) : schema.type;
  switch (type) {
    case 'object': return drawObject(schema, random, extent, all);
    case 'array': return drawList(schema, random, extent);
    case 'string': return drawText(all, random);
    case 'boolean': return random.chance(0.5);
    case 'integer': return drawInteger(all, random);
    case 'number': return random.pick(FRACTIONS);
    case undefined: return anything(random);
  }
}

/** What has to hold besides: every part of `allOf`, and one each of `anyOf` and `oneOf`. */
function conditions(schema: StructuralSchema, random: Random): StructuralSchema[] {
  const chosen = [...schema.allOf ?? [], ...[schema.anyOf, schema.oneOf].flatMap(options => options === undefined ? [] : [random.pick(options)])];
  return chosen.flatMap(each => [each, ...conditions(each, random)]);
}

function drawObject(schema: StructuralSchema, random: Random, extent: Extent, all: readonly StructuralSchema[]): JsonObject {
  const { properties = {}, additionalProperties } = schema;
  const required = new Set(all.flatMap(each => each.required ?? []));
  const object: JsonObject = {};
  // In whatever order, so that a budget is not always spent on the same fields.
  const drawn = new Set(random.shuffled(Object.keys(properties)).filter(name => required.has(name) || wanted(properties[name], random, extent)));
  for (const name of Object.keys(properties).filter(each => drawn.has(each))) {
    const also = all.flatMap(each => each === schema ? [] : each.properties?.[name] ?? []);
    put(object, [name], drawValue(properties[name], random, extent, also));
  }
  if (additionalProperties !== undefined) {
    const count = Math.max(schema.minProperties ?? 0, extent.focus.has(additionalProperties) ? 1 : 0, random.pick([0, 1, 2]));
    for (const key of random.shuffled(KEYS).slice(0, Math.min(count, schema.maxProperties ?? count))) {
      put(object, [key], drawValue(additionalProperties, random, extent));
    }
  }
  return object;
}

function wanted(schema: StructuralSchema, random: Random, extent: Extent): boolean {
  return extent.focus.has(schema) || extent.budget > 0 && random.chance(extent.density);
}

function drawList(schema: StructuralSchema, random: Random, extent: Extent): Json[] {
  const { items = {}, minItems = 0, maxItems = Infinity } = schema;
  const most = random.chance(0.05) ? Math.min(maxItems, 20) : Math.min(maxItems, 3);
  const least = Math.max(minItems, extent.focus.has(items) ? 1 : 0);
  const count = extent.budget > 0 ? random.between(least, Math.max(least, most)) : least;
  const drawn = Array.from({ length: count }, () => drawValue(items, random, extent));
  return schema['x-kubernetes-list-type'] === 'atomic' ? drawn : distinct(drawn, schema);
}

/** Entries without those that a set or a map has already. */
function distinct(drawn: readonly Json[], { 'x-kubernetes-list-map-keys': keys = [] }: StructuralSchema): Json[] {
  const found = new Map(drawn.map(item => [JSON.stringify(keys.length > 0 && isObject(item) ? keys.map(key => item[key] ?? null) : item), item]));
  return [...found.values()];
}

function drawInteger(all: readonly StructuralSchema[], random: Random): number {
  const least = Math.max(...all.map(({ minimum = -Infinity }) => minimum));
  const most = Math.min(...all.map(({ maximum = Infinity }) => maximum));
  const from = least > -Infinity ? least : most < 0 ? most - 100 : 0;
  const to = most < Infinity ? most : from + 1000;
  return random.pick([from, Math.min(to, from + 1), Math.min(to, from + random.below(20)), random.between(from, to), to, Math.min(to, 80)]);
}

/** For what no schema says anything about. */
function anything(random: Random): Json {
  return random.pick<Json>(['', 'text', 0, 12, 1.5, true, [], [1, 'a', null], {}, { a: { b: [null] } }, { __typename: 'x' }, null]);
}

import { drawPlace, Mutation, Subject, told } from './mutation';
import { copy, isObject, Json, JsonObject, put } from '../json';
import { Place, placesOf } from '../places';
import { Random } from '../random';

const LONGEST = 1100;
const MOST_BYTES = 500_000;

export const LISTS: readonly Mutation[] = [
  {
    name: 'an item twice',
    weight: 4,
    mutate: (subject, random) => {
      const place = list(subject, random, ({ value }) => (value as Json[]).length > 0);
      if (place === undefined) return undefined;
      const items = place.value as Json[];
      items.splice(random.below(items.length + 1), 0, copy(random.pick(items)));
      return told(place.keys, items);
    },
  },
  {
    name: 'an item twice but for a part',
    weight: 4,
    mutate: (subject, random) => {
      const place = list(subject, random, ({ value }) => (value as Json[]).some(isObject));
      if (place === undefined) return undefined;
      const items = place.value as Json[];
      const twin = copy(random.pick(items.filter(isObject)));
      const names = Object.keys(twin);
      if (names.length === 0) return undefined;
      vary(twin, random.pick(names), random);
      items.push(twin);
      return told(place.keys, items);
    },
  },
  {
    name: 'too many or too few items',
    weight: 4,
    mutate: (subject, random) => {
      const place = list(subject, random, ({ schema }) => (schema?.maxItems ?? LONGEST + 1) <= LONGEST || schema?.minItems !== undefined);
      if (place === undefined) return undefined;
      const { minItems = 0, maxItems = minItems + 2 } = place.schema!;
      const items = place.value as Json[];
      const length = random.pick([maxItems, maxItems + 1, Math.max(minItems - 1, 0), minItems]);
      const grown = Array.from({ length }, (_, index) => items.length === 0 ? null : distinguished(copy(items[index % items.length]), index, random));
      put(subject.object, place.keys, grown);
      return `${place.keys.join('.')} ← ${length} items`;
    },
  },
  {
    name: 'as big as can be',
    weight: 1,
    mutate: (subject, random) => {
      const place = list(subject, random, ({ schema, value }) => (schema?.maxItems ?? LONGEST + 1) <= LONGEST && (value as Json[]).length > 0);
      if (place === undefined) return undefined;
      const items = place.value as Json[];
      const grown = Array.from({ length: place.schema!.maxItems! }, (_, index) => distinguished(copy(items[index % items.length]), index, random));
      // Long texts make rules costly, of which the server takes no more than so much.
      for (const { keys, value, schema } of placesOf(grown, place.schema)) {
        if (typeof value !== 'string' || keys.length === 0 || schema?.enum !== undefined) continue;
        put(grown, keys, value.padStart(Math.min(schema?.maxLength ?? 0, MOST_BYTES / grown.length), 'x'));
      }
      put(subject.object, place.keys, grown);
      return `${place.keys.join('.')} ← ${grown.length} items, as long as can be`;
    },
  },
  {
    name: 'too many or too few properties',
    weight: 2,
    mutate: (subject, random) => {
      const isFit = ({ schema, value }: Place) =>
        isObject(value) && (schema?.additionalProperties !== undefined || schema?.minProperties !== undefined);
      const place = drawPlace(subject, random, isFit);
      if (place === undefined) return undefined;
      const { maxProperties = 3, minProperties = 0 } = place.schema!;
      const [sample = 'text'] = Object.values(place.value as JsonObject);
      const count = random.pick([maxProperties, maxProperties + 1, minProperties, Math.max(0, minProperties - 1)]);
      const grown = Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, copy(sample)]));
      put(subject.object, place.keys, grown);
      return `${place.keys.join('.')} ← ${count} properties`;
    },
  },
];

function list(subject: Subject, random: Random, isFit: (place: Place) => boolean): Place | undefined {
  return drawPlace(subject, random, place => Array.isArray(place.value) && isFit(place));
}

/** Some other value of the same kind. */
function vary(object: JsonObject, name: string, random: Random): void {
  const value = object[name];
  if (typeof value === 'number') object[name] = value + 1;
  else if (typeof value === 'string') object[name] = random.pick([`${value}x`, value.toUpperCase(), '']);
  else if (random.chance(0.5)) delete object[name];
  else object[name] = null;
}

/** A copy that differs in one of its texts or numbers; or does not, now and then. */
function distinguished(item: Json, index: number, random: Random): Json {
  if (typeof item === 'string' && random.chance(0.95)) return `${item}${index}`;
  if (typeof item === 'number' && random.chance(0.95)) return item + index;
  if (!isObject(item)) return item;
  const name = Object.keys(item).find(each => typeof item[each] === 'string' || typeof item[each] === 'number');
  if (name !== undefined) item[name] = distinguished(item[name], index, random);
  return item;
}

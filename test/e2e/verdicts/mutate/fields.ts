import { drawPlace, judgedPlaces, Mutation, told } from './mutation';
import { ZOO } from './types';
import { drawValue } from '../generate/values';
import { copy, isObject, put, remove } from '../json';
import { Random } from '../random';

/** Names that trip someone: JavaScript's own, those with a meaning at the top, those that paths cannot spell. */
const ODD_NAMES = [
  'extra', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', '', ' ', 'a.b', 'a b', '0', '[0]', '$ref', 'ключ', '😀', 'a"b', 'a, unknown',
  'apiVersion', 'kind', 'metadata', 'status', 'items', 'x-kubernetes-preserve-unknown-fields', 'a\nb',
];

export const FIELDS: readonly Mutation[] = [
  {
    name: 'a required field gone',
    weight: 5,
    mutate: (subject, random) => {
      const places = judgedPlaces(subject).flatMap(({ keys, value, schema }) => isObject(value)
        ? (schema?.required ?? []).filter(name => Object.hasOwn(value, name)).map(name => [...keys, name]) : []);
      if (places.length === 0) return undefined;
      const keys = random.pick(places);
      remove(subject.object, keys);
      return told(keys, undefined);
    },
  },
  {
    name: 'a field or an item gone',
    weight: 2,
    mutate: (subject, random) => {
      const place = drawPlace(subject, random, () => true);
      if (place === undefined) return undefined;
      remove(subject.object, place.keys);
      return told(place.keys, undefined);
    },
  },
  {
    name: 'an unknown field',
    weight: 7,
    mutate: (subject, random) => {
      const objects = judgedPlaces(subject).filter(({ value }) => isObject(value));
      const chosen = random.chance(0.15) || objects.length === 0 ? { keys: [], schema: subject.schema } : random.pick(objects);
      const name = oddName(Object.keys(chosen.schema?.properties ?? {}), random);
      // By these the server finds the kind, in whatever case: it would judge another one, or none.
      if (chosen.keys.length === 0 && ['apiversion', 'kind', 'metadata'].includes(name.toLowerCase())) return undefined;
      const keys = [...chosen.keys, name];
      const value = copy(random.pick(ZOO));
      put(subject.object, keys, value);
      return told(keys, value);
    },
  },
  {
    name: 'an optional field more',
    weight: 3,
    mutate: (subject, random) => {
      const places = judgedPlaces(subject).flatMap(({ keys, value, schema }) => isObject(value)
        ? Object.entries(schema?.properties ?? {}).filter(([name]) => !Object.hasOwn(value, name))
          .map(([name, each]) => ({ keys: [...keys, name], schema: each })) : []);
      if (places.length === 0) return undefined;
      const { keys, schema } = random.pick(places);
      const value = drawValue(schema, random, { density: 0.3, focus: new Set(), budget: 20 });
      put(subject.object, keys, value);
      return told(keys, value);
    },
  },
];

/** One of the odd ones, or a known one misspelled as people do. */
function oddName(known: readonly string[], random: Random): string {
  if (known.length === 0 || random.chance(0.7)) return random.pick(ODD_NAMES);
  const name = random.pick(known);
  return random.pick([`${name}s`, name.toUpperCase(), name[0].toUpperCase() + name.slice(1), name.slice(0, -1), `${name} `]);
}

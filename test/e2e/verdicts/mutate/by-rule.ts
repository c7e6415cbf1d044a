import { drawPlace, Mutation, Subject, told } from './mutation';
import { sampleOf } from '../generate/pattern-samples';
import { RuleWords, wordsOf } from '../generate/rule-words';
import { drawValue } from '../generate/values';
import { copy, isObject, Json, Keys, put, remove, valueAt } from '../json';
import { childOf, Place, placesOf, schemaAt } from '../places';
import { Random } from '../random';

const ODD_KEYS = ['-a', 'a b', 'A.b/c', 'a/b/c', '/', `${'x.'.repeat(126)}x/a`, `${'x.'.repeat(126)}xy/a`, 'é'];
const MOST_GROWN = 64;

/** Changes of what a rule speaks of, at a place that has it: what is there, and what it is compared with. */
export const AT_A_RULE: readonly Mutation[] = [
  {
    name: 'a field of a rule comes or goes',
    weight: 8,
    mutate: (subject, random) => {
      const found = drawRule(subject, random);
      if (found === undefined) return undefined;
      const options = within(found.place).filter(({ keys, value }) => keys.length < 5 && isObject(value))
        .flatMap(({ keys, schema }) => found.words.fields.filter(name => Object.hasOwn(schema?.properties ?? {}, name)).map(name => [...keys, name]));
      return options.length === 0 ? undefined : toggle(subject, [...found.place.keys, ...random.pick(options)], random);
    },
  },
  {
    name: 'a text of a rule elsewhere',
    weight: 6,
    mutate: (subject, random) => {
      const found = drawRule(subject, random);
      if (found === undefined) return undefined;
      const { texts, patterns, fields } = found.words;
      const texty = within(found.place).filter(({ keys, value }) => typeof value === 'string' && keys.length < 6
        && (keys.length === 0 || keys.some(key => fields.includes(String(key))) || random.chance(0.3)));
      const options = [...texts, ...patterns.map(pattern => sampleOf(pattern, random))];
      if (texty.length === 0 || options.length === 0) return undefined;
      const place = random.pick(texty);
      const allowed = options.filter(option => place.schema?.enum?.includes(option));
      if (allowed.length > 0 && random.chance(0.8)) return replace(subject, [...found.place.keys, ...place.keys], random.pick(allowed));
      const text = random.pick(options);
      const changed = random.pick([text, text, text.toUpperCase(), `${text}x`, `${place.value as string}${text}`, `${text}${place.value as string}`, '', 'x_Y']);
      return replace(subject, [...found.place.keys, ...place.keys], changed);
    },
  },
  {
    name: 'another value below a rule',
    weight: 6,
    mutate: (subject, random) => {
      const found = drawRule(subject, random);
      if (found === undefined) return undefined;
      const places = within(found.place).filter(({ schema, keys }) => schema !== undefined && keys.length < 5);
      const { keys, schema } = random.pick(places);
      const value = drawValue(schema!, random, { density: random.pick([0.1, 0.5]), focus: new Set(), budget: 20 });
      return replace(subject, [...found.place.keys, ...keys], value);
    },
  },
  {
    name: 'a truth below a rule',
    weight: 2,
    mutate: (subject, random) => {
      const found = drawRule(subject, random);
      const truths = found === undefined ? [] : within(found.place).filter(({ value, keys }) => typeof value === 'boolean' && keys.length < 5);
      if (truths.length === 0) return undefined;
      const { keys, value } = random.pick(truths);
      return replace(subject, [...found!.place.keys, ...keys], !value);
    },
  },
  {
    name: 'a key below a rule',
    weight: 2,
    mutate: (subject, random) => {
      const found = drawRule(subject, random);
      const isMap = ({ schema, value }: Place) => schema?.additionalProperties !== undefined && isObject(value);
      const maps = found === undefined ? [] : within(found.place).filter(isMap);
      if (maps.length === 0) return undefined;
      const { keys, schema } = random.pick(maps);
      const value = drawValue(schema!.additionalProperties!, random, { density: 0.1, focus: new Set(), budget: 5 });
      return replace(subject, [...found!.place.keys, ...keys, random.pick(ODD_KEYS)], value);
    },
  },
  {
    name: 'a number below a rule',
    weight: 2,
    mutate: (subject, random) => {
      const found = drawRule(subject, random);
      const numbers = found === undefined ? [] : within(found.place).filter(({ value }) => typeof value === 'number');
      if (numbers.length === 0) return undefined;
      const { keys, value } = random.pick(numbers);
      const near = found!.words.numbers.flatMap(number => [number - 1, number, number + 1]);
      const options = [0, 1, (value as number) + 1, (value as number) - 1, 101, 70_000, ...near];
      return replace(subject, [...found!.place.keys, ...keys], random.pick(options));
    },
  },
  {
    name: 'a text as long as a rule speaks of',
    weight: 2,
    mutate: (subject, random) => {
      const found = drawRule(subject, random);
      const texts = found === undefined ? [] : within(found.place).filter(({ value, keys }) => typeof value === 'string' && keys.length < 4);
      const lengths = found?.words.numbers.filter(number => number > 1 && number < 1000) ?? [];
      if (texts.length === 0 || lengths.length === 0) return undefined;
      const length = random.pick(lengths) + random.between(-1, 1);
      return replace(subject, [...found!.place.keys, ...random.pick(texts).keys], random.pick(['x', 'é', '😀']).repeat(length));
    },
  },
  {
    name: 'an item of a rule twice',
    weight: 4,
    mutate: (subject, random) => {
      const found = drawRule(subject, random);
      const lists = found === undefined ? [] : within(found.place).filter(({ value, keys }) => hasItems(value) && keys.length < 4);
      if (lists.length === 0) return undefined;
      const { keys, value } = random.pick(lists);
      const items = value as Json[];
      const twin = copy(random.pick(items));
      const others = isObject(twin) ? Object.keys(twin) : [];
      // Of a map the twin needs another key, or it is refused before any rule is tried.
      if (isObject(twin) && others.length > 0 && random.chance(0.7)) {
        put(twin, [random.pick(others)], random.pick<Json>(['x', 'y', 81, copy(twin[random.pick(others)])]));
      }
      return replace(subject, [...found!.place.keys, ...keys], [...items, twin]);
    },
  },
  {
    name: 'more items than a rule adds up to',
    weight: 1,
    mutate: (subject, random) => {
      const found = drawRule(subject, random);
      if (found === undefined) return undefined;
      const isCounted = ({ keys, value, schema }: Place) =>
        hasItems(value) && schema?.maxItems !== undefined && (keys.length === 0 || found.words.fields.includes(String(keys[keys.length - 1])));
      // From the inside out, so that those within are as many in each.
      const lists = within(found.place).filter(isCounted).sort((one, other) => other.keys.length - one.keys.length);
      for (const { keys, schema } of lists) {
        const items = valueAt(found.place.value, keys) as Json[];
        const grown = Array.from({ length: Math.min(schema!.maxItems!, MOST_GROWN) }, (_, index) => copy(items[index % items.length]));
        replace(subject, [...found.place.keys, ...keys], grown);
      }
      return lists.length === 0 ? undefined : `${found.place.keys.join('.')} ← all lists as long as can be`;
    },
  },
];

/** The same, and changes of what a schema lets choose from. */
export const BY_RULE: readonly Mutation[] = [
  ...AT_A_RULE,
  {
    name: 'another value of an enum',
    weight: 6,
    mutate: (subject, random) => {
      const place = drawPlace(subject, random, ({ schema }) => schema?.enum !== undefined);
      return place && replace(subject, place.keys, random.pick(place.schema!.enum!));
    },
  },
  {
    name: 'the value of a sibling',
    weight: 4,
    mutate: (subject, random) => {
      const place = drawPlace(subject, random, ({ value }) => Array.isArray(value) && value.filter(isObject).length > 1);
      if (place === undefined) return undefined;
      const [from, to] = random.shuffled((place.value as Json[]).filter(isObject));
      const names = Object.keys(from);
      if (names.length === 0) return undefined;
      const name = random.pick(names);
      put(to, [name], copy(from[name]));
      return told([...place.keys, name], from[name]);
    },
  },
];

/** A place with a rule, the one that is aimed at if any, and what the rule speaks of. */
function drawRule(subject: Subject, random: Random): { readonly place: Place; readonly words: RuleWords } | undefined {
  const { aim } = subject;
  const place = drawPlace(subject, random, ({ schema }) => aim === undefined ? schema?.['x-kubernetes-validations'] !== undefined : schema === aim.schema);
  return place && { place, words: wordsOf(aim?.rule ?? random.pick(place.schema!['x-kubernetes-validations']!).rule) };
}

function hasItems(value: Json): boolean {
  return Array.isArray(value) && value.length > 0;
}

function within({ value, schema }: Place): Place[] {
  return [...placesOf(value, schema)];
}

function toggle(subject: Subject, keys: Keys, random: Random): string | undefined {
  const { object, schema } = subject;
  const parent = schemaAt(schema, keys.slice(0, -1));
  const field = parent && childOf(parent, String(keys[keys.length - 1]));
  if (field === undefined) return undefined;
  if (valueAt(object, keys) === undefined) return replace(subject, keys, drawValue(field, random, { density: 0.2, focus: new Set(), budget: 12 }));
  remove(object, keys);
  return told(keys, undefined);
}

function replace({ object }: Subject, keys: Keys, value: Json): string {
  put(object, keys, value);
  return told(keys, value);
}

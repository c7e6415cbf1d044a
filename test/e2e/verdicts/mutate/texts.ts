import { drawPlace, judgedPlaces, Mutation, told } from './mutation';
import { FORMATTED } from '../generate/texts';
import { put } from '../json';
import { Place, placesOf } from '../places';
import { Random } from '../random';

/** Texts near a format, on either side of it. */
const NEAR_FORMATS: { readonly [format: string]: readonly string[] } = {
  'date-time': [
    '2026-01-02', '2026-01-02T03:04:05', '2026-01-02 03:04:05Z', '2026-01-02t03:04:05z', '2026-13-02T03:04:05Z', '2026-02-30T03:04:05Z', '2026-01-02T24:00:00Z',
    '2026-01-02T03:04:60Z', '2026-01-02T03:04:05.Z', '2026-01-02T03:04:05,5Z', '2026-01-02T03:04:05+0100', '2026-01-02T03:04Z', '10000-01-02T03:04:05Z', '', 'now',
  ],
  'byte': ['YQ', 'YQ=', 'YQ===', 'Y Q==', 'YQ==\n', 'Y\nQ==', '_-__', '++//', 'é', 'YR==', '====', 'YQ==YQ=='],
  'ipv4': ['1.2.3', '1.2.3.4.5', '01.2.3.4', '256.0.0.1', '1.2.3.4/8', ' 1.2.3.4', '1.2.3.4\n', '::1', '::ffff:1.2.3.4', '1.2.3.-4', '', 'a.b.c.d', '0x1.2.3.4'],
  'ipv6': ['1.2.3.4', '::', ':::', '1::2::3', '::1%eth0', '12345::', 'g::1', '::ffff:1.2.3.256', '::ffff:1.2.3.4', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '1:2:3:4:5:6:7::', '[::1]', ''],
};
/** What a rule may ask the format of: times as Go writes them, addresses. */
const NEAR_FUNCTIONS: ReadonlyArray<readonly [call: string, texts: readonly string[]]> = [
  ['duration(', [
    '', '0', '0s', '1', '1.5h', '-1s', '+1s', '.5s', '1.s', '1ms1s', '1h1h', '1µs', '1μs', '1us', '1ns', '999ms', '1 s', '1S', '1d', '99999h', '2562047h47m', '2562048h', '60m', '60m1ms',
    '9223372036854775807ns', '9223372036854775808ns', '-9223372036854775808ns', '0.0000000001s', '1e3s', 'h', '3600s', '3600.000000001s', '0000000000000001s',
  ]],
  ['isIP(', ['1.2.3.4', '01.2.3.4', '1.2.3', '1.2.3.4.5', '::1', '1::', '::ffff:1.2.3.4', 'fe80::1%eth0', '[::1]', '1.2.3.4:80', '256.1.1.1', '::1.2.3.4', '1:2:3:4:5:6:7:8', '1.2.3.4/8']],
  ['Ascii(', ['HOST', 'Host', 'ho\u017Ft', 'HO\u212AT', 'authorization', 'Authorization', 'AUTHORIZATION', 'post', 'PosT', 'Put', 'P\u00DCT']],
];
const LETTERS = ['x', 'é', '😀', '\u0301', '-', '.', 'A'];

export const TEXTS: readonly Mutation[] = [
  {
    name: 'a length',
    weight: 4,
    mutate: (subject, random) => {
      const place = drawPlace(subject, random, ({ schema, value }) => typeof value === 'string' && (schema?.maxLength !== undefined || schema?.minLength !== undefined));
      if (place === undefined) return undefined;
      const { minLength = 0, maxLength = minLength + 5 } = place.schema!;
      const length = random.pick([maxLength, maxLength + 1, maxLength + 1, Math.ceil(maxLength / 2) + 1, minLength, Math.max(0, minLength - 1)]);
      return replace(subject.object, place, random.pick(LETTERS).repeat(length));
    },
  },
  {
    name: 'near a pattern',
    weight: 5,
    mutate: (subject, random) => {
      const isPatterned = ({ schema, value }: Place) => typeof value === 'string' && (schema?.pattern !== undefined || schema?.['x-kubernetes-validations'] !== undefined || random.chance(0.2));
      const place = drawPlace(subject, random, isPatterned);
      return place && replace(subject.object, place, near(place.value as string, random));
    },
  },
  {
    name: 'near what a function reads',
    weight: 4,
    mutate: (subject, random) => {
      const [call, texts] = random.pick(NEAR_FUNCTIONS);
      const places = judgedPlaces(subject).filter(({ schema }) => schema?.['x-kubernetes-validations']?.some(({ rule }) => rule.includes(call)));
      const below = places.flatMap(({ value, schema, keys }) => [...placesOf(value, schema, keys)]).filter(({ value }) => typeof value === 'string');
      return below.length === 0 ? undefined : replace(subject.object, random.pick(below), random.pick(texts));
    },
  },
  {
    name: 'near an enum',
    weight: 4,
    mutate: (subject, random) => {
      const place = drawPlace(subject, random, ({ schema, value }) => schema?.enum !== undefined && typeof value === 'string');
      if (place === undefined) return undefined;
      const value = place.value as string;
      return replace(subject.object, place, random.pick([value.toLowerCase(), value.toUpperCase(), `${value} `, `${value}s`, '', 'Other', `${value}\n`]));
    },
  },
  {
    name: 'near a format',
    weight: 3,
    mutate: (subject, random) => {
      const place = drawPlace(subject, random, ({ schema, value, keys }) =>
        typeof value === 'string' && (NEAR_FORMATS[schema?.format ?? ''] !== undefined || isAddress(keys)));
      if (place === undefined) return undefined;
      const format = place.schema?.format ?? random.pick(['ipv4', 'ipv6']);
      return replace(subject.object, place, random.pick([...NEAR_FORMATS[format], ...FORMATTED[format] ?? []]));
    },
  },
];

/** Addresses have their formats in parts that only add conditions. */
function isAddress(keys: Place['keys']): boolean {
  return keys.includes('addresses') && keys[keys.length - 1] === 'value';
}

function near(text: string, random: Random): string {
  // No text in a file has half a code point.
  const points = [...text];
  const at = random.below(points.length + 1);
  const insert = (piece: string) => [...points.slice(0, at), piece, ...points.slice(at)].join('');
  return random.pick([
    `${text}\n`, `\n${text}`, ` ${text}`, text.toUpperCase(), points.slice(1).join(''), points.slice(0, -1).join(''), `${text}.`, `${text}-`, `-${text}`, `.${text}`, `${text}${text}`,
    insert('é'), insert('😀'), insert('\u0000'), insert('\u00A0'), insert(' '), insert('//'), insert('%2F'), insert('_'), insert('*'), insert('\u2028'), insert('K'), insert('\r\n'),
    insert(':'), insert('#'), insert('/'), insert('/../'), insert('\\'), insert('"'), insert('\u0130'), `${text}/..`, `${text}/.`,
  ]);
}

function replace(object: Parameters<typeof put>[0], { keys }: Place, value: string): string {
  put(object, keys, value);
  return told(keys, value);
}

import { drawPlace, Mutation, told } from './mutation';
import { copy, Json, put } from '../json';

/** One of everything that JSON has, the edges of numbers as Go and JavaScript know them among it. */
export const ZOO: readonly Json[] = [
  '', 'text', '1', 'true', 'null', '😀', '10s', '50%', 0, 1, -1, 80, 1.5, -0.5, 0.1, 100, 101, 65535, 65536, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1,
  2 ** 53 - 1, 2 ** 53, 1e18, 9223372036854774784, 2 ** 63, 1e21, 1e300, -1e300, 5e-324, true, false, null,
  [], [null], [''], [{}], [[]], [1, 'a'], {}, { a: 1 }, { a: null }, { '': '' },
];

export const TYPES: readonly Mutation[] = [
  {
    name: 'another type',
    weight: 8,
    mutate: (subject, random) => {
      const place = drawPlace(subject, random, () => true);
      if (place === undefined) return undefined;
      const value = copy(random.pick(ZOO));
      put(subject.object, place.keys, value);
      return told(place.keys, value);
    },
  },
  {
    name: 'null',
    weight: 4,
    mutate: (subject, random) => {
      const place = drawPlace(subject, random, () => true);
      if (place === undefined) return undefined;
      put(subject.object, place.keys, null);
      return told(place.keys, null);
    },
  },
  {
    name: 'empty',
    weight: 3,
    mutate: (subject, random) => {
      const place = drawPlace(subject, random, ({ value }) => typeof value === 'string' || typeof value === 'object');
      if (place === undefined) return undefined;
      const value = typeof place.value === 'string' ? '' : Array.isArray(place.value) ? [] : {};
      put(subject.object, place.keys, value);
      return told(place.keys, value);
    },
  },
  {
    name: 'number',
    weight: 4,
    mutate: (subject, random) => {
      const place = drawPlace(subject, random, ({ schema }) => schema?.type === 'integer' || schema?.type === 'number' || schema?.['x-kubernetes-int-or-string'] === true);
      if (place === undefined) return undefined;
      const { minimum = 0, maximum = 100 } = place.schema!;
      const edges = [minimum, minimum - 1, minimum + 0.5, maximum, maximum + 1, maximum - 0.5, -1, 0, -0.5];
      const value = copy(random.chance(0.6) ? random.pick(edges) : random.pick(ZOO.filter(each => typeof each === 'number' || typeof each === 'string')));
      put(subject.object, place.keys, value);
      return told(place.keys, value);
    },
  },
];

import { Mutation, told } from './mutation';
import { ZOO } from './types';
import { drawValue } from '../generate/values';
import { copy, put, remove } from '../json';

/** What a client sends of a status, and of the spec as a whole. */
export const STATUS: readonly Mutation[] = [
  {
    name: 'a status',
    weight: 3,
    mutate: ({ object, schema }, random) => {
      const status = schema.properties?.status;
      if (status === undefined) return undefined;
      put(object, ['status'], drawValue(status, random, { density: 0.5, focus: new Set(), budget: 40 }));
      return told(['status'], object.status);
    },
  },
  {
    name: 'a status of another type',
    weight: 1,
    mutate: ({ object }, random) => {
      put(object, ['status'], copy(random.pick(ZOO)));
      return told(['status'], object.status);
    },
  },
  {
    name: 'no spec, or one of another type',
    weight: 1,
    mutate: ({ object }, random) => {
      if (random.chance(0.5)) remove(object, ['spec']);
      else put(object, ['spec'], copy(random.pick(ZOO)));
      return told(['spec'], object.spec);
    },
  },
];

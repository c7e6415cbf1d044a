import { BY_RULE } from './by-rule';
import { FIELDS } from './fields';
import { LISTS } from './lists';
import { METADATA } from './metadata';
import { Mutation, Subject } from './mutation';
import { STATUS } from './status';
import { TEXTS } from './texts';
import { TYPES } from './types';
import { Random } from '../random';

export interface Family {
  readonly family: string;
  readonly weight: number;
  readonly mutations: readonly Mutation[];
}

/** Families of mutations; a family is chosen before one of its members, so that none drowns in another. */
export const FAMILIES: readonly Family[] = [
  { family: 'types', weight: 22, mutations: TYPES },
  { family: 'fields', weight: 17, mutations: FIELDS },
  { family: 'texts', weight: 17, mutations: TEXTS },
  { family: 'lists', weight: 12, mutations: LISTS },
  { family: 'rules', weight: 22, mutations: BY_RULE },
  { family: 'metadata', weight: 14, mutations: METADATA },
  { family: 'status', weight: 4, mutations: STATUS },
];

/** Changes an object by one mutation after the other. Gives what was done; the less where there was nothing to do it to. */
export function mutate(subject: Subject, times: number, random: Random, families = FAMILIES): string[] {
  return Array.from({ length: times }).flatMap(() => {
    const { mutations } = random.weighted(families);
    const { name, mutate: change } = random.weighted(mutations);
    const done = change(subject, random);
    return done === undefined ? [] : [`${name}: ${done}`];
  });
}

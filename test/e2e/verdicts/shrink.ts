import { JudgeOf } from './cases';
import { compareTo, Comparison } from './comparison';
import { copy, remove } from './json';
import { judgedPlaces } from './mutate/mutation';
import { JudgingServer } from './server/judging-server';

/** How many objects may be tried. */
const ATTEMPTS = 250;

/** Takes fields and items away, as long as the two still differ in the same way. */
export async function shrink(comparison: Comparison, server: JudgingServer, judgeOf: JudgeOf): Promise<Comparison> {
  const kindOfDifference = signature(comparison);
  let smallest = comparison;
  let attempts = 0;
  for (let isSmaller = true; isSmaller;) {
    isSmaller = false;
    const { definition, object } = smallest.subject;
    const places = [
      ...judgedPlaces({ object, schema: definition.schema, namespaced: definition.namespaced }).map(({ keys }) => keys),
      ...Object.keys(object.metadata ?? {}).map(name => ['metadata', name]),
    ].sort((one, other) => one.length - other.length);
    for (const keys of places) {
      if (++attempts > ATTEMPTS) return smallest;
      const smaller = copy(object);
      remove(smaller, keys);
      const next = await compareTo(smallest.stored, { ...smallest.subject, object: smaller }, server, judgeOf);
      if (signature(next) === kindOfDifference) {
        [smallest, isSmaller] = [next, true];
        break;
      }
    }
  }
  return smallest;
}

/** What a difference is about, wherever in a list or a map it is. */
export function signature({ differences }: Comparison): string {
  return [...new Set(differences.map(line => line.replace(/goes on with .*/s, 'goes on with').replace(/\[[^\]]*\]/g, '[…]').slice(0, 200)))].sort().join('\n');
}

import { MADE_BY_OTHERS } from './assumed-objects';
import { closestName } from '../verdict/sentences/closest-name';

/**
 * Why a kind is none that can be assumed, where another is surely meant. Any other is taken: the parameters of a Gateway are of the kinds that
 * its implementation has.
 */
export function assumptionProblem(kind: string): string | undefined {
  if (MADE_BY_OTHERS.has(kind)) return undefined;
  const close = closestName(kind, [...MADE_BY_OTHERS]);
  return close === undefined ? undefined : `nothing refers to the kind ${JSON.stringify(kind)}: did you mean "${close}"?`;
}

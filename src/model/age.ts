import { ClusterObject } from './cluster-object';
import { compareTexts } from './order';

/** Later than any time there is: what was not created yet is younger than what was. */
const NOT_YET = '~';

/**
 * Oldest first, then by namespace and name (`metadata.creationTimestamp`; the order in which the specification settles conflicts). Objects
 * without a time count as created together.
 */
export function byAge(a: ClusterObject, b: ClusterObject): number {
  return byCreation(a, b)
    || compareTexts(a.metadata.namespace ?? '', b.metadata.namespace ?? '')
    || compareTexts(a.metadata.name, b.metadata.name);
}

/** Oldest first, by time alone. */
export function byCreation(a: ClusterObject, b: ClusterObject): number {
  return compareTexts(a.metadata.creationTimestamp ?? NOT_YET, b.metadata.creationTimestamp ?? NOT_YET);
}

/**
 * Whether which of two is older decides between them, and nobody can know: neither has a time, so that the order in which they are created
 * may be another one than that of their names.
 */
export function hangsOnAge(a: ClusterObject, b: ClusterObject): boolean {
  return a !== b && a.metadata.creationTimestamp === undefined && b.metadata.creationTimestamp === undefined;
}

/** What a message adds where two objects of unknown age are told apart by name. */
export function ageText(a: ClusterObject, b: ClusterObject): string {
  return hangsOnAge(a, b) ? ' (neither has a creation time, so the one that comes first by namespace and name is taken to be older)' : '';
}

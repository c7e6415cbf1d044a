import { statusLines } from './status-lines';
import { nameOf } from '../manifests/manifests';
import { KubernetesObject } from '../stack/kubectl';

/** An object of which other things are said than were predicted. */
export interface Difference {
  readonly object: string;
  /** What only the controller says, a line each. */
  readonly real: readonly string[];
  /** What only the library says. */
  readonly ours: readonly string[];
}

/** The objects of which not the same is said. `ours` has those of which the library says something, in any order. */
export function differencesOf(real: readonly KubernetesObject[], ours: readonly KubernetesObject[]): Difference[] {
  const predicted = new Map(ours.map(object => [keyOf(object), object]));
  return real.flatMap(object => {
    const found = predicted.get(keyOf(object));
    const [theirLines, ourLines] = [statusLines(object), found === undefined ? [] : statusLines(found)];
    const onlyIn = (lines: readonly string[], others: readonly string[]) => lines.filter(line => !others.includes(line));
    const difference = { object: nameOf(object), real: onlyIn(theirLines, ourLines), ours: onlyIn(ourLines, theirLines) };
    return difference.real.length + difference.ours.length > 0 ? [difference] : [];
  });
}

/** What a difference is about, wherever it is. */
export function signature({ object, real, ours }: Difference): string {
  const general = (lines: readonly string[]) => [...new Set(lines.map(line => line.replace(/^(\w+) [^:]*: /, '$1 ')))].sort().join('; ') || 'nothing';
  return `${object.split(' ')[0]}: ${general(real)} | ours: ${general(ours)}`;
}

/** Versions of a kind are one object. */
function keyOf({ apiVersion, kind, metadata: { namespace = '', name } }: KubernetesObject): string {
  return `${apiVersion.split('/')[0]} ${kind} ${namespace}/${name}`;
}

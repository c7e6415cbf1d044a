import { printable } from './printable';
import { Summary, UnjudgedKind } from './report';
import { shortened } from './shortened';

/** How many kinds to name; manifests may hold any number of them. */
const NAMED = 50;

/** What a run came to, as sentences: the count of findings first, then whatever was not judged. */
export function closingLines(summary: Summary): string[] {
  return [countLine(summary), ...reservations(summary)];
}

/** `3 errors, 1 warning in 12 objects of 5 files (envoy-gateway-1.9)`. */
function countLine({ found: { errors, warnings }, checked, files, profile }: Summary): string {
  const counts = [...errors ? [count(errors, 'error')] : [], ...warnings ? [count(warnings, 'warning')] : []];
  if (counts.length === 0 && checked === 0) return `nothing checked: no object of a known kind in ${count(files, 'file')} (${profile})`;
  return `${counts.join(', ') || 'nothing found'} in ${count(checked, 'object')} of ${count(files, 'file')} (${profile})`;
}

/** What the verdict does not cover, one thing a line. */
export function reservations({ unjudged, notes, found: { acknowledged } }: Summary): string[] {
  const named = unjudged.slice(0, NAMED).map(kindLabel);
  const rest = unjudged.slice(NAMED);
  const more = rest.length > 0 ? [`${count(total(rest), 'object')} of ${count(rest.length, 'other kind')}`] : [];
  return [
    ...unjudged.length > 0 ? [`not judged, for want of a schema: ${[...named, ...more].join(', ')}`] : [],
    ...acknowledged > 0 ? [`${count(acknowledged, 'finding')} acknowledged: --format json lists ${acknowledged === 1 ? 'it with its reason' : 'them with their reasons'}`] : [],
    ...notes.map(note => `note: ${printable(shortened(note, 1000))}`),
  ];
}

function kindLabel({ apiVersion, kind, count: objects }: UnjudgedKind): string {
  return `${objects} ${printable(shortened(kind, 100))} (${printable(shortened(apiVersion, 100))})`;
}

function total(kinds: readonly UnjudgedKind[]): number {
  return kinds.reduce((sum, each) => sum + each.count, 0);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

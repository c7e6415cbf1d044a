import { at } from './values';

const LONGEST_TEXT = 80;
const MOST_PLACES = 4;

/** What entries of a list are called: one of them, several of them. */
export type Noun = readonly [one: string, several: string];

/** A scalar as it is shown in a sentence; nothing for what is too big. */
export function shown(value: unknown): string | undefined {
  if (typeof value === 'string') return JSON.stringify(value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

export function quoted(names: readonly string[], conjunction: 'and' | 'or'): string {
  return series(names.map(name => `"${name}"`), conjunction);
}

export function series(words: readonly string[], conjunction: 'and' | 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}

/** `listener 1 ("web")` */
export function place([one]: Noun, item: unknown, index: number): string {
  const name = at(item, 'name');
  return typeof name === 'string' ? `${one} ${index} (${shown(name)})` : `${one} ${index}`;
}

/** `listeners 0 and 2` */
export function places([, several]: Noun, indexes: readonly number[]): string {
  const words = indexes.slice(0, MOST_PLACES).map(String);
  if (indexes.length > MOST_PLACES) words.push(`${indexes.length - MOST_PLACES} more`);
  return `${several} ${series(words, 'and')}`;
}

/** `"mode" is "Terminate"` */
export function state(value: unknown, path: string): string {
  const found = at(value, path);
  return found === undefined ? `"${path}" is lacking` : `"${path}" is ${shown(found) ?? 'set'}`;
}

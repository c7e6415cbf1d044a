import { FieldError } from '../../../src/schema/field-error';

/** Everything that is refused about an object, comparable: a line each, in order. Empty where the object is accepted. */
export type Refusals = readonly string[];

/** A line for something refused: what it is, where, and by which rule. */
export function refusal(type: string, path: string, rule?: string): string {
  return [type, path === '' ? '<nil>' : path, ...rule === undefined ? [] : [rule.trim()]].join(' ');
}

/** What the library refuses, in the server's terms. */
export function refusalsOf(errors: readonly FieldError[]): Refusals {
  return sorted(errors.map(({ type, path, cause }) => refusal(type, path, cause.keyword === 'rule' ? cause.rule.rule : undefined)));
}

/** Each line once: the server says some things twice. */
export function sorted(lines: readonly string[]): Refusals {
  return [...new Set(lines)].sort();
}

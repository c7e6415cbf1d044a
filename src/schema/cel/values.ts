/** Why an expression has no value for what it was given. To the API server, a rule that fails so is broken. */
export class EvaluationError extends Error {}

/** An evaluation has worked enough. Nothing makes up for it, as another part of an expression may for a failure. */
export class OutOfBudget extends Error {}

/** A value of CEL that JSON has none for. */
export abstract class CelValue {}

/** A length of time, as Go counts it. */
export class Duration extends CelValue {
  public constructor(public readonly nanoseconds: bigint) {
    super();
  }
}

/** A value that is not of the type that its schema says. It can be there, and in a list, but every look at it fails. */
export class Mistyped extends CelValue {}

/** Fails where a value cannot be looked at. */
export function readable(value: unknown): unknown {
  if (value instanceof Mistyped) throw new EvaluationError('a value is of another type than its schema says');
  return value;
}

/** A map as JSON has it. */
export function isMap(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof CelValue);
}

export function noOverload(what: string): EvaluationError {
  return new EvaluationError(`there is no ${what} of such values`);
}

/** Whether two values are equal: numbers by their worth, lists and maps by their content. Values of different types differ. */
export function equal(a: unknown, b: unknown): boolean {
  if (readable(a) === readable(b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, index) => equal(item, b[index]));
  if (isMap(a)) {
    if (!isMap(b)) return false;
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every(key => Object.hasOwn(b, key) && equal(a[key], b[key]));
  }
  return a instanceof Duration && b instanceof Duration && a.nanoseconds === b.nanoseconds;
}

/** The order of two values of one type: below, at or above zero. */
export function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (a instanceof Duration && b instanceof Duration) return a.nanoseconds < b.nanoseconds ? -1 : Number(a.nanoseconds > b.nanoseconds);
  throw noOverload('order');
}

/** By code points, where JavaScript goes by halves of them. */
function compareTexts(a: string, b: string): number {
  for (let at = 0; at < a.length && at < b.length;) {
    const [x, y] = [a.codePointAt(at)!, b.codePointAt(at)!];
    if (x !== y) return x - y;
    at += x > 0xffff ? 2 : 1;
  }
  return a.length - b.length;
}

/** The length of a text in code points. */
export function lengthOf(text: string): number {
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // The second half of a code point that takes two.
    if (code < 0xd800 || code > 0xdbff || !(text.charCodeAt(at + 1) >= 0xdc00 && text.charCodeAt(at + 1) <= 0xdfff)) length++;
  }
  return length;
}

import { parseDuration } from './duration';
import { CelValue, compare, Duration, equal, EvaluationError, isMap, lengthOf, Mistyped, noOverload, readable } from './values';
import { isMappedIpv4, parseIpAddress } from '../ip-address';
import { isDnsLabel } from '../object-names';
import { patternTest } from '../patterns';

type CelFunction = (...args: any[]) => unknown;

/** A format of Kubernetes that a text can be validated by. */
class NamedFormat extends CelValue {
  public constructor(public readonly problemsOf: (value: string) => readonly string[]) {
    super();
  }
}

/** What there may be, or not. It is no null in either case, and so is equal to none. */
class Optional extends CelValue {
  public constructor(public readonly content: readonly string[]) {
    super();
  }
}

const DNS_1123_LABEL = new NamedFormat(label => isDnsLabel(label) ? [] : ['no DNS label']);

/** Functions by name and number of arguments. What is not among them is unknown, and so is not judged. */
export const FUNCTIONS: ReadonlyMap<string, CelFunction> = new Map<string, CelFunction>([
  ['size/1', sizeOf],
  ['duration/1', value => value instanceof Duration ? value : parseDuration(text(value))],
  ['dyn/1', value => value],
  ['isIP/1', value => isIp(text(value))],
  ['format.dns1123Label/0', () => DNS_1123_LABEL],
]);

/** Methods by name and number of arguments, what they are of being the first one. */
export const METHODS: ReadonlyMap<string, CelFunction> = new Map<string, CelFunction>([
  ['size/0', sizeOf],
  ['matches/1', (value, pattern) => matches(text(pattern))(text(value))],
  ['contains/1', (value, part) => text(value).includes(text(part))],
  ['startsWith/1', (value, part) => text(value).startsWith(text(part))],
  ['endsWith/1', (value, part) => text(value).endsWith(text(part))],
  ['lowerAscii/0', value => text(value).replace(/[A-Z]+/g, part => part.toLowerCase())],
  ['upperAscii/0', value => text(value).replace(/[a-z]+/g, part => part.toUpperCase())],
  ['split/1', (value, separator) => split(text(value), text(separator))],
  ['split/2', (value, separator, limit) => splitUpTo(text(value), text(separator), integer(limit))],
  ['substring/1', (value, from) => substring(text(value), integer(from))],
  ['substring/2', (value, from, to) => substring(text(value), integer(from), integer(to))],
  ['join/0', value => texts(value).join('')],
  ['join/1', (value, separator) => texts(value).join(text(separator))],
  ['replace/2', (value, part, by) => replace(text(value), text(part), text(by))],
  ['min/0', value => extreme(list(value), -1)],
  ['max/0', value => extreme(list(value), 1)],
  ['sum/0', value => list(value).length === 0 ? 0 : list(value).reduce(add)],
  ['isSorted/0', value => list(value).every((item, index, all) => index === 0 || compare(all[index - 1], item) <= 0)],
  ['validate/1', (format, value) => {
    if (!(format instanceof NamedFormat)) throw noOverload('validation');
    return new Optional(format.problemsOf(text(value)));
  }],
]);

/** A pattern for `matches`; one that RE2 does not know is an error of the evaluation. */
export function matches(pattern: string): (value: unknown) => boolean {
  try {
    const test = patternTest(pattern);
    return value => test(text(value));
  } catch (error) {
    throw new EvaluationError(`${JSON.stringify(pattern)} is no pattern: ${(error as Error).message}`);
  }
}

/** Whether a list has an item, or a map a key. */
export function isIn(value: unknown, container: unknown): boolean {
  if (Array.isArray(container)) return container.includes(value) || isAmong(value, container);
  // What can be no key at all cannot be asked for.
  if (!isMap(container) || typeof value === 'object') throw noOverload('"in"');
  return typeof value === 'string' && Object.hasOwn(container, value) && readable(container[value]) !== undefined;
}

/** An item that is equal makes up for one that cannot be looked at. */
function isAmong(value: unknown, items: readonly unknown[]): boolean {
  if (items.some(item => !(item instanceof Mistyped) && equal(item, value))) return true;
  items.forEach(readable);
  return false;
}

/** The sum of numbers, or texts, lists and durations put together. */
export function add(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return safe(a + b);
  if (typeof a === 'string' && typeof b === 'string') return a + b;
  if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
  if (a instanceof Duration && b instanceof Duration) return new Duration(a.nanoseconds + b.nanoseconds);
  throw noOverload('sum');
}

/** The difference of numbers or durations. */
export function subtract(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return safe(a - b);
  if (a instanceof Duration && b instanceof Duration) return new Duration(a.nanoseconds - b.nanoseconds);
  throw noOverload('difference');
}

/** The items of a list, or the keys of a map: what macros go through. */
export function itemsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (isMap(value)) return Object.keys(value);
  throw noOverload('item');
}

export function number(value: unknown): number {
  if (typeof value !== 'number') throw noOverload('arithmetic');
  return value;
}

function isIp(value: string): boolean {
  const address = parseIpAddress(value, 'refused');
  return address !== undefined && !isMappedIpv4(address);
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return lengthOf(value);
  return itemsOf(value).length;
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw noOverload('text');
  return value;
}

function texts(value: unknown): string[] {
  return list(value).map(text);
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw noOverload('list');
  return value;
}

function integer(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw noOverload('integer');
  return value;
}

/** Integers of 64 bits would still be exact where JavaScript's numbers no longer are. */
function safe(sum: number): number {
  if (Number.isInteger(sum) && !Number.isSafeInteger(sum)) throw new EvaluationError(`${sum} is too big to be counted with exactly`);
  return sum;
}

function extreme(items: readonly unknown[], sign: 1 | -1): unknown {
  if (items.length === 0) throw new EvaluationError('an empty list has no least or greatest item');
  return items.reduce((best, item) => compare(item, best) * sign > 0 ? item : best);
}

function split(value: string, separator: string): string[] {
  return separator === '' ? [...value] : value.split(separator);
}

/** As in Go, nothing at all is before, between and behind all characters. */
function replace(value: string, part: string, by: string): string {
  return part === '' ? ['', ...value, ''].join(by) : value.split(part).join(by);
}

function splitUpTo(value: string, separator: string, limit: number): string[] {
  const parts = split(value, separator);
  if (limit < 0 || parts.length <= limit) return parts;
  return limit === 0 ? [] : [...parts.slice(0, limit - 1), parts.slice(limit - 1).join(separator)];
}

function substring(value: string, from: number, to?: number): string {
  const points = [...value];
  const end = to ?? points.length;
  if (from < 0 || from > points.length || end < from || end > points.length) {
    throw new EvaluationError(`a text of ${points.length} has no part from ${from} to ${end}`);
  }
  return points.slice(from, end).join('');
}

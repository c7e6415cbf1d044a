import type { MatcherContext } from 'expect';

interface Manifest {
  readonly kind?: string;
  readonly metadata?: { readonly name?: string; readonly namespace?: string };
}

/** Looks for a manifest with at least the expected fields, and on failure shows the one that comes closest. */
export function toContainObject(this: MatcherContext, received: unknown, expected: unknown): { pass: boolean; message: () => string } {
  const { printReceived, printExpected, diff } = this.utils;
  if (!Array.isArray(received) || !received.every(isObject)) {
    throw new Error(`toContainObject needs a list of manifests, such as Testing.synth(chart) returns, got ${printReceived(received)}`);
  }
  if (!isObject(expected)) {
    throw new Error(`toContainObject needs the fields to look for, such as { kind: 'HTTPRoute' }, got ${printExpected(expected)}`);
  }
  const testers = [this.utils.iterableEquality, this.utils.subsetEquality];
  const found = received.find(manifest => this.equals(manifest, expected, testers));
  if (found) {
    return { pass: true, message: () => `expected no manifest to have ${printExpected(expected)}, but ${titleOf(found)} has` };
  }
  const same = (a: unknown, b: unknown) => this.equals(a, b);
  return {
    pass: false,
    message: () => {
      const [closest] = [...received].sort((a, b) => agreement(expected, b, same) - agreement(expected, a, same));
      const shown = closest ? `closest is ${titleOf(closest)}:\n${diff(expected, restrictedTo(expected, closest))}` : 'there are none';
      return `no manifest has ${printExpected(expected)}\n\n${shown}`;
    },
  };
}

/** In how many of the expected values another object agrees. */
function agreement(expected: unknown, received: unknown, same: (a: unknown, b: unknown) => boolean): number {
  if (!isObject(expected)) return same(expected, received) ? 1 : 0;
  return Object.entries(expected).reduce((sum, [name, value]) => sum + (isObject(received) ? agreement(value, received[name], same) : 0), 0);
}

/** An object without the fields that nobody asked for. */
function restrictedTo(expected: unknown, received: unknown): unknown {
  if (Array.isArray(expected) && Array.isArray(received)) {
    return received.map((each, index) => index < expected.length ? restrictedTo(expected[index], each) : each);
  }
  if (!isObject(expected) || !isObject(received)) return received;
  const shared = Object.keys(expected).filter(name => Object.hasOwn(received, name));
  return Object.fromEntries(shared.map(name => [name, restrictedTo(expected[name], received[name])]));
}

function isObject(value: unknown): value is { readonly [field: string]: unknown } {
  return typeof value === 'object' && value !== null;
}

function titleOf({ kind, metadata }: Manifest): string {
  return `${kind} ${[metadata?.namespace, metadata?.name].filter(part => part !== undefined).join('/')}`;
}

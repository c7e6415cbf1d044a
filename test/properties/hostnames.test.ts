import * as fc from 'fast-check';
import { property } from './runs';
import { ANY_HOSTNAME, covers, hostnameProblem, intersection, isWildcard, wildcardsOver } from '../../src/model/hostname';

const label = fc.constantFrom('a', 'b');
const hostname = fc.oneof(
  fc.constant(ANY_HOSTNAME),
  fc.tuple(fc.boolean(), fc.array(label, { minLength: 1, maxLength: 3 })).map(([wild, labels]) => [...wild ? ['*'] : [], ...labels].join('.')),
);

/** Every host of up to five labels: more than any hostname names. */
const HOSTS = hostsUpTo(5);

function hostsUpTo(length: number): string[][] {
  if (length === 0) return [];
  const shorter = hostsUpTo(length - 1);
  return [['a'], ['b'], ...shorter.flatMap(host => [['a', ...host], ['b', ...host]])];
}

function hostsOf(pattern: string | undefined): Set<string> {
  if (pattern === undefined) return new Set();
  const [first, ...suffix] = pattern.split('.');
  return new Set(HOSTS.filter(host => {
    if (pattern === '*') return true;
    if (first !== '*') return host.join('.') === pattern;
    return host.length > suffix.length && host.slice(-suffix.length).join('.') === suffix.join('.');
  }).map(host => host.join('.')));
}

function hasAll(wide: string, narrow: string): boolean {
  const hosts = hostsOf(wide);
  return [...hostsOf(narrow)].every(host => hosts.has(host));
}

property('one hostname covers another when it has all its hosts', fc.tuple(hostname, hostname), 500, ([wide, narrow]) => {
  expect(covers(wide, narrow)).toBe(hasAll(wide, narrow));
});

property('the intersection has the hosts of both', fc.tuple(hostname, hostname), 500, ([a, b]) => {
  const inB = hostsOf(b);
  expect(hostsOf(intersection(a, b))).toEqual(new Set([...hostsOf(a)].filter(host => inB.has(host))));
  expect(intersection(a, b)).toBe(intersection(b, a));
});

property('it does not matter which two of three intersect first', fc.tuple(hostname, hostname, hostname), 500, ([a, b, c]) => {
  const both = (one: string | undefined, other: string | undefined) => one && other && intersection(one, other);
  expect(both(both(a, b), c)).toBe(both(a, both(b, c)));
});

property('the wildcards over a hostname are those that have all its hosts and more', fc.tuple(hostname, hostname), 500, ([narrow, wide]) => {
  if (narrow === ANY_HOSTNAME) return;
  const over = wildcardsOver(narrow);
  if (wide !== ANY_HOSTNAME) expect(over.includes(wide)).toBe(isWildcard(wide) && wide !== narrow && hasAll(wide, narrow));
  expect(over.map(each => hostsOf(each).size)).toEqual(over.map(each => hostsOf(each).size).sort((a, b) => a - b));
  expect(new Set(over).size).toBe(over.length);
});

property('what is drawn here are hostnames', hostname, 50, each => each === ANY_HOSTNAME || expect(hostnameProblem(each)).toBeUndefined());

import { covers, hostnameProblem, intersection, wildcardsOver } from '../../src/model/hostname';

test.each<[a: string, b: string, common: string | undefined]>([
  ['*', 'a.example.com', 'a.example.com'],
  ['*', '*.example.com', '*.example.com'],
  ['a.example.com', 'a.example.com', 'a.example.com'],
  ['a.example.com', 'b.example.com', undefined],
  ['*.example.com', 'a.example.com', 'a.example.com'],
  ['*.example.com', 'a.b.example.com', 'a.b.example.com'],
  ['*.example.com', 'example.com', undefined],
  ['*.example.com', 'aexample.com', undefined],
  ['*.example.com', '*.a.example.com', '*.a.example.com'],
  ['*.a.example.com', '*.b.example.com', undefined],
  ['*.example.com', '*.example.com', '*.example.com'],
])('%s and %s have %s in common', (a, b, common) => {
  expect([intersection(a, b), intersection(b, a)]).toEqual([common, common]);
});

test('a wildcard does not cover what is wider', () => {
  expect([covers('*.a.example.com', '*.example.com'), covers('*.example.com', '*')]).toEqual([false, false]);
});

test.each<[string, string[]]>([
  ['a.b.example.com', ['*.b.example.com', '*.example.com', '*.com']], ['*.b.example.com', ['*.example.com', '*.com']], ['com', []],
])('wildcards over %s', (hostname, expected) => {
  expect(wildcardsOver(hostname)).toEqual(expected);
});

test('the wildcards over what is far too long for a hostname are those that a listener can have', () => {
  const wildcards = wildcardsOver(`${'a.'.repeat(100_000)}com`);
  expect([wildcards.length, wildcards[0].length, wildcards[125]]).toEqual([125, 253, undefined]);
});

test.each(['example.com', '*.example.com', 'a-b.example.com', 'localhost', '1.example.com', 'a'.repeat(63), 'xn--bcher-kva.example'])('%s is a hostname', hostname => {
  expect(hostnameProblem(hostname)).toBeUndefined();
});

test.each(['', '*', '*.', '*.*.example.com', 'a*.example.com', 'Example.com', '-a.example.com', 'a..b', 'a.example.com.', '10.0.0.1', '::1', 'a:80', 'a/b', 'a b', `${'a'.repeat(64)}.b`,
  `${'a.'.repeat(127)}`, 'exämple.com', '*.10.0.0.1\n'])('%j is none', hostname => {
  expect(hostnameProblem(hostname)).toBeDefined();
});

import { gatewayDuration } from '../../src/model/gateway-duration';
import { pathProblem } from '../../src/model/http-path';
import { labelKeyProblem } from '../../src/model/kubernetes-name';
import { quantity } from '../../src/model/quantity';

test.each<[number, string]>([
  [0, '0s'], [1, '1ms'], [1500, '1s500ms'], [60_000, '1m'], [3_600_000, '1h'], [3_661_001, '1h1m1s1ms'], [99_999 * 3_600_000, '99999h'],
])('%d ms are %s', (milliseconds, text) => {
  expect(gatewayDuration('it', milliseconds)).toBe(text);
  expect(text).toMatch(/^([0-9]{1,5}(h|m|s|ms)){1,4}$/);
});

test.each([-1, 0.5, NaN, Infinity, 100_000 * 3_600_000])('%d ms are no duration', milliseconds => {
  expect(() => gatewayDuration('a timeout', milliseconds)).toThrow('a timeout must be whole milliseconds');
});

test.each<[string, number | undefined]>([
  ['1', 1], ['500m', 0.5], ['.5', 0.5], ['1.5Gi', 1.5 * 2 ** 30], ['2k', 2000], ['', undefined], ['m', undefined], ['1 Gi', undefined], ['1g', undefined], ['-1', undefined],
])('the amount %j is %s', (text, amount) => {
  expect(quantity(text)).toBe(amount);
});

test.each(['/', '/a', '/a/', '/a/b.c', '/%20', '/a..b', '/.a', '/~!$&\'()*+,;=:@'])('%s is a path', path => {
  expect(pathProblem(path)).toBeUndefined();
});

test.each(['', 'a', '//', '/a//b', '/./', '/a/./b', '/../a', '/..', '/.', '/a/%2f', '/#', '/a?b', '/ ', '/%2', '/ä', `/${'a'.repeat(1024)}`])('%j is none', path => {
  expect(pathProblem(path)).toBeDefined();
});

test.each<[string, boolean]>([['a', true], ['example.com/a', true], ['a/b/c', false], ['/a', false], ['a/', false], ['Example.com/a', false], ['a b', false]])(
  'the key %j is one: %s', (key, valid) => {
    expect(labelKeyProblem(key) === undefined).toBe(valid);
  });

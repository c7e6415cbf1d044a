import * as fc from 'fast-check';
import { anyMatchFacts, fits, matchFacts, rankedAlike, REQUESTS } from './request-universe';
import { property } from './runs';
import { gatewayDuration } from '../../src/model/gateway-duration';
import { HttpMatchFacts, matchKey, mayShareRequest, prefixesOver, tieKeys } from '../../src/model/http-match';

const pair = fc.tuple(matchFacts, matchFacts);
/** The same in another spelling, or almost: a slash behind an exact path says something. */
const spelled = matchFacts.map((match): [HttpMatchFacts, HttpMatchFacts] => [match, {
  ...match,
  path: { ...match.path, value: match.path.value.endsWith('/') ? match.path.value : `${match.path.value}/` },
  headers: match.headers.map(header => ({ ...header, name: header.name.toUpperCase() })).reverse(),
  queryParams: [...match.queryParams].reverse(),
}]);
/** Two that are more often alike. */
const near = fc.oneof(pair, spelled, fc.tuple(matchFacts, matchFacts, fc.subarray(['path', 'method', 'headers', 'queryParams'] as const)).map(([one, other, same]) =>
  [one, { ...other, ...Object.fromEntries(same.map(field => [field, one[field]])) }] as [typeof one, typeof one]));

property('two matches have one key exactly when they take the same requests', near, 400, ([one, other]) => {
  expect(matchKey(one) === matchKey(other)).toBe(REQUESTS.every(request => fits(one, request) === fits(other, request)));
});

property('two matches tie when the specification or Envoy Gateway ranks them alike', fc.tuple(anyMatchFacts, anyMatchFacts), 2000, ([one, other]) => {
  const keys = tieKeys(other);
  expect(tieKeys(one).some(key => keys.includes(key))).toBe(rankedAlike(one, other));
});

property('two that tie may share a request exactly when some request fits both', near, 1000, ([one, other]) => {
  if (!rankedAlike(one, other)) return;
  expect(mayShareRequest(one, other)).toBe(REQUESTS.some(request => fits(one, request) && fits(other, request)));
});

const path = fc.array(fc.constantFrom('a', 'b', 'ab'), { maxLength: 3 }).map(elements => `/${elements.join('/')}`);

property('the prefixes over a prefix are those that hold all its paths and more', fc.tuple(path, path, fc.boolean()), 500, ([prefix, other, slash]) => {
  const over = prefixesOver(slash && prefix !== '/' ? `${prefix}/` : prefix);
  const holds = other !== prefix && (other === '/' || prefix.startsWith(`${other}/`));
  expect(over.includes(other)).toBe(holds);
  expect(over).toEqual([...new Set(over)].sort((a, b) => b.length - a.length));
});

const SIZES: { readonly [unit: string]: number } = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };
const milliseconds = fc.oneof(
  fc.nat({ max: 100_000 }), fc.integer({ min: 0, max: 100_000 * 3_600_000 - 1 }), fc.constantFrom(0, 1, 999, 3_599_999, 99_999 * 3_600_000),
);

property('a duration is written as the field takes it, and says the same', milliseconds, 1000, time => {
  const text = gatewayDuration('it', time);
  expect(text).toMatch(/^([0-9]{1,5}(h|m|s|ms)){1,4}$/);
  expect([...text.matchAll(/(\d+)(h|ms|m|s)/g)].reduce((sum, [, count, unit]) => sum + Number(count) * SIZES[unit], 0)).toBe(time);
});

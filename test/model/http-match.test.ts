import { describeMatch, HttpMatchFacts, matchKey, mayShareRequest, prefixesOver, tieKeys } from '../../src/model/http-match';

const base: HttpMatchFacts = { path: { type: 'PathPrefix', value: '/a' }, headers: [], queryParams: [] };
const exact = (name: string, value: string) => ({ type: 'Exact' as const, name, value });
const like = (name: string, value: string) => ({ type: 'RegularExpression' as const, name, value });
const ties = (a: HttpMatchFacts, b: HttpMatchFacts) => tieKeys(a).some(key => tieKeys(b).includes(key));

test.each<[string, Partial<HttpMatchFacts>, Partial<HttpMatchFacts>, { same?: boolean; tie?: boolean; share?: boolean }]>([
  ['itself', {}, {}, { same: true, tie: true, share: true }],
  ['a slash at the end of a prefix', {}, { path: { type: 'PathPrefix', value: '/a/' } }, { same: true, tie: true, share: true }],
  ['a slash at the end of an exact path', { path: { type: 'Exact', value: '/a' } }, { path: { type: 'Exact', value: '/a/' } }, { tie: true }],
  ['an exact path', {}, { path: { type: 'Exact', value: '/a' } }, {}],
  ['a prefix of the same length', {}, { path: { type: 'PathPrefix', value: '/b' } }, { tie: true }],
  ['a longer prefix', {}, { path: { type: 'PathPrefix', value: '/ab' } }, {}],
  ['another regular expression', { path: { type: 'RegularExpression', value: '/a.*' } }, { path: { type: 'RegularExpression', value: '/.' } },
    { tie: true, share: true }],
  ['another method', { method: 'GET' }, { method: 'PUT' }, { tie: true }],
  ['a method', {}, { method: 'GET' }, { share: true }],
  ['a method beside a header: equal with Envoy Gateway alone', { method: 'GET' }, { headers: [exact('x', '1')] }, { tie: true, share: true }],
  ['a method beside a header by regular expression', { method: 'GET' }, { headers: [like('x', '.')] }, { share: true }],
  ['another header', { headers: [exact('x', '1')] }, { headers: [exact('y', '1')] }, { tie: true, share: true }],
  ['a header in another case', { headers: [exact('X', '1')] }, { headers: [exact('x', '1')] }, { same: true, tie: true, share: true }],
  ['another value of a header', { headers: [exact('X', '1')] }, { headers: [exact('x', '2')] }, { tie: true }],
  ['a header by regular expression', { headers: [exact('x', '1')] }, { headers: [like('x', '.')] }, { tie: true, share: true }],
  ['headers in another order', { headers: [exact('x', '1'), exact('y', '2')] }, { headers: [exact('y', '2'), exact('x', '1')] },
    { same: true, tie: true, share: true }],
  ['a query parameter in another case', { queryParams: [exact('q', '1')] }, { queryParams: [exact('Q', '1')] }, { tie: true, share: true }],
  ['another value of a query parameter', { queryParams: [exact('q', '1')] }, { queryParams: [exact('q', '2')] }, { tie: true }],
])('beside %s', (_, a, b, { same = false, tie = false, share = false }) => {
  const [one, other] = [{ ...base, ...a }, { ...base, ...b }];
  expect(matchKey(one) === matchKey(other)).toBe(same);
  expect([ties(one, other), ties(other, one)]).toEqual([tie, tie]);
  if (tie) expect([mayShareRequest(one, other), mayShareRequest(other, one)]).toEqual([share, share]);
});

test.each<[string, string[]]>([
  ['/', []], ['/a', ['/']], ['/a/', ['/']], ['/a/b/c', ['/a/b', '/a', '/']],
])('prefixes over %s', (prefix, expected) => {
  expect(prefixesOver(prefix)).toEqual(expected);
});

test('a match in words', () => {
  expect(describeMatch({ ...base, method: 'GET', headers: [exact('x', '1'), like('y', '.')], queryParams: [exact('q', '2')] }))
    .toBe('prefix /a, method GET, header x=1, header y~., query q=2');
});

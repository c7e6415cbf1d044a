import { CoverIndex } from '../../src/model/cover-index';
import { HttpMatchFacts } from '../../src/model/http-match';
import { covers, coversMatch, demandOf, grpcDemandOf } from '../../src/model/match-cover';
import { byRank, envoyGatewayRank, specifiedRank } from '../../src/model/match-rank';
import { MatchSpec } from '../../src/model/route-objects';

const match = (path: string, more: Partial<HttpMatchFacts> = {}): HttpMatchFacts => {
  const [, sign, value] = /^([=~]?)(.*)$/.exec(path)!;
  const type = sign === '=' ? 'Exact' : sign === '~' ? 'RegularExpression' : 'PathPrefix';
  return { path: { type, value }, headers: [], queryParams: [], ...more };
};
const exact = (name: string, value: string) => ({ type: 'Exact' as const, name, value });
const like = (name: string, value: string) => ({ type: 'RegularExpression' as const, name, value });

test.each<[string, HttpMatchFacts, HttpMatchFacts, boolean]>([
  ['a prefix and a path in it', match('/a'), match('=/a/b'), true],
  ['a prefix and its own path', match('/a'), match('=/a'), true],
  ['a prefix and its own path with a slash', match('/a'), match('=/a/'), true],
  ['a prefix and a path of another element', match('/a'), match('=/ab'), false],
  ['a prefix and one in it', match('/a/'), match('/a/b'), true],
  ['a path and a prefix', match('=/a'), match('/a'), false],
  ['an exact path with a slash and one without', match('=/a/'), match('=/a'), false],
  ['an expression and itself', match('~/a.*'), match('~/a.*'), true],
  ['an expression and another', match('~/a.*'), match('~/a.+'), false],
  ['an expression and a path it fits, of which only a proxy knows', match('~/a.*'), match('=/ab'), false],
  ['an expression for everything', match('~/.*'), match('/a'), true],
  ['a prefix for everything and an expression', match('/'), match('~/a.*'), true],
  ['another prefix and an expression', match('/a'), match('~/a.*'), false],
  ['any method and one', match('/'), match('/', { method: 'GET' }), true],
  ['one method and any', match('/', { method: 'GET' }), match('/'), false],
  ['a header in another case', match('/', { headers: [exact('X-A', '1')] }), match('/', { headers: [exact('x-a', '1'), exact('x-b', '2')] }), true],
  ['another value of a header', match('/', { headers: [exact('x-a', '1')] }), match('/', { headers: [exact('x-a', '2')] }), false],
  ['a header by expression, which the other has exactly', match('/', { headers: [like('x-a', '.*')] }), match('/', { headers: [exact('x-a', '2')] }), false],
  ['a query parameter in another case', match('/', { queryParams: [exact('q', '1')] }), match('/', { queryParams: [exact('Q', '1')] }), false],
  ['a header and a query parameter of one name', match('/', { headers: [exact('q', '1')] }), match('/', { queryParams: [exact('q', '1')] }), false],
])('%s', (_, wide, narrow, covered) => {
  expect(coversMatch(wide, narrow)).toBe(covered);
});

test.each<[string, MatchSpec, MatchSpec, boolean]>([
  ['everything and a service', {}, { method: { type: 'Exact', service: 'a.B' } }, true],
  ['a service and a method of it', { method: { service: 'a.B' } }, { method: { type: 'Exact', service: 'a.B', method: 'C' } }, true],
  ['a method and its service', { method: { service: 'a.B', method: 'C' } }, { method: { service: 'a.B' } }, false],
  ['a service and a method of its name', { method: { service: 'C' } }, { method: { method: 'C' } }, false],
  ['a service by expression', { method: { type: 'RegularExpression', service: 'a.B' } }, { method: { type: 'Exact', service: 'a.B' } }, false],
  ['a header', { headers: [{ name: 'X', value: '1' }] }, { method: { service: 'a' }, headers: [{ type: 'Exact', name: 'x', value: '1' }] }, true],
])('gRPC: %s', (_, wide, narrow, covered) => {
  expect(covers(grpcDemandOf(wide), grpcDemandOf(narrow))).toBe(covered);
});

test('where the rank of expressions is unknown, they cover no other path and no other covers them', () => {
  for (const [wide, narrow] of [['~/.*', '/a'], ['/', '~/a.*']].map(pair => pair.map(path => demandOf(match(path))))) {
    for (const [known, expected] of [[true, 'wide'], [false, undefined]] as const) {
      const index = new CoverIndex<string>(known);
      index.add(wide, 'wide');
      expect(index.find(narrow)).toBe(expected);
    }
  }
});

test.each<[string, HttpMatchFacts, HttpMatchFacts, { spec: number; envoy: number }]>([
  ['an exact path before a prefix', match('=/a'), match('/a/b/c'), { spec: -1, envoy: -1 }],
  ['a longer prefix first', match('/a'), match('/a/b'), { spec: 1, envoy: 1 }],
  ['a slash at the end is one character more', match('/a'), match('/a/'), { spec: 1, envoy: 1 }],
  ['an expression before a prefix', match('~/.*'), match('/a/b/c'), { spec: -1, envoy: -1 }],
  ['a method before headers, but with Envoy Gateway', match('/', { method: 'GET' }), match('/', { headers: [exact('a', '1'), exact('b', '1')] }), { spec: -1, envoy: 1 }],
  ['a header before queries', match('/', { headers: [exact('a', '1')] }), match('/', { queryParams: [exact('a', '1'), exact('b', '1')] }), { spec: -1, envoy: -1 }],
  ['two alike', match('/', { method: 'GET' }), match('/', { method: 'PUT' }), { spec: 0, envoy: 0 }],
])('rank: %s', (_, a, b, { spec, envoy }) => {
  expect(Math.sign(byRank(specifiedRank(a), specifiedRank(b)))).toBe(spec);
  expect(Math.sign(byRank(envoyGatewayRank(a), envoyGatewayRank(b)))).toBe(envoy);
});

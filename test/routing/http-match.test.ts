import { HttpMatch, HttpMethod } from '../../src';
import { System } from '../system';

/** The matches that a rule of this match is written with. */
function rendered(match: HttpMatch): any[] {
  const system = new System();
  system.route(system.shop, system.listener(system.gateway()), { match });
  return system.manifest('HTTPRoute').spec.rules[0].matches;
}

const root = { type: 'PathPrefix', value: '/' };

test.each<[string, HttpMatch, object[]]>([
  ['everything', HttpMatch.ALL, [{ path: root }]],
  ['an exact path', HttpMatch.exact('/login'), [{ path: { type: 'Exact', value: '/login' } }]],
  ['a prefix', HttpMatch.prefix('/pay'), [{ path: { type: 'PathPrefix', value: '/pay' } }]],
  ['a path by regular expression', HttpMatch.regularExpression('/v[0-9]+'), [{ path: { type: 'RegularExpression', value: '/v[0-9]+' } }]],
  ['a header', HttpMatch.header('x-a', 'b'), [{ path: root, headers: [{ type: 'Exact', name: 'x-a', value: 'b' }] }]],
  ['a header by regular expression', HttpMatch.headerMatching('x-a', 'b.*'), [
    { path: root, headers: [{ type: 'RegularExpression', name: 'x-a', value: 'b.*' }] },
  ]],
  ['a query parameter', HttpMatch.query('q', '1'), [{ path: root, queryParams: [{ type: 'Exact', name: 'q', value: '1' }] }]],
  ['a query parameter by regular expression', HttpMatch.queryMatching('q', '[0-9]'), [
    { path: root, queryParams: [{ type: 'RegularExpression', name: 'q', value: '[0-9]' }] },
  ]],
  ['a method', HttpMatch.method(HttpMethod.POST), [{ path: root, method: 'POST' }]],
  ['all of it', HttpMatch.prefix('/a').withHeader('x-a', '1').withHeader('x-b', '2').withQuery('q', '3').withMethod(HttpMethod.GET), [{
    path: { type: 'PathPrefix', value: '/a' },
    method: 'GET',
    headers: [{ type: 'Exact', name: 'x-a', value: '1' }, { type: 'Exact', name: 'x-b', value: '2' }],
    queryParams: [{ type: 'Exact', name: 'q', value: '3' }],
  }]],
  ['alternatives', HttpMatch.anyOf(HttpMatch.exact('/a'), HttpMatch.anyOf(HttpMatch.exact('/b'), HttpMatch.header('x', '1'))), [
    { path: { type: 'Exact', value: '/a' } }, { path: { type: 'Exact', value: '/b' } }, { path: root, headers: [{ type: 'Exact', name: 'x', value: '1' }] },
  ]],
  ['alternatives narrowed', HttpMatch.anyOf(HttpMatch.exact('/a'), HttpMatch.exact('/b')).withMethod(HttpMethod.PUT), [
    { path: { type: 'Exact', value: '/a' }, method: 'PUT' }, { path: { type: 'Exact', value: '/b' }, method: 'PUT' },
  ]],
  ['alternatives times alternatives',
    HttpMatch.anyOf(HttpMatch.exact('/a'), HttpMatch.exact('/b')).narrowedBy(HttpMatch.anyOf(HttpMatch.query('q', '1'), HttpMatch.query('q', '2'))), [
      ...['/a', '/b'].flatMap(value => ['1', '2'].map(q => ({ path: { type: 'Exact', value }, queryParams: [{ type: 'Exact', name: 'q', value: q }] }))),
    ]],
  ['the same said twice', HttpMatch.header('X-A', '1').withHeader('x-a', '1').withMethod(HttpMethod.GET).withMethod(HttpMethod.GET), [
    { path: root, method: 'GET', headers: [{ type: 'Exact', name: 'X-A', value: '1' }] },
  ]],
])('%s is written out', (_, match, matches) => {
  expect(rendered(match)).toEqual(matches);
});

const [exactA, prefixA, regexA] = [HttpMatch.exact('/a'), HttpMatch.prefix('/a'), HttpMatch.regularExpression('/a')];

test.each<[string, HttpMatch, HttpMatch, string | undefined]>([
  ['everything by an exact path', HttpMatch.ALL, exactA, 'Exact /a'],
  ['a prefix by an exact path', prefixA, exactA, 'Exact /a'],
  ['a prefix by an exact path below it', prefixA, HttpMatch.exact('/a/b'), 'Exact /a/b'],
  ['a prefix by a longer one', prefixA, HttpMatch.prefix('/a/b'), 'PathPrefix /a/b'],
  ['the root by a prefix', HttpMatch.prefix('/'), prefixA, 'PathPrefix /a'],
  ['a regular expression by itself', regexA, regexA, 'RegularExpression /a'],
  ['a regular expression by a prefix', regexA, prefixA, undefined],
  ['a prefix by one beside it', prefixA, HttpMatch.prefix('/ab'), undefined],
  ['an exact path by another', exactA, HttpMatch.exact('/b'), undefined],
])('%s is narrowed to what both take', (_, one, other, expected) => {
  for (const [a, b] of [[one, other], [other, one]]) {
    if (expected === undefined) {
      expect(() => a.narrowedBy(b)).toThrow('a match cannot ask for both path');
    } else {
      expect(rendered(a.narrowedBy(b)).map(({ path }) => `${path.type} ${path.value}`)).toEqual([expected]);
    }
  }
});

test('narrowing leaves the match it began with as it was', () => {
  const base = HttpMatch.prefix('/a');
  base.withHeader('x', '1');
  expect(rendered(base)).toEqual([{ path: { type: 'PathPrefix', value: '/a' } }]);
});

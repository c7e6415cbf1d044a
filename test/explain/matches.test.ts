import { ENVOY, httpRoute, PAY_BACKEND, ProfileName, route, SPECIFICATION, World } from './world';
import { ExplainRequest } from '../../src/explain/request';

/** Whether a rule with one match takes a request. */
function takes(match: string, request: Partial<ExplainRequest>, profile: ProfileName): boolean {
  return new World(httpRoute('web', `rules: [{matches: [${match}], ${PAY_BACKEND}}]`), { profile }).target(request) === 'shop/pay';
}

const EXACT = '{path: {type: Exact, value: /abc}}';
const PREFIX = '{path: {value: /abc}}';
const PREFIX_WITH_SLASH = '{path: {value: /abc/}}';
const EXPRESSION = '{path: {type: RegularExpression, value: "/a[0-9]+"}}';
const HEADER = '{headers: [{name: X-Canary, value: "yes"}]}';
const HEADER_EXPRESSION = '{headers: [{name: x-canary, type: RegularExpression, value: "y.*"}]}';
const TWICE = '{headers: [{name: X-Canary, value: "yes"}, {name: x-canary, value: "no"}]}';
const HOST = '{headers: [{name: Host, value: www.example.com}]}';
const QUERY = '{queryParams: [{name: q, value: a b}]}';
const METHOD = '{method: POST}';
const BOTH = '{method: POST, headers: [{name: x-a, value: "1"}]}';

type Case = readonly [match: string, request: Partial<ExplainRequest>, taken: boolean, only?: ProfileName];

const CASES: readonly Case[] = [
  [EXACT, { path: '/abc' }, true],
  [EXACT, { path: '/abc?x=1' }, true],
  [HEADER, { headers: { 'x-canary': ' yes\t' } }, true],
  [EXACT, { path: '/abc/' }, false],
  [EXACT, { path: '/ABC' }, false],
  [PREFIX, { path: '/abc' }, true],
  [PREFIX, { path: '/abc/' }, true],
  [PREFIX, { path: '/abc/def' }, true],
  [PREFIX, { path: '/abcd' }, false],
  [PREFIX, { path: '/' }, false],
  [PREFIX_WITH_SLASH, { path: '/abc' }, true],
  [PREFIX_WITH_SLASH, { path: '/abc/def' }, true],
  [PREFIX_WITH_SLASH, { path: '/abcd' }, false],
  [EXPRESSION, { path: '/a1' }, true],
  [EXPRESSION, { path: '/a1', query: 'b' }, true],
  [EXPRESSION, { path: '/a1/b' }, false],
  [EXPRESSION, { path: '/b/a1' }, false],
  [HEADER, { headers: { 'x-canary': 'yes' } }, true],
  [HEADER, { headers: { 'X-CANARY': 'yes' } }, true],
  [HEADER, { headers: { 'x-canary': 'Yes' } }, false],
  [HEADER, {}, false],
  [HEADER, { headers: { 'x-canary': ['no', 'yes'] } }, true],
  [HEADER, { headers: { 'x-canary': 'no,yes' } }, false],
  [HEADER_EXPRESSION, { headers: { 'x-canary': 'yes' } }, true],
  [HEADER_EXPRESSION, { headers: { 'x-canary': 'oh yes' } }, false],
  [TWICE, { headers: { 'x-canary': 'yes' } }, true, SPECIFICATION],
  [TWICE, { headers: { 'x-canary': 'yes' } }, false, ENVOY],
  [TWICE, { headers: { 'x-canary': 'no' } }, false],
  [HOST, {}, true],
  [HOST, { host: 'www.example.com:8080' }, false],
  [QUERY, { query: 'q=a%20b' }, true, SPECIFICATION],
  [QUERY, { query: 'q=a+b' }, true, SPECIFICATION],
  [QUERY, { query: 'q=a%20b' }, false, ENVOY],
  [QUERY, { query: '?q=a b' }, true],
  [QUERY, { query: 'q=x&q=a b' }, false],
  [QUERY, { query: 'q=a b&q=x' }, true],
  [QUERY, { query: 'Q=a b' }, false],
  [QUERY, { query: '%' }, false],
  [QUERY, {}, false],
  [METHOD, { method: 'POST' }, true],
  [METHOD, { method: 'GET' }, false],
  [BOTH, { method: 'POST', headers: { 'x-a': '1' } }, true],
  [BOTH, { method: 'POST' }, false],
];

describe.each([SPECIFICATION, ENVOY])('under %s', profile => {
  test.each(CASES.filter(([, , , only]) => only === undefined || only === profile)
    .map(([match, request, taken]): [string, Partial<ExplainRequest>, boolean] => [match, request, taken]))('%s and %j: %s', (match, request, taken) => {
    expect(takes(match, request, profile)).toBe(taken);
  });

  test('takes a request that fits any of several matches', () => {
    const world = new World(httpRoute('web', `rules: [{matches: [{path: {value: /a}}, {method: PUT}], ${PAY_BACKEND}}]`), { profile });
    expect([{ path: '/a' }, { method: 'PUT' }, {}].map(each => world.target(each))).toEqual(['shop/pay', 'shop/pay', '404']);
  });

  test('takes every request without matches', () => {
    expect(new World(httpRoute('web', `rules: [{${PAY_BACKEND}}]`), { profile }).target({ method: 'PATCH', path: '/x' })).toBe('shop/pay');
  });
});

describe('gRPC', () => {
  const SERVICE = '{method: {service: shop.Cart}}';
  const METHOD_ALONE = '{method: {method: Add}}';
  const CALL = '{method: {service: shop.Cart, method: Add}}';
  const CALLS = '{method: {type: RegularExpression, service: "shop[.].*", method: "Add|Get"}}';
  const WITH_HEADER = '{method: {service: shop.Cart}, headers: [{name: x-a, value: "1"}]}';

  const GRPC_CASES: ReadonlyArray<readonly [match: string, path: string, spec: boolean, envoy: boolean]> = [
    [SERVICE, '/shop.Cart/Add', true, true],
    [SERVICE, '/shop.Cart2/Add', false, false],
    [SERVICE, '/shop.Cart/a/b', false, true],
    [METHOD_ALONE, '/shop.Cart/Add', true, true],
    [METHOD_ALONE, '/shop.Cart/AddAll', false, false],
    [METHOD_ALONE, '/a/b/Add', false, true],
    [CALL, '/shop.Cart/Add', true, true],
    [CALL, '/shop.Cart/add', false, false],
    [CALLS, '/shop.Cart/Add', true, true],
    // Both expressions become one, so that what is left of the bar is all of it.
    [CALLS, '/shop.Cart/Get', true, false],
    [CALLS, '/shop.Cart/Remove', false, false],
    [WITH_HEADER, '/shop.Cart/Add', false, false],
  ];

  test.each(GRPC_CASES)('%s and %s: %s by the specification, %s with Envoy Gateway', (match, path, spec, envoy) => {
    const got = [SPECIFICATION, ENVOY].map(profile => new World(route('GRPCRoute', 'cart', `rules: [{matches: [${match}], ${PAY_BACKEND}}]`), { profile })
      .target({ protocol: 'grpc', path }));
    expect(got).toEqual([spec, envoy].map(taken => taken ? 'shop/pay' : 'grpc-status 12'));
  });

  test('is asked of requests by the specification alone', () => {
    const got = [SPECIFICATION, ENVOY].map(profile => new World(route('GRPCRoute', 'cart', `rules: [{${PAY_BACKEND}}]`), { profile }).target({ path: '/a/b' }));
    expect(got).toEqual(['404', 'shop/pay']);
  });
});

describe('cookies of an HTTPRouteFilter', () => {
  const world = new World(`
apiVersion: gateway.envoyproxy.io/v1alpha1
kind: HTTPRouteFilter
metadata: {name: testers, namespace: shop}
spec: {matches: [{cookies: [{name: tester, value: "yes"}]}]}
${httpRoute('web', `rules: [{filters: [{type: ExtensionRef, extensionRef: {group: gateway.envoyproxy.io, kind: HTTPRouteFilter, name: testers}}], ${PAY_BACKEND}}, {backendRefs: [{name: web, port: 80}]}]`)}`, { profile: ENVOY });

  test.each([
    ['tester=yes', 'shop/pay'],
    ['a=b; tester="yes"', 'shop/pay'],
    ['tester=no; tester=yes', 'shop/web'],
    ['Tester=yes', 'shop/web'],
  ])('%s: %s', (cookie, backend) => expect(world.target({ headers: { cookie } })).toBe(backend));
});

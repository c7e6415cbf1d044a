import { ENVOY, httpRoute, ProfileName, route, SPECIFICATION, World } from './world';
import { Explanation } from '../../src/explain/explanation';
import { ExplainRequest } from '../../src/explain/request';

/** A request that fits every match below. */
const REQUEST: Partial<ExplainRequest> = { path: '/pay/now', query: 'q=1&r=2', method: 'POST', headers: { a: '1', b: '2', c: '3' } };

/** Which of two rules takes the request, whatever their order in the route, and why the other does not. */
function contest(one: string, other: string, profile: ProfileName): { readonly winner: number; readonly reason?: string } {
  const rule = (match: string, name: string) => `{matches: [${match}], backendRefs: [{name: ${name}, port: 80}]}`;
  const worlds = [[rule(one, 'web'), rule(other, 'pay')], [rule(other, 'pay'), rule(one, 'web')]].map(rules =>
    new World(httpRoute('web', `rules: [${rules.join(', ')}]`), { profile }).explain(REQUEST));
  const winners = new Set(worlds.map(nameOf));
  expect(winners.size).toBe(1);
  return { winner: winners.has('web') ? 0 : 1, reason: worlds[0].passedOver[0]?.reason };
}

function nameOf({ backends }: Explanation): string {
  return backends[0].backend.name;
}

const path = (type: string, value: string) => `path: {type: ${type}, value: "${value}"}`;
const headers = (...names: readonly string[]) => `headers: [${names.map(name => `{name: ${name}, value: "${'abc'.indexOf(name) + 1}"}`).join(', ')}]`;
const query = (...names: readonly string[]) => `queryParams: [${names.map(name => `{name: ${name}, value: "${'qr'.indexOf(name) + 1}"}`).join(', ')}]`;
const expression = 'headers: [{name: a, type: RegularExpression, value: "."}]';

describe.each([SPECIFICATION, ENVOY])('under %s', profile => {
  test.each([
    ['an exact path', `{${path('Exact', '/pay/now')}}`, `{${path('RegularExpression', '/pay/.*.*.*.*')}}`, 'a path by regular expression comes after an exact path'],
    ['an expression', `{${path('RegularExpression', '/.*')}}`, `{${path('PathPrefix', '/pay/now')}}`, 'a prefix comes after a path by regular expression'],
    ['a longer prefix', `{${path('PathPrefix', '/pay')}}`, `{${path('PathPrefix', '/')}, method: POST, ${headers('a', 'b')}}`, 'prefix / is shorter than prefix /pay'],
    ['more headers', `{${headers('a', 'b')}}`, `{${headers('c')}, ${query('q', 'r')}}`, /^it has fewer header/],
    ['more query parameters', `{${query('q', 'r')}}`, `{${query('q')}}`, /^it has fewer query matches \(1, not 2\)$/],
  ])('%s comes first', (_, winner, loser, reason) => {
    expect(contest(winner, loser, profile)).toEqual({ winner: 0, reason: expect.stringMatching(reason) });
    expect(contest(loser, winner, profile).winner).toBe(1);
  });

  test('the first rule comes first where all else is the same', () => {
    const [one, other] = ['web', 'pay'].map(name => `{backendRefs: [{name: ${name}, port: 80}]}`);
    const { passedOver } = new World(httpRoute('web', `rules: [${one}, ${other}]`), { profile }).explain();
    expect(passedOver[0].reason).toBe('rule 0 of the route comes before rule 1');
  });

  test('the older route comes first, then names', () => {
    const at = (time: string) => `, creationTimestamp: "2025-01-01T00:00:0${time}Z"`;
    const rules = (name: string) => `rules: [{backendRefs: [{name: ${name}, port: 80}]}]`;
    const aged = new World(httpRoute('a', rules('web'), at('2')) + httpRoute('b', rules('pay'), at('1')), { profile }).explain();
    expect([nameOf(aged), aged.passedOver[0].reason, aged.notes]).toEqual(['pay', 'HTTPRoute shop/b is older', []]);
    const named = new World(httpRoute('b', rules('pay')) + httpRoute('a', rules('web')), { profile }).explain();
    expect([nameOf(named), named.passedOver[0].reason]).toEqual(['web', expect.stringMatching(/^HTTPRoute shop\/a comes first by namespace and name \(neither has a creation time/)]);
    expect(named.notes).toEqual([expect.stringMatching(/^the ages of HTTPRoute shop\/a and HTTPRoute shop\/b decide/)]);
  });

  test('an age that decides nothing is not told', () => {
    const rules = (match: string) => `rules: [{matches: [{path: {value: ${match}}}], backendRefs: [{name: web, port: 80}]}]`;
    expect(new World(httpRoute('a', rules('/')) + httpRoute('b', rules('/pay')), { profile }).explain(REQUEST).notes).toEqual([]);
  });
});

describe('where the two differ', () => {
  test('a method comes before headers by the specification, and is one of them with Envoy Gateway', () => {
    const [method, two] = ['{method: POST}', `{${headers('a', 'b')}}`];
    expect(contest(method, two, SPECIFICATION)).toEqual({ winner: 0, reason: 'it has fewer method matches (0, not 1)' });
    expect(contest(method, two, ENVOY)).toEqual({ winner: 1, reason: 'it has fewer header and method matches (1, not 2)' });
  });

  test('an exact header comes before an expression with Envoy Gateway', () => {
    expect(contest(`{${expression}}`, `{${headers('a')}}`, ENVOY)).toEqual({ winner: 1, reason: 'it has fewer exact header matches (0, not 1)' });
  });

  test('headers come before cookies with Envoy Gateway', () => {
    const filter = 'apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: HTTPRouteFilter\nmetadata: {name: testers, namespace: shop}\nspec: {matches: [{cookies: [{name: tester, value: "yes"}]}]}\n';
    const byCookie = '{filters: [{type: ExtensionRef, extensionRef: {group: gateway.envoyproxy.io, kind: HTTPRouteFilter, name: testers}}], backendRefs: [{name: web, port: 80}]}';
    const byHeader = `{matches: [{${headers('a')}}], backendRefs: [{name: pay, port: 80}]}`;
    const world = new World(filter + httpRoute('web', `rules: [${byCookie}, ${byHeader}]`), { profile: ENVOY });
    expect(world.target({ headers: { a: '1', cookie: 'tester=yes' } })).toBe('shop/pay');
  });

  test('preserveRouteOrder leaves the order as it is', () => {
    const world = new World(`
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: {name: eg}
spec:
  controllerName: gateway.envoyproxy.io/gatewayclass-controller
  parametersRef: {group: gateway.envoyproxy.io, kind: EnvoyProxy, name: proxy, namespace: infra}
---
apiVersion: gateway.envoyproxy.io/v1alpha1
kind: EnvoyProxy
metadata: {name: proxy, namespace: infra}
spec: {preserveRouteOrder: true}
${httpRoute('web', 'rules: [{backendRefs: [{name: web, port: 80}]}, {matches: [{path: {type: Exact, value: /pay/now}}], backendRefs: [{name: pay, port: 80}]}]')}`, { profile: ENVOY });
    expect(world.target(REQUEST)).toBe('shop/web');
  });

  test('an HTTPRoute comes before a GRPCRoute with Envoy Gateway', () => {
    const rules = (name: string) => `hostnames: [www.example.com], rules: [{backendRefs: [{name: ${name}, port: 80}]}]`;
    const old = ', creationTimestamp: "2025-01-01T00:00:00Z"';
    const world = new World(route('GRPCRoute', 'a', rules('pay'), old) + httpRoute('b', rules('web')), { profile: ENVOY });
    expect(world.target({ protocol: 'grpc', path: '/a/b' })).toBe('shop/web');
  });
});

describe('gRPC by the specification', () => {
  const call = (service: string, method = '') => `{method: {${[...service === '' ? [] : [`service: ${service}`], ...method === '' ? [] : [`method: ${method}`]].join(', ')}}}`;
  test.each([
    ['a longer service', call('shop.Cart'), call('', 'Add'), /characters of the service/],
    ['a longer method', call('shop.Cart', 'Add'), call('shop.Cart'), /characters of the method/],
  ])('%s comes first', (_, winner, loser, reason) => {
    const rule = (match: string, name: string) => `{matches: [${match}], backendRefs: [{name: ${name}, port: 80}]}`;
    const explanation = new World(route('GRPCRoute', 'cart', `rules: [${rule(loser, 'web')}, ${rule(winner, 'pay')}]`)).explain({ protocol: 'grpc', path: '/shop.Cart/Add' });
    expect([nameOf(explanation), explanation.passedOver[0].reason]).toEqual(['pay', expect.stringMatching(reason)]);
  });
});

import '../../src/jest';
import { App } from 'cdk8s';
import { BlueGreenSide } from 'cdk8s-gateway-api';
import { ruleOf, Synthesized, weightsOf } from './synthesized';
import { advancedRouting, Releases } from '../../examples/advanced-routing/advanced-routing';
import { HttpRequest, SimulatedCluster, TlsConnection } from '../../src';
import { expectGolden } from '../golden';

const at = (releases: Releases) => Synthesized.from(app => advancedRouting(app, releases));
const system = at({});

test('writes the manifests it is known to write', () => expectGolden('examples/advanced-routing.golden', system.files));

test('has a file for each owner, and one for the platform in the namespace of the proxies', () => {
  expect(system.namespacesByFile()).toEqual({
    'bank.k8s.yaml': ['bank'],
    'catalog.k8s.yaml': ['catalog'],
    'checkout.k8s.yaml': ['checkout'],
    'platform.k8s.yaml': ['infra'],
    'proxy-statistics.k8s.yaml': ['envoy-gateway-system'],
    'shop.k8s.yaml': ['shop'],
  });
  expect(system.grants()).toEqual([]);
});

test('shares HTTPS between three teams, passes TLS of the fourth on by the same port, and redirects HTTP for good', () => {
  const { listeners } = system.named('Gateway', 'shared', 'infra').spec;
  expect(listeners.map(({ name, port, protocol, hostname, tls }: any) => [name, port, protocol, hostname, tls?.mode])).toEqual([
    ['bank', 443, 'TLS', 'bank.example.com', 'Passthrough'],
    ['http', 80, 'HTTP', undefined, undefined],
    ['https', 443, 'HTTPS', '*.example.com', 'Terminate'],
  ]);
  expect(listeners[2].allowedRoutes.namespaces.selector.matchExpressions[0].values).toEqual(['catalog', 'checkout', 'shop']);
  const [redirect] = system.ofKind('HTTPRoute').filter(({ metadata }) => metadata.namespace === 'infra');
  expect(redirect.spec.rules[0].filters).toEqual([{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }]);
});

describe('the rollout of the shop', () => {
  test.each([
    ['twentieth', { 'web-v1': 95, 'web-v2': 5 }],
    ['tenth', { 'web-v1': 90, 'web-v2': 10 }],
    ['fifth', { 'web-v1': 80, 'web-v2': 20 }],
    ['half', { 'web-v1': 50, 'web-v2': 50 }],
    ['promoted', { 'web-v2': 100 }],
  ])('has weights for the step %s, and changes one file', (shop, weights) => {
    const later = at({ shop });
    expect(weightsOf(ruleOf(later.named('HTTPRoute', 'web'), 'web'))).toEqual(weights);
    const changed = [...later.files].filter(([file, text]) => system.files.get(file) !== text).map(([file]) => file);
    expect(changed).toEqual(shop === 'twentieth' ? [] : ['shop.k8s.yaml']);
  });

  test('leaves those who were told to try a design with it', () => {
    const { matches, backendRefs } = ruleOf(system.named('HTTPRoute', 'web', 'shop'), 'design-b');
    expect(matches).toEqual([{ path: { type: 'PathPrefix', value: '/' }, headers: [{ type: 'Exact', name: 'X-Design', value: 'b' }] }]);
    expect(weightsOf({ backendRefs })).toEqual({ 'web-design-b': 1 });
  });
});

describe('the checkout', () => {
  test.each([
    [BlueGreenSide.BLUE, 'payments-blue', 'payments-green'],
    [BlueGreenSide.GREEN, 'payments-green', 'payments-blue'],
  ])('has side %s serve, and lets previews see the other', (checkout, active, idle) => {
    const route = at({ checkout }).named('HTTPRoute', 'payments', 'checkout');
    expect(weightsOf(ruleOf(route, 'payments'))).toEqual({ [active]: 1 });
    expect(weightsOf(ruleOf(route, 'payments-preview'))).toEqual({ [idle]: 1 });
    expect(ruleOf(route, 'payments-preview').matches[0].headers).toEqual([{ type: 'Exact', name: 'X-Preview', value: 'true' }]);
  });

  test('is after a swap and back what it was', () => {
    at({ checkout: BlueGreenSide.GREEN });
    expect(at({ checkout: BlueGreenSide.BLUE }).files).toEqual(system.files);
  });
});

describe('the catalog', () => {
  const route = system.named('HTTPRoute', 'catalog', 'catalog');
  const path = { type: 'PathPrefix', value: '/products' };

  test.each([
    ['read', [{ path }], 'catalog-v1'],
    ['write', [{ path, method: 'POST' }, { path, method: 'PUT' }], 'catalog-writer'],
    ['next-version', [{ path, headers: [{ type: 'Exact', name: 'X-Api-Version', value: '2' }] }], 'catalog-v2'],
    ['search', [{ path, queryParams: [{ type: 'Exact', name: 'view', value: 'search' }] }], 'catalog-search'],
  ])('has rule %s', (name, matches, backend) => {
    const rule = ruleOf(route, name);
    expect(rule.matches).toEqual(matches);
    expect(weightsOf(rule)).toEqual({ [backend]: 1 });
  });

  test('tries reads on the next version', () => {
    const backendRef = { group: '', kind: 'Service', name: 'catalog-v2', port: 8080 };
    expect(ruleOf(route, 'read').filters).toEqual([{ type: 'RequestMirror', requestMirror: { backendRef } }]);
  });

  test('limits each user', () => {
    expect(system.named('BackendTrafficPolicy', 'catalog', 'catalog').spec).toEqual({
      targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'catalog' }],
      rateLimit: {
        type: 'Global',
        global: {
          rules: [{
            clientSelectors: [{ headers: [{ name: 'X-User-ID', type: 'Distinct', invert: false }] }],
            limit: { requests: 10, unit: 'Second' },
          }],
        },
      },
    });
  });
});

test('passes TLS on to a backend that ends it', () => {
  expect(system.named('TLSRoute', 'ledger', 'bank')).toMatchObject({
    apiVersion: 'gateway.networking.k8s.io/v1',
    spec: { hostnames: ['bank.example.com'], rules: [{ backendRefs: [{ name: 'ledger', port: 8443, weight: 1 }] }] },
  });
});

test('has three proxies of the size asked for', () => {
  const { kind, name } = system.named('Gateway', 'shared').spec.infrastructure.parametersRef;
  expect(system.named(kind, name, 'infra').spec.provider.kubernetes.envoyDeployment).toEqual({
    replicas: 3,
    container: { resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '500m', memory: '512Mi' } } },
  });
});

test('exposes the statistics of the proxies where they run', () => {
  expect(system.named('Service', 'shared-proxy-statistics', 'envoy-gateway-system').spec).toMatchObject({
    ports: [{ name: 'metrics', port: 19001 }],
    selector: { 'gateway.envoyproxy.io/owning-gateway-name': 'shared', 'gateway.envoyproxy.io/owning-gateway-namespace': 'infra' },
  });
});

describe('requests', () => {
  const app = new App();
  advancedRouting(app);
  const cluster = SimulatedCluster.fromApp(app);
  const explain = (method: string, url: string, headers?: { [name: string]: string }) => cluster.explain(HttpRequest.of(method, url, { headers }));

  test.each<[method: string, url: string, headers: { [name: string]: string } | undefined, backend: string, share: number]>([
    ['GET', 'https://www.example.com/', undefined, 'shop/web-v1', 0.95],
    ['GET', 'https://www.example.com/', undefined, 'shop/web-v2', 0.05],
    ['GET', 'https://www.example.com/', { 'x-design': 'b' }, 'shop/web-design-b', 1],
    ['POST', 'https://pay.example.com/', undefined, 'checkout/payments-blue', 1],
    ['POST', 'https://pay.example.com/', { 'X-Preview': 'true' }, 'checkout/payments-green', 1],
    ['GET', 'https://api.example.com/products/7', undefined, 'catalog/catalog-v1', 1],
    ['PUT', 'https://api.example.com/products/7', undefined, 'catalog/catalog-writer', 1],
    ['GET', 'https://api.example.com/products?view=search', undefined, 'catalog/catalog-search', 1],
  ])('%s %s with %j goes to %s', (method, url, headers, backend, share) => {
    expect(explain(method, url, headers)).toRouteTo(backend, { share });
  });

  test('that only read are tried on the next version', () => {
    const mirrors = (method: string) => explain(method, 'https://api.example.com/products').mirrors.map(({ name }) => name);
    expect([mirrors('GET'), mirrors('POST')]).toEqual([['catalog-v2'], []]);
  });

  test('of plain HTTP are redirected for good', () => {
    expect(explain('GET', 'http://www.example.com/basket')).toRedirectTo('https://www.example.com/basket', { status: 301 });
  });

  test('of the bank are passed on', () => expect(cluster.explain(TlsConnection.of('bank.example.com'))).toRouteTo('bank/ledger', { port: 8443 }));
});

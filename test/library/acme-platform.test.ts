import { App, Chart } from 'cdk8s';
import { Backend, HttpMatch, Ownership, Team } from 'cdk8s-gateway-api';
import { AcmeGateway, AcmeRoute } from './acme-platform';
import { errorsOf, manifestsOf, service } from '../system';

const SHOP_TEAM = { name: 'shop', namespaces: ['shop'], labels: { 'acme.example/gateway': 'shared' } };

/** The platform team's app: the gateway, the teams, and a route of its own. */
function platformApp(): App {
  const app = new App();
  const chart = new Chart(app, 'platform', { namespace: 'acme-infra' });
  new Team(chart, 'Platform', { name: 'platform', namespaces: ['acme-infra'], labels: { 'acme.example/gateway': 'shared' } });
  new Team(chart, 'Shop', SHOP_TEAM);
  const { shared } = new AcmeGateway(chart, 'Gateway');
  new AcmeRoute(chart, 'Status', { app: 'status', listener: shared }).addRule(HttpMatch.ALL, Backend.fromService(service(chart, 'status')));
  return app;
}

/** A tenant's own repository, which has the package and nothing of the platform's app. */
function tenantApp(namespace: string, team = SHOP_TEAM): App {
  const app = new App();
  const chart = new Chart(app, namespace, { namespace });
  new Team(chart, 'Team', team);
  new AcmeRoute(chart, 'Route', { app: namespace }).addRule(HttpMatch.prefix('/cart'), Backend.fromService(service(chart, 'cart')));
  return app;
}

test('the platform\'s app makes the gateway that the package describes', () => {
  const app = platformApp();
  expect(errorsOf(app)).toEqual([]);
  const [gateway] = manifestsOf(app).filter(({ kind }) => kind === 'Gateway');
  const listener = gateway.spec.listeners.find(({ name }: any) => name === AcmeGateway.SHARED.sectionName);
  expect([gateway.metadata.name, gateway.metadata.namespace]).toEqual([AcmeGateway.SHARED.parentName, AcmeGateway.SHARED.parentNamespace]);
  expect([listener.hostname, listener.port]).toEqual([AcmeGateway.SHARED.hostname, AcmeGateway.SHARED.port]);
  expect(listener.allowedRoutes.namespaces.selector).toEqual({ matchLabels: { 'acme.example/gateway': 'shared' } });
});

test('a tenant\'s app routes to it without it', () => {
  const app = tenantApp('shop');
  expect(errorsOf(app)).toEqual([]);
  expect(Ownership.of(app).findings).toEqual([]);
  const [route] = manifestsOf(app).filter(({ kind }) => kind === 'HTTPRoute');
  expect(route.spec).toMatchObject({
    parentRefs: [{ kind: 'Gateway', name: 'acme', namespace: 'acme-infra', sectionName: 'shared' }],
    hostnames: ['shop.apps.acme.example'],
    rules: [{
      filters: [{ type: 'RequestHeaderModifier', requestHeaderModifier: { set: [{ name: 'x-acme-gateway', value: 'shared' }] } }],
      timeouts: { request: '30s' },
    }],
  });
  expect(new Set(manifestsOf(app).map(({ kind }) => kind))).toEqual(new Set(['HTTPRoute', 'Service']));
});

test('a tenant whose namespaces do not carry the labels is told so in its own repository', () => {
  const app = tenantApp('shop', { ...SHOP_TEAM, labels: { 'acme.example/gateway': 'none' } });
  expect(errorsOf(app)).toEqual([expect.stringContaining('[shop/Route] listener "shared" of Gateway acme-infra/acme admits routes of namespaces labelled')]);
});

import { ApiObject, Chart } from 'cdk8s';
import { Backend, Certificate, HttpMatch, Ownership, PlatformGateway, RouteAccess, TlsListener } from '../../src';
import { System } from '../system';

beforeEach(() => jest.spyOn(process.stderr, 'write').mockReturnValue(true));
afterEach(() => jest.restoreAllMocks());

const certificate = Certificate.fromSecretAttributes({ name: 'wildcard' });

function shopAndBlog(system: System, listener: Parameters<System['route']>[1]): [Chart, Chart] {
  system.route(system.shop, listener);
  const blog = system.chart('blog');
  return [system.shop, blog];
}

test.each<[string, (system: System) => void]>([
  ['a small system', system => system.route(system.shop, system.listener(system.gateway()))],
  ['a route of an admitted namespace, by labels of its team', system => {
    system.team('shop', { labels: { tier: 'gold', zone: 'a' } });
    system.route(system.shop, system.listener(system.gateway(), { access: RouteAccess.labels({ tier: 'gold' }) }));
  }],
  ['a route of an admitted namespace, by labels of a Namespace', system => {
    new ApiObject(system.infra, 'Ns', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { tier: 'gold' } } });
    system.route(system.shop, system.listener(system.gateway(), { access: RouteAccess.labels({ tier: 'gold' }) }));
  }],
  ['a route of anyone, on a listener for everyone', system =>
    system.route(system.chart('news'), system.listener(system.gateway(), { access: RouteAccess.EVERYONE }))],
  ['a route without hostnames on a listener of one namespace', system =>
    system.route(system.shop, system.listener(system.gateway(), { access: RouteAccess.namespaces('shop') }), { hostnames: undefined })],
  ['a wildcard that the owner of the listener holds over a tenant', system => {
    const listener = system.listener(system.gateway(), { access: RouteAccess.namespaces('shop', 'infra') });
    system.route(system.shop, listener);
    system.route(system.infra, listener, { hostnames: ['*.example.com'] });
  }],
  ['a wildcard that the platform gave to the team', system => {
    const listener = system.listener(system.gateway());
    system.team('blog', { hostnames: ['*.example.com'] });
    system.route(system.shop, listener);
    system.route(system.chart('blog'), listener, { hostnames: ['*.example.com'] });
  }],
  ['the same match of two routes of one team', system => {
    const listener = system.listener(system.gateway());
    system.team('store', { namespaces: ['shop', 'blog'] });
    shopAndBlog(system, listener);
    system.route(system.app.node.findChild('blog') as Chart, listener, { hostnames: ['shop.example.com'] });
  }],
  ['the same hostname of two owners with different matches', system => {
    const listener = system.listener(system.gateway());
    system.route(system.shop, listener, { match: HttpMatch.prefix('/shop') });
    system.route(system.chart('blog'), listener, { hostnames: ['shop.example.com'], match: HttpMatch.prefix('/shop-blog') });
  }],
  ['the same match of two owners on two listeners of one hostname', system => {
    const gateway = system.gateway();
    system.route(system.shop, system.listener(gateway));
    system.route(system.chart('blog'), system.listener(gateway, { name: 'other', port: 8443 }), { hostnames: ['shop.example.com'] });
  }],
  ['an object in another namespace of the same team', system => {
    system.team('shop', { namespaces: ['shop', 'shared'] });
    new ApiObject(system.shop, 'Config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config', namespace: 'shared' } });
  }],
  ['a ListenerSet of an admitted namespace', system => {
    const gateway = system.gateway({ listenerAccess: RouteAccess.namespaces('shop') });
    system.listener(gateway);
    new TlsListener(system.shop, 'Own', { gateway, hostname: 'own.example.org', certificate });
  }],
  ['a ListenerSet in the namespace of the gateway', system => {
    const gateway = system.gateway();
    system.listener(gateway);
    system.listener(gateway, { name: 'more', hostname: 'more.example.com', listenerSet: 'more' });
  }],
  ['things of elsewhere of which nothing is known', system => {
    const gateway = PlatformGateway.fromAttributes({ name: 'public', namespace: 'infra' });
    new TlsListener(system.shop, 'Own', { gateway, hostname: 'own.example.com', certificate });
    system.route(system.shop, TlsListener.fromAttributes({ parentName: 'public', parentNamespace: 'infra', sectionName: 'https' }));
  }],
  ['a reference of elsewhere that is granted', system => system.route(system.shop, system.listener(system.gateway()), {
    rules: [{ match: HttpMatch.ALL, target: Backend.fromServiceAttributes({ name: 'pay', namespace: 'bank', port: 443, granted: true }) }],
  })],
])('nothing for %s', (_, make) => {
  const system = new System();
  make(system);
  expect(Ownership.of(system.app).findings).toEqual([]);
  expect(system.errors).toEqual([]);
});

test('imported listeners are judged by what is known of them', () => {
  const system = new System();
  const listener = TlsListener.fromAttributes({
    parentName: 'public', parentNamespace: 'infra', sectionName: 'https', hostname: '*.example.com', access: RouteAccess.namespaces('blog'),
  });
  system.route(system.shop, listener, { hostnames: ['shop.example.org'] });
  expect(Ownership.of(system.app).findings.map(({ id }) => id)).toEqual(['route-outside-access', 'unserved-hostname']);
});

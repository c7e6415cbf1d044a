import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { App, Chart } from 'cdk8s';
import { loadAll } from 'js-yaml';
import { emptyApp, Shop } from './shop';
import {
  Backend, Certificate, gatewayapi, GatewayClass, GatewayProfile, GatewayProfiles, GrpcRequest, HttpMatch, HttpRequest, PlatformGateway, RouteAccess,
  SimulatedCluster, TcpConnection, TcpListener, TenantRoute, TlsConnection, TlsListener, TlsPassthroughListener, UdpDatagram, UdpListener,
} from '../../src';
import { scratchFolder } from '../scratch-folder';
import { System, thrownBy } from '../system';

const MANIFESTS = `
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: { name: eg }
spec: { controllerName: gateway.envoyproxy.io/gatewayclass-controller }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: infra }
spec:
  gatewayClassName: eg
  listeners: [{ name: http, port: 80, protocol: HTTP, allowedRoutes: { namespaces: { from: All } } }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: web, namespace: shop }
spec:
  parentRefs: [{ name: public, namespace: infra }]
  hostnames: [www.example.com]
  rules: [{ backendRefs: [{ name: web, port: 80 }] }]
`;

const GET = HttpRequest.of('GET', 'http://www.example.com/');

describe('explains', () => {
  const shop = new Shop();
  const cluster = SimulatedCluster.fromApp(shop.app);
  const explain = (...request: Parameters<typeof HttpRequest.of>) => cluster.explain(HttpRequest.of(...request));

  test('where a request goes, and what was passed over', () => {
    const explanation = explain('get', 'https://shop.example.com/basket?id=1');
    expect(explanation).toMatchObject({
      listener: { kind: 'Gateway', namespace: 'infra', name: 'public', sectionName: 'https' },
      route: { kind: 'HTTPRoute', namespace: 'shop', name: 'web' },
      rule: 0,
      match: 0,
      backends: [{ kind: 'Service', namespace: 'shop', name: 'web', port: 8080, share: 1, request: { method: 'GET', path: '/basket?id=1', host: 'shop.example.com' } }],
    });
    expect(explanation.response).toBeUndefined();
    expect(explanation.refused).toBeUndefined();
    expect(explanation.passedOver.map(({ route, rule }) => [route?.name, rule])).toEqual(expect.arrayContaining([['web', 1], ['web', 2]]));
    expect(explanation.toString()).toMatch(/^taken by HTTPRoute shop\/web, rule 0, match 0, on listener https of Gateway infra\/public\n100 % to Service shop\/web:8080\npassed over: /);
  });

  test('by headers, and across namespaces where it is granted', () => {
    const { rule, backends: [backend] } = explain('GET', 'https://shop.example.com/pay', { headers: { 'X-Canary': 'yes' } });
    expect([rule, backend.namespace, backend.name, backend.request!.headers['x-canary']]).toEqual([1, 'shared', 'pay', 'yes']);
  });

  test('what the gateway answers itself', () => {
    expect(explain('GET', 'https://shop.example.com/old').response).toMatchObject({ status: 308, headers: { location: 'https://www.example.com/old' } });
    expect(explain('GET', 'http://shop.example.com/').response).toMatchObject({ status: 301, headers: { location: 'https://shop.example.com/' } });
    expect(explain('GET', 'https://blog.example.com/').response).toMatchObject({ status: 404 });
  });

  test.each([
    ['https://blog.example.com/', /^answered on listener https of Gateway infra\/public\n404: /],
    ['https://shop.example.com:8443/', /^refused: nothing listens on port 8443/],
  ])('in words, GET %s that no route takes', (url, text) => {
    expect(explain('GET', url).toString()).toMatch(text);
  });

  test('in words, a gRPC call that no route takes', () => {
    expect(cluster.explain(GrpcRequest.of('shop.Orders/List', 'https://blog.example.com')).toString())
      .toMatch(/^answered on listener https of Gateway infra\/public\ngRPC UNIMPLEMENTED \(12\): no route on listener https is for the host blog\.example\.com/);
  });

  test.each([
    ['http://192.0.2.1/', 301],
    ['https://blog.example.com/old', 308],
  ])('a request to %s by its header Host', (url, status) => {
    expect(explain('GET', url, { headers: { Host: 'shop.example.com' } }).response?.status).toBe(status);
  });

  test('that nobody listens', () => {
    expect(explain('GET', 'https://shop.example.com:8443/').refused).toContain('8443');
  });

  test('gRPC requests and connections', () => {
    const system = new System();
    const gateway = system.gateway();
    system.listener(gateway);
    new TlsPassthroughListener(system.infra, 'Pass', { gateway, hostname: 'db.example.org', port: 5432, access: RouteAccess.EVERYONE });
    new TcpListener(system.infra, 'Tcp', { gateway, port: 6379, access: RouteAccess.EVERYONE });
    new UdpListener(system.infra, 'Udp', { gateway, port: 53, access: RouteAccess.EVERYONE });
    const spec = (sectionName: string) => ({ parentRefs: [{ name: 'public', namespace: 'infra', sectionName }], rules: [{ backendRefs: [{ name: sectionName, port: 1 }] }] });
    new gatewayapi.GrpcRoute(system.shop, 'Grpc', { spec: { ...spec('https'), hostnames: ['grpc.example.com'] } });
    new gatewayapi.TlsRoute(system.shop, 'TlsRoute', { spec: { ...spec('pass'), hostnames: ['db.example.org'] } });
    new gatewayapi.TcpRoute(system.shop, 'TcpRoute', { spec: spec('tcp') });
    new gatewayapi.UdpRoute(system.shop, 'UdpRoute', { spec: spec('udp') });
    const all = SimulatedCluster.fromApp(system.app, { profile: 'envoy-gateway-1.9-experimental' });
    expect(all.refused).toEqual([]);
    expect([
      GrpcRequest.of('shop.Orders/List', 'https://grpc.example.com'), TlsConnection.of('db.example.org', { port: 5432 }), TcpConnection.of(6379), UdpDatagram.of(53),
    ].map(request => all.explain(request).backends.map(({ name }) => name))).toEqual([['https'], ['pass'], ['tcp'], ['udp']]);
    expect(all.explain(TlsConnection.of('other.example.org', { port: 5432 })).refused).toBeDefined();
  });

  test('asks which Gateway is meant where they answer differently', () => {
    const other = new PlatformGateway(shop.shared, 'Gateway', { name: 'other' });
    new TlsListener(shop.shared, 'Https', { gateway: other, hostname: '*.example.com', certificate: Certificate.fromSecretAttributes({ name: 'other' }) });
    const both = SimulatedCluster.fromApp(shop.app);
    const ask = (gateway?: string) => both.explain(HttpRequest.of('GET', 'https://shop.example.com/', { gateway }));
    expect(thrownBy(() => ask())).toMatch(/^several Gateways could be meant, and answer differently: infra\/public, shared\/other\. Name one/);
    expect([ask('infra/public').route?.name, ask('shared/other').response?.status]).toEqual(['web', 404]);
  });
});

describe('tells the status', () => {
  const shop = new Shop();
  const refused = new gatewayapi.HttpRoute(shop.shared, 'Refused', {
    metadata: { name: 'refused' }, spec: { parentRefs: [{ name: 'public', namespace: 'infra', sectionName: 'https' }], rules: [{ backendRefs: [{ name: 'web', port: 80 }] }] },
  });
  const cluster = SimulatedCluster.fromApp(shop.app);

  test('of a gateway with its listeners, of a listener alone, of a route', () => {
    expect(cluster.statusOf(shop.publicGateway).ofType('Accepted').map(({ owner: { kind }, part, status }) => [kind, part, status])).toEqual([
      ['Gateway', undefined, 'True'], ['Gateway', 'listener http (HTTP 80)', 'True'], ['Gateway', 'listener https (HTTPS 443)', 'True'],
      ['GatewayClass', undefined, 'True'],
    ]);
    expect(cluster.statusOf(shop.https).ofType('Programmed').map(({ part }) => part)).toEqual(['listener https (HTTPS 443)']);
    expect(cluster.statusOf(shop.webRoute).conditions.map(({ owner, part, type, status }) => [owner.name, part, type, status])).toEqual([
      ['web', 'parent Gateway infra/public, section https', 'Accepted', 'True'], ['web', 'parent Gateway infra/public, section https', 'ResolvedRefs', 'True'],
    ]);
    expect([shop.publicGateway, shop.https, shop.webRoute].map(each => cluster.statusOf(each).isAccepted)).toEqual([true, true, true]);
    expect(cluster.statusOf(shop.webRoute).is('ResolvedRefs')).toBe(true);
  });

  test('of what is not accepted, and why', () => {
    const status = cluster.statusOf(refused);
    expect(status.isAccepted).toBe(false);
    expect(status.ofType('Accepted')).toEqual([expect.objectContaining({ status: 'False', reason: 'NotAllowedByListeners', fix: expect.any(String) })]);
    expect(status.toString()).toContain('HTTPRoute shared/refused, parent Gateway infra/public, section https: Accepted=False (NotAllowedByListeners)');
    expect(cluster.statusOfObject('HTTPRoute', 'refused', 'shared')).toEqual(status);
  });

  test('of a chart, and of everything', () => {
    expect(cluster.statusOf(shop.shop).owners.map(({ name }) => name)).toEqual(['web']);
    expect(new Set(cluster.statuses.owners.map(({ kind }) => kind))).toEqual(new Set(['GatewayClass', 'Gateway', 'HTTPRoute']));
    expect(cluster.statuses.isAccepted).toBe(false);
  });

  test.each([
    ['HttpRoute', 'web', 'shop', 'there is no HttpRoute shop/web in the cluster, and there is HTTPRoute shop/web: ask for it by this kind and namespace'],
    ['HTTPRoute', 'web', 'infra', 'there is no HTTPRoute infra/web in the cluster, and there is HTTPRoute shop/web: ask for it by this kind and namespace'],
    ['HTTPRoute', 'web', undefined, 'there is no HTTPRoute web in the cluster, and there is HTTPRoute shop/web: ask for it by this kind and namespace'],
    ['HTTPRoute', 'pay', 'shop', 'there is no HTTPRoute shop/pay in the cluster: ask for one that the app or the manifests make'],
    ['Service', 'web', 'shop', 'no controller says anything of it'],
  ])('of %s %s in %s, where there is none to tell', (kind, name, namespace, text) => {
    const status = cluster.statusOfObject(kind, name, namespace);
    expect([status.isAccepted, status.conditions, status.toString()]).toEqual([false, [], text]);
  });

  test('of what nobody looks at', () => {
    const { app, chart } = emptyApp();
    const route = new gatewayapi.HttpRoute(chart, 'Route', { spec: { parentRefs: [{ name: 'public', namespace: 'infra' }] } });
    const status = SimulatedCluster.fromApp(app).statusOf(route);
    expect([status.isAccepted, status.conditions, status.toString()]).toEqual([false, [], 'no controller says anything of it']);
    expect(SimulatedCluster.fromApp(app).statusOf(chart).owners).toHaveLength(1);
  });
});

describe('an app', () => {
  test('is simulated with what others make, as far as it says', () => {
    const { app, chart } = emptyApp();
    const listener = TlsListener.fromAttributes({ parentName: 'public', parentNamespace: 'infra', sectionName: 'https', hostname: '*.example.com' });
    const route = new TenantRoute(chart, 'Route', { name: 'route', listener, hostnames: ['shop.example.com'] });
    route.addRule(HttpMatch.ALL, Backend.fromServiceAttributes({ name: 'web', namespace: 'shared', port: 80 }));
    const cluster = SimulatedCluster.fromApp(app);
    expect(cluster.statusOf(route).isAccepted).toBe(true);
    expect(cluster.explain(HttpRequest.of('GET', 'https://shop.example.com/')).backends.map(({ name }) => name)).toEqual(['web']);
    expect(cluster.statuses.owners.map(({ name }) => name)).toEqual(['route']);

    const strict = SimulatedCluster.fromApp(app, { assume: [] });
    expect(strict.statusOf(route).ofType('ResolvedRefs').map(({ reason }) => reason)).toEqual(['RefNotPermitted']);
  });

  test('keeps listeners of which nothing more is known apart', () => {
    const { app, chart } = emptyApp();
    const [first, second] = ['one', 'two'].map(sectionName => TlsListener.fromAttributes({ parentName: 'public', parentNamespace: 'infra', sectionName }));
    const route = new TenantRoute(chart, 'Route', { name: 'route', listener: first, hostnames: ['shop.example.com'] });
    route.attachTo(second);
    route.addRule(HttpMatch.ALL, Backend.fromServiceAttributes({ name: 'web', namespace: 'shop', port: 80 }));
    const { backends } = SimulatedCluster.fromApp(app).explain(HttpRequest.of('GET', 'https://shop.example.com/'));
    expect(backends.map(({ name }) => name)).toEqual(['web']);
  });

  test('is simulated by its profile, and other controllers by the specification', () => {
    const system = new System();
    const route = system.route(system.shop, system.listener(system.gateway({ gatewayClass: GatewayClass.istio() })));
    expect(SimulatedCluster.fromApp(system.app).statusOf(route).isAccepted).toBe(true);
    expect(SimulatedCluster.fromApp(system.app, { controller: 'gateway.envoyproxy.io/gatewayclass-controller' }).statusOf(route).conditions).toEqual([]);
    GatewayProfiles.of(system.app).use(GatewayProfile.GATEWAY_API_1_6);
    expect(SimulatedCluster.fromApp(system.app).statusOf(route).isAccepted).toBe(true);
  });

  test('is taken as far as the API server takes it', () => {
    const { app, chart } = emptyApp();
    new gatewayapi.HttpRoute(chart, 'Refused', { metadata: { name: 'refused' }, spec: { rules: [{ backendRefs: [{ name: 'web', port: 0 }] }] } });
    expect(SimulatedCluster.fromApp(app).refused).toEqual(['HTTPRoute shop/refused: spec.rules[0].backendRefs[0].port: "port" must be 1 or more, got 0']);
  });

  test('may have charts that render themselves', () => {
    const app = new App();
    class Own extends Chart {
      public toJson(): any[] {
        return [{ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GatewayClass', metadata: { name: 'eg' }, spec: { controllerName: 'example.com/any' } }];
      }
    }
    new Own(app, 'own');
    expect(SimulatedCluster.fromApp(app, { profile: 'gateway-api-1.6' }).statusOfObject('GatewayClass', 'eg').isAccepted).toBe(true);
  });
});

describe('manifests', () => {
  test('are read from a text', () => {
    const cluster = SimulatedCluster.fromYaml(MANIFESTS);
    expect(cluster.explain(GET).response).toMatchObject({ status: 500, why: expect.stringContaining('there is no Service shop/web') });
    expect(SimulatedCluster.fromYaml(MANIFESTS, { assume: ['Service'] }).explain(GET).backends).toMatchObject([{ name: 'web', share: 1 }]);
    expect(SimulatedCluster.fromYaml(MANIFESTS, { controller: 'example.com/other' }).statuses.owners).toEqual([]);
  });

  test('are objects', () => {
    const list = { apiVersion: 'v1', kind: 'List', items: loadAll(MANIFESTS) };
    for (const manifests of [loadAll(MANIFESTS), [list]]) {
      expect(SimulatedCluster.fromManifests(manifests, { assume: ['Service'] }).explain(GET).backends).toMatchObject([{ name: 'web', share: 1 }]);
    }
    const misspelt = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GatewayClass', metadata: { name: 'eg' }, spec: {} };
    expect(SimulatedCluster.fromManifests([misspelt]).refused).toEqual([expect.stringContaining('GatewayClass eg: spec.controllerName')]);
  });

  test('are read from a file, or a folder', () => {
    const folder = scratchFolder();
    mkdirSync(join(folder, 'below'));
    writeFileSync(join(folder, 'below', 'all.yaml'), MANIFESTS);
    writeFileSync(join(folder, 'notes.txt'), 'no manifest');
    const options = { assume: ['Service'] };
    for (const path of [folder, join(folder, 'below', 'all.yaml')]) {
      expect(SimulatedCluster.fromFiles(path, options).explain(GET).backends).toHaveLength(1);
    }
    expect(() => SimulatedCluster.fromFiles(scratchFolder())).toThrow(/there is no manifest in/);
  });
});

test.each<[what: string, make: () => unknown, message: string]>([
  ['a profile that is none', () => SimulatedCluster.fromYaml('', { profile: 'envoy-gateway' }), 'there is no profile "envoy-gateway"'],
  ['a feature that is none', () => SimulatedCluster.fromYaml('', { without: ['HttpRouteCors'] }), 'there is no feature "HttpRouteCors"'],
  ['a text that is no YAML', () => SimulatedCluster.fromYaml('a: [', {}), 'manifests:1'],
  ['no text', () => SimulatedCluster.fromYaml(undefined as never), 'must be a text, got undefined'],
  ['no manifests', () => SimulatedCluster.fromManifests(MANIFESTS as never), 'must be a list, got'],
  ['a manifest that is no object', () => SimulatedCluster.fromManifests([{}, 'a: b']), 'manifest 1 of a simulated cluster must be an object, got "a: b"'],
  ['a path where nothing is', () => SimulatedCluster.fromFiles('/nope'), 'the manifests of "/nope" cannot be read: there is no such file or folder. Name one that is there'],
  ['no app', () => SimulatedCluster.fromApp({} as never), 'the app of a simulated cluster must be'],
  ['no request', () => SimulatedCluster.fromYaml('').explain({} as never), 'what is to be explained'],
  ['a URL without scheme', () => HttpRequest.of('GET', 'www.example.com/pay'), 'a scheme and a host, got "www.example.com/pay"'],
  ['a URL of another scheme', () => HttpRequest.of('GET', 'ftp://www.example.com'), 'a scheme and a host'],
  ['a port that is none', () => HttpRequest.of('GET', 'https://www.example.com:0/'), 'the port of a URL'],
  ['a gRPC method without service', () => GrpcRequest.of('List', 'https://grpc.example.com'), 'got "List"'],
])('refuses %s', (_, make, message) => {
  expect(thrownBy(make)).toContain(message);
});

import { ENVOY, gateway, httpRoute, PROFILE_NAMES, ProfileName, SPECIFICATION, WEB_BACKEND, World } from './world';
import { ExplainRequest } from '../../src/explain/request';

const TLS = 'tls: {certificateRefs: [{name: cert}]}';
const listener = (name: string, hostname: string, protocol = 'HTTP') =>
  `name: ${name}, port: ${protocol === 'HTTP' ? 80 : 443}, protocol: ${protocol}${hostname === '' ? '' : `, hostname: "${hostname}"`}${protocol === 'HTTP' ? '' : `, ${TLS}`}`;

/** The name of the listener that takes a request, with what is answered; every listener has the route of everybody. */
function taken(listeners: readonly string[], request: Partial<ExplainRequest>, profile: ProfileName, without: readonly string[] = []): string {
  const world = new World(gateway(listeners) + httpRoute('web', `rules: [{${WEB_BACKEND}}]`), { profile, without });
  const explanation = world.explain(request);
  return `${explanation.listener?.spec.name ?? 'nobody'} ${world.target(request)}`;
}

const HTTP = [listener('any', ''), listener('wide', '*.example.com'), listener('narrow', '*.b.example.com'), listener('exact', 'a.b.example.com')];

describe.each(PROFILE_NAMES)('under %s', profile => {
  test.each([
    ['a.b.example.com', 'exact'],
    ['A.B.Example.com:8080', 'exact'],
    ['x.b.example.com', 'narrow'],
    ['x.y.b.example.com', 'narrow'],
    ['b.example.com', 'wide'],
    ['example.com', 'any'],
    ['10.0.0.1', 'any'],
    ['[::1]:80', 'any'],
    ['', 'any'],
  ])('host %s is of listener %s', (host, name) => {
    expect(taken(HTTP, { host }, profile)).toBe(`${name} shop/web`);
  });

  test.each([['', 'a request without host'], ['c.test', 'the host c.test']])('host %j that no route is for is named', (host, text) => {
    const world = new World(gateway([listener('any', '')]) + httpRoute('web', `hostnames: [a.test], rules: [{${WEB_BACKEND}}]`), { profile });
    expect(world.explain({ host }).answer).toMatchObject({ status: 404, why: `no route on listener any is for ${text}` });
  });

  test('a host of no listener gets 404', () => {
    expect(taken([listener('wide', '*.example.com')], { host: 'other.org' }, profile)).toBe('nobody 404');
  });

  test.each([
    ['a.b.example.com', 'exact'],
    ['x.y.b.example.com', 'narrow'],
    ['other.org', 'any'],
    [undefined, 'any'],
  ])('server name %s is of listener %s', (sni, name) => {
    const https = [listener('any', '', 'HTTPS'), listener('wide', '*.example.com', 'HTTPS'), listener('narrow', '*.b.example.com', 'HTTPS'), listener('exact', 'a.b.example.com', 'HTTPS')];
    expect(taken(https, { scheme: 'https', port: 443, sni, host: sni ?? 'other.org' }, profile)).toBe(`${name} shop/web`);
  });

  test.each(['other.org', undefined])('a handshake for %s is refused where no listener takes it', sni => {
    expect(taken([listener('wide', '*.example.com', 'HTTPS')], { scheme: 'https', port: 443, sni }, profile)).toBe('nobody refused');
  });

  test('one who speaks otherwise than the port is refused', () => {
    expect(taken(HTTP, { scheme: 'https', port: 80 }, profile)).toBe('nobody refused');
    expect(taken([listener('tls', '', 'HTTPS')], { scheme: 'http', port: 443 }, profile)).toBe('nobody refused');
    expect(taken(HTTP, { port: 81 }, profile)).toBe('nobody refused');
  });

  test('the scheme is that of the port, where nothing says otherwise', () => {
    expect(taken([listener('tls', '', 'HTTPS')], { port: 443 }, profile)).toBe('tls shop/web');
  });

  test('a listener that is not served takes nothing, and is passed over', () => {
    const broken = gateway([listener('ok', ''), 'name: odd, port: 80, protocol: TCP']);
    const { refused, passedOver } = new World(broken + httpRoute('web', `rules: [{${WEB_BACKEND}}]`), { profile }).explain();
    expect(refused).toBe('no listener of port 80 of Gateway infra/edge is served');
    expect(passedOver.map(each => each.listener!.spec.name)).toEqual(['ok', 'odd']);
  });
});

test.each<[what: string, listeners: readonly string[], request: Partial<ExplainRequest>, profile: ProfileName, reasons: readonly string[]]>([
  ['a server name that is not the host', [listener('wide', '*.example.com', 'HTTPS'), listener('api', 'api.example.com', 'HTTPS'), listener('any', '', 'HTTPS')],
    { scheme: 'https', port: 443, host: 'api.example.com', sni: 'shop.example.com' }, ENVOY,
    ['hostname api.example.com does not take the server name shop.example.com', 'hostname * is less specific than *.example.com']],
  ['a server name of a request that arrives', [listener('wide', '*.example.com', 'HTTPS'), listener('other', 'other.org', 'HTTPS')],
    { scheme: 'https', port: 443, host: 'www.example.com', sni: 'www.example.com' }, SPECIFICATION, ['hostname other.org does not take the server name www.example.com']],
  ['a host', [listener('wide', '*.example.com'), listener('other', 'other.org')], { host: 'www.example.com' }, SPECIFICATION, ['hostname other.org does not take www.example.com']],
])('listeners are passed over for %s', (_, listeners, request, profile, reasons) => {
  const world = new World(gateway(listeners) + httpRoute('web', `rules: [{${WEB_BACKEND}}]`), { profile });
  expect(world.explain(request).passedOver.filter(each => each.route === undefined).map(({ reason }) => reason)).toEqual(reasons);
});

test('listeners that share their routes are not told apart by their own hostnames', () => {
  const route = `---\napiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: web, namespace: shop}\nspec: {parentRefs: [{name: edge, namespace: infra, sectionName: wide}], rules: [{${WEB_BACKEND}}]}\n`;
  const { listener: taker, passedOver } = new World(gateway([listener('wide', '*.example.com'), listener('exact', 'www.example.com')]) + route, { profile: ENVOY }).explain({ host: 'www.example.com' });
  expect([taker?.spec.name, passedOver.map(({ reason }) => reason)]).toEqual(['wide', ['the proxy goes by the hostnames of routes, and finds listener wide']]);
});

describe('isolation', () => {
  const manifests = gateway([listener('any', ''), listener('wide', '*.example.com')])
    + `---\napiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: web, namespace: shop}\nspec: {parentRefs: [{name: edge, namespace: infra, sectionName: any}], hostnames: [www.example.com], rules: [{${WEB_BACKEND}}]}\n`;

  test('keeps requests of a listener from the routes of others', () => {
    expect(new World(manifests).target()).toBe('404');
    expect(new World(manifests, { without: ['GatewayHTTPListenerIsolation'] }).target()).toBe('shop/web');
  });

  test('goes by equal hostnames with Envoy Gateway', () => {
    expect(new World(manifests, { profile: ENVOY }).target()).toBe('shop/web');
  });
});

test('a hostname on two plain listeners is one too many for Envoy, which is told', () => {
  const manifests = gateway([listener('any', ''), listener('wide', '*.example.com')]) + httpRoute('web', `hostnames: [www.example.com], rules: [{${WEB_BACKEND}}]`);
  const [specification, envoy] = PROFILE_NAMES.map(profile => ['www.example.com', 'other.org'].map(host => new World(manifests, { profile }).explain({ host }).notes));
  const note = 'Envoy refuses all routes of port 80 as they are, and keeps those it had: www.example.com is a hostname of routes on the listeners any and wide, and may be of one';
  expect([specification, envoy]).toEqual([[[], []], [[note], [note]]]);
});

describe('hostnames of routes', () => {
  const routes = httpRoute('exact', `hostnames: [www.example.com], rules: [{matches: [{path: {value: /exact}}], ${WEB_BACKEND}}]`)
    + httpRoute('wide', 'hostnames: ["*.example.com"], rules: [{backendRefs: [{name: pay, port: 80}]}]');

  test('the most specific comes first, before everything else', () => {
    const { passedOver } = new World(routes).explain({ path: '/exact/very/long' });
    expect(passedOver.map(({ route, reason }) => [route!.object.metadata.name, reason])).toEqual([['wide', 'hostname *.example.com is less specific than www.example.com']]);
  });

  test('others are looked at by the specification, and not by Envoy', () => {
    expect(PROFILE_NAMES.map(profile => new World(routes, { profile }).target({ path: '/other' }))).toEqual(['shop/pay', '404']);
    expect(new World(routes, { profile: ENVOY }).explain({ path: '/other' }).passedOver.map(each => each.reason)).toEqual([
      'the path is not below /exact', 'hostname *.example.com is less specific than www.example.com, and the proxy looks at the most specific one alone',
    ]);
  });
});

describe('misdirected requests', () => {
  const https = [listener('second', 'second.org', 'HTTPS'), listener('wide', '*.wild.org', 'HTTPS'), listener('fourth', 'fourth.wild.org', 'HTTPS')];
  const any = [listener('any', '', 'HTTPS'), ...https];
  const ask = (sni: string, host: string) => ({ scheme: 'https', port: 443, sni, host } as const);

  test.each([
    [any, 'second.org', 'second.org', 'second shop/web'],
    [any, 'second.org', 'unknown.org', 'second 421'],
    [any, 'unknown.org', 'second.org', 'any 421'],
    [any, 'unknown.org', 'other.org', 'any shop/web'],
    [any, 'third.wild.org', 'fourth.wild.org', 'wide 421'],
    [any, 'third.wild.org', 'fifth.wild.org', 'wide shop/web'],
    [https, 'second.org', 'unknown.org', 'second 404'],
  ])('a connection of which listeners for %2$s, and a request for %3$s', (listeners, sni, host, expected) => {
    expect(taken(listeners, ask(sni, host), SPECIFICATION)).toBe(expected);
  });

  test('are those for another listener of the same protocol', () => {
    const passing = 'name: passing, port: 443, protocol: TLS, hostname: fourth.wild.org, tls: {mode: Passthrough}';
    expect(taken([listener('wide', '*.wild.org', 'HTTPS'), passing], ask('third.wild.org', 'fourth.wild.org'), SPECIFICATION)).toBe('wide shop/web');
  });

  test('are not noticed by implementations without the feature', () => {
    expect(taken(any, ask('second.org', 'unknown.org'), SPECIFICATION, ['GatewayHTTPSListenerDetectMisdirectedRequests'])).toBe('second 404');
    expect(taken(any, ask('second.org', 'unknown.org'), ENVOY)).toBe('second 404');
  });
});

describe('client certificates', () => {
  const spec = (validation: string) => `  tls: {frontend: {default: {validation: {${validation}}}}}\n`;
  const CA = 'caCertificateRefs: [{group: "", kind: ConfigMap, name: ca}]';
  const world = (validation: string) => new World(gateway([listener('tls', '', 'HTTPS')], { spec: spec(validation) }) + httpRoute('web', `rules: [{${WEB_BACKEND}}]`));
  const ask = { scheme: 'https', port: 443, sni: 'www.example.com' } as const;

  test('have to be shown', () => {
    expect([false, true].map(clientCert => world(CA).target({ ...ask, clientCert }))).toEqual(['refused', 'shop/web']);
  });

  test('may be left out where the Gateway says so', () => {
    expect(world(`${CA}, mode: AllowInsecureFallback`).target(ask)).toBe('shop/web');
  });

  test('are of no use where no authority is found', () => {
    expect(world('caCertificateRefs: [{group: "", kind: Pod, name: ca}]').target({ ...ask, clientCert: true })).toBe('refused');
  });
});

test('ListenerSets bring listeners with hostnames of their own', () => {
  const set = `---
apiVersion: gateway.networking.k8s.io/v1
kind: ListenerSet
metadata: {name: shop, namespace: shop}
spec: {parentRef: {name: edge, namespace: infra}, listeners: [{name: shop, port: 80, protocol: HTTP, hostname: www.example.com}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: pay, namespace: shop}
spec: {parentRefs: [{kind: ListenerSet, name: shop}], rules: [{backendRefs: [{name: pay, port: 80}]}]}
`;
  const manifests = gateway([listener('any', '')], { spec: '  allowedListeners: {namespaces: {from: All}}\n' }) + httpRoute('web', `rules: [{${WEB_BACKEND}}]`) + set;
  for (const profile of PROFILE_NAMES) {
    const world = new World(manifests, { profile });
    expect([world.target(), world.target({ host: 'other.org' }), world.explain().listener!.set!.object.metadata.name]).toEqual(['shop/pay', 'shop/web', 'shop']);
  }
});

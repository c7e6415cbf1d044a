import { ApiObject } from 'cdk8s';
import {
  Certificate, CertificateIssuer, HttpListener, ListenerParentKind, PlatformGateway, ReferenceGrants, RouteAccess, TcpListener, TlsListener,
  TlsPassthroughListener, TlsTerminateListener, UdpListener,
} from '../../src';
import { holder, System, thrownBy } from '../system';

const certificate = Certificate.fromSecretAttributes({ name: 'tls' });
const kinds = (...names: string[]) => names.map(kind => ({ group: 'gateway.networking.k8s.io', kind }));
const tls = (mode: string) => ({ mode, certificateRefs: [{ group: '', kind: 'Secret', name: 'tls' }] });

test.each<[string, (system: System, gateway: PlatformGateway) => unknown, object]>([
  ['HttpListener', ({ infra }, gateway) => new HttpListener(infra, 'Web', { gateway }), {
    name: 'web', protocol: 'HTTP', port: 80, allowedRoutes: { namespaces: { from: 'Same' }, kinds: kinds('HTTPRoute', 'GRPCRoute') },
  }],
  ['HttpListener with everything', ({ infra }, gateway) => new HttpListener(infra, 'Web', {
    gateway, name: 'plain', port: 8080, hostname: '*.example.com', access: RouteAccess.EVERYONE,
  }), {
    name: 'plain',
    protocol: 'HTTP',
    port: 8080,
    hostname: '*.example.com',
    allowedRoutes: { namespaces: { from: 'All' }, kinds: kinds('HTTPRoute', 'GRPCRoute') },
  }],
  ['HttpListener that redirects', ({ infra }, gateway) => new HttpListener(infra, 'Web', { gateway, redirectToHttps: true }), {
    name: 'web', protocol: 'HTTP', port: 80, allowedRoutes: { namespaces: { from: 'Same' }, kinds: kinds('HTTPRoute') },
  }],
  ['TlsListener', ({ infra }, gateway) => new TlsListener(infra, 'Web', { gateway, certificate }), {
    name: 'web', protocol: 'HTTPS', port: 443, tls: tls('Terminate'), allowedRoutes: { namespaces: { from: 'Same' }, kinds: kinds('HTTPRoute', 'GRPCRoute') },
  }],
  ['TlsListener with two certificates', ({ infra }, gateway) => new TlsListener(infra, 'Web', {
    gateway, certificates: [certificate, Certificate.fromSecretAttributes({ name: 'ecdsa' })],
  }), {
    name: 'web',
    protocol: 'HTTPS',
    port: 443,
    tls: { mode: 'Terminate', certificateRefs: [{ group: '', kind: 'Secret', name: 'tls' }, { group: '', kind: 'Secret', name: 'ecdsa' }] },
    allowedRoutes: { namespaces: { from: 'Same' }, kinds: kinds('HTTPRoute', 'GRPCRoute') },
  }],
  ['TlsTerminateListener', ({ infra }, gateway) => new TlsTerminateListener(infra, 'Db', { gateway, port: 5432, hostname: 'db.example.com', certificate }), {
    name: 'db',
    protocol: 'TLS',
    port: 5432,
    hostname: 'db.example.com',
    tls: tls('Terminate'),
    allowedRoutes: { namespaces: { from: 'Same' }, kinds: kinds('TLSRoute', 'TCPRoute') },
  }],
  ['TlsPassthroughListener', ({ infra }, gateway) => new TlsPassthroughListener(infra, 'Db', { gateway }), {
    name: 'db', protocol: 'TLS', port: 443, tls: { mode: 'Passthrough' }, allowedRoutes: { namespaces: { from: 'Same' }, kinds: kinds('TLSRoute') },
  }],
  ['TcpListener', ({ infra }, gateway) => new TcpListener(infra, 'Db', { gateway, port: 5432 }), {
    name: 'db', protocol: 'TCP', port: 5432, allowedRoutes: { namespaces: { from: 'Same' }, kinds: kinds('TCPRoute') },
  }],
  ['UdpListener', ({ infra }, gateway) => new UdpListener(infra, 'Dns', { gateway, port: 53 }), {
    name: 'dns', protocol: 'UDP', port: 53, allowedRoutes: { namespaces: { from: 'Same' }, kinds: kinds('UDPRoute') },
  }],
])('%s is an entry of its Gateway', (_, make, entry) => {
  const system = new System();
  make(system, system.gateway());
  expect(system.manifest('Gateway').spec.listeners).toEqual([entry]);
  expect(system.errors).toEqual([]);
});

test.each([
  ['Http', 'http'], ['HTTP', 'http'], ['ShopApi', 'shop-api'], ['Http2Api', 'http2-api'], ['HTTPServer', 'http-server'], ['shop_api', 'shop-api'], ['a.b', 'a.b'],
])('a listener of id %s is named %s', (id, name) => {
  const system = new System();
  expect(new HttpListener(system.infra, id, { gateway: system.gateway() }).sectionName).toBe(name);
});

test('entries are written by name, however they are declared', () => {
  const orders = [['b', 'a', 'c'], ['c', 'b', 'a']].map(names => {
    const system = new System();
    const gateway = system.gateway();
    names.forEach(name => system.listener(gateway, { name, hostname: `${name}.example.com` }));
    return system.manifest('Gateway').spec.listeners.map((each: any) => each.name);
  });
  expect(orders).toEqual([['a', 'b', 'c'], ['a', 'b', 'c']]);
});

test('several hostnames, and UDP beside TCP, share a port', () => {
  const system = new System();
  const gateway = system.gateway();
  system.listener(gateway, { name: 'a', hostname: 'a.example.com' });
  system.listener(gateway, { name: 'b', hostname: 'b.example.com' });
  new TlsPassthroughListener(system.infra, 'Raw', { gateway, hostname: 'raw.example.com' });
  new UdpListener(system.infra, 'Quic', { gateway, port: 443 });
  expect(system.errors).toEqual([]);
});

describe('a redirecting listener', () => {
  test.each<[string, { port?: number; httpsPort?: number }, object]>([
    ['443', {}, { scheme: 'https', statusCode: 301 }],
    ['another port', { port: 8080, httpsPort: 8443 }, { scheme: 'https', port: 8443, statusCode: 301 }],
  ])('sends every request to HTTPS on %s', (_, props, requestRedirect) => {
    const system = new System();
    new HttpListener(system.infra, 'Http', { gateway: system.gateway(), redirectToHttps: true, ...props });
    expect(system.manifest('HTTPRoute').spec).toEqual({
      parentRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'public', sectionName: 'http' }],
      rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/' } }], filters: [{ type: 'RequestRedirect', requestRedirect }] }],
    });
  });
});

describe('certificates', () => {
  test('of another namespace get the grant their Gateway needs', () => {
    const system = new System();
    system.listener(system.gateway(), { certificate: Certificate.fromSecret(holder(system.shared, 'Secret', 'wildcard')) });
    expect(system.manifest('Gateway').spec.listeners[0].tls.certificateRefs).toEqual([{ group: '', kind: 'Secret', name: 'wildcard', namespace: 'shared' }]);
    expect(system.manifest('ReferenceGrant')).toMatchObject({
      metadata: { name: 'wildcard-from-infra', namespace: 'shared' },
      spec: { from: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace: 'infra' }], to: [{ group: '', kind: 'Secret', name: 'wildcard' }] },
    });
  });

  test('of a ListenerSet get a grant for ListenerSets: that of a Gateway is not inherited', () => {
    const system = new System();
    const wildcard = Certificate.fromSecret(holder(system.shared, 'Secret', 'wildcard'));
    const gateway = system.gateway({ listenerAccess: RouteAccess.namespaces('shop') });
    system.listener(gateway, { certificate: wildcard });
    system.listener(gateway, { name: 'more', hostname: 'more.example.com', listenerSet: 'more', certificate: wildcard });
    new TlsListener(system.shop, 'Own', { gateway, hostname: 'own.example.com', certificate: wildcard });
    expect(ReferenceGrants.madeIn(system.app).map(({ name, fromKinds }) => [name, fromKinds])).toEqual([
      ['wildcard-from-infra', ['Gateway', 'ListenerSet']],
      ['wildcard-from-shop', ['ListenerSet']],
    ]);
  });

  test('of the same namespace need no grant', () => {
    const system = new System();
    system.listener(system.gateway(), { certificate: Certificate.fromSecret(holder(system.infra, 'Secret', 'wildcard')) });
    expect(ReferenceGrants.madeIn(system.app)).toEqual([]);
  });

  test('of an issuer are made in the listener\'s chart, for its hostname', () => {
    const system = new System();
    const gateway = system.gateway({ listenerAccess: RouteAccess.namespaces('shop') });
    system.listener(gateway, { certificate: Certificate.fromIssuer(CertificateIssuer.clusterIssuer('acme'), { name: 'all', secretName: 'all-tls' }) });
    new TlsListener(system.shop, 'Own', {
      gateway, hostname: 'own.example.org', certificate: Certificate.fromIssuer(CertificateIssuer.issuer('own')),
    });
    expect(system.manifest('Certificate', 'all')).toMatchObject({
      apiVersion: 'cert-manager.io/v1',
      metadata: { namespace: 'infra' },
      spec: { secretName: 'all-tls', dnsNames: ['*.example.com'], issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'acme' } },
    });
    const own = system.manifests.find(({ kind, metadata }) => kind === 'Certificate' && metadata.namespace === 'shop');
    expect(own.spec).toEqual({
      secretName: own.metadata.name, dnsNames: ['own.example.org'], issuerRef: { group: 'cert-manager.io', kind: 'Issuer', name: 'own' },
    });
    expect(system.manifest('ListenerSet').spec.listeners[0].tls.certificateRefs).toEqual([{ group: '', kind: 'Secret', name: own.metadata.name }]);
  });
});

describe('a ListenerSet', () => {
  test('holds the listeners of another namespace, one for each gateway and name', () => {
    const system = new System();
    const gateway = system.gateway({ listenerAccess: RouteAccess.namespaces('shop') });
    system.listener(gateway);
    for (const [id, listenerSet] of [['A', undefined], ['B', undefined], ['C', 'extra']] as const) {
      new TlsListener(system.shop, id, { gateway, hostname: `${id.toLowerCase()}.example.com`, certificate, listenerSet });
    }
    const sets = system.manifests.filter(({ kind }) => kind === 'ListenerSet');
    const names = (listeners: any[]) => listeners.map(({ name }) => name);
    expect(sets.map(({ metadata, spec }) => [metadata.namespace, metadata.name, spec.parentRef, names(spec.listeners)])).toEqual([
      ['shop', expect.stringMatching(/^shop-listenerset-infra-public-[0-9a-f]{8}$/),
        { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'public', namespace: 'infra' }, ['a', 'b']],
      ['shop', 'extra', { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'public', namespace: 'infra' }, ['c']],
    ]);
    expect(system.manifest('Gateway').spec.listeners).toHaveLength(1);
  });

  test.each([['c1 first', ['c1', 'c2']], ['c2 first', ['c2', 'c1']]])('of one name is one object, whatever chart of its namespace brings listeners: %s', (_, order) => {
    const system = new System();
    const gateway = system.gateway({ listenerAccess: RouteAccess.namespaces('shop') });
    system.listener(gateway);
    for (const id of order) {
      new TlsListener(system.chart(id, 'shop'), 'Own', { gateway, name: id, hostname: `${id}.example.com`, certificate, listenerSet: 'both' });
    }
    const places = system.app.charts.flatMap(chart => chart.toJson().filter(({ kind }: any) => kind === 'ListenerSet').map(() => chart.node.id));
    expect(places).toEqual(['c1']);
    expect(system.manifest('ListenerSet').spec.listeners.map(({ name }: any) => name)).toEqual(['c1', 'c2']);
    expect(system.errors).toEqual([]);
  });

  test('is what routes attach to', () => {
    const system = new System();
    const gateway = system.gateway({ listenerAccess: RouteAccess.namespaces('shop') });
    system.listener(gateway);
    const listener = new TlsListener(system.shop, 'Own', { gateway, hostname: '*.own.example.com', certificate, listenerSet: 'own' });
    system.route(system.shop, listener, { hostnames: ['www.own.example.com'] });
    expect(listener.parentKind).toBe(ListenerParentKind.LISTENER_SET);
    expect(system.manifest('HTTPRoute').spec.parentRefs).toEqual([
      { group: 'gateway.networking.k8s.io', kind: 'ListenerSet', name: 'own', sectionName: 'own' },
    ]);
    expect(system.errors).toEqual([]);
  });

  test.each<[string, RouteAccess | undefined, object]>([
    ['nobody', undefined, { from: 'Same' }],
    ['named namespaces', RouteAccess.namespaces('shop'), {
      from: 'Selector', selector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['infra', 'shop'] }] },
    }],
    ['everyone', RouteAccess.EVERYONE, { from: 'All' }],
  ])('in the gateway\'s own namespace is let in where %s else is', (_, listenerAccess, namespaces) => {
    const system = new System();
    const gateway = system.gateway({ listenerAccess });
    system.listener(gateway);
    system.listener(gateway, { name: 'more', hostname: 'more.example.com', listenerSet: 'more' });
    expect(system.manifest('Gateway').spec.allowedListeners).toEqual({ namespaces });
    expect(system.manifest('ListenerSet').spec.parentRef.namespace).toBeUndefined();
    expect(system.errors).toEqual([]);
  });

  test('of another namespace never widens what the gateway allows', () => {
    const system = new System();
    const gateway = system.gateway();
    system.listener(gateway);
    new TlsListener(system.shop, 'Own', { gateway, hostname: 'own.example.com', certificate });
    expect(system.errors).toEqual([expect.stringContaining('[shop/Own] Gateway infra/public (infra/Gateway) admits listeners of no namespace')]);
    const { spec } = ApiObject.of(gateway).toJson();
    expect(spec.allowedListeners).toBeUndefined();
  });

  test('can be of a gateway of elsewhere', () => {
    const system = new System();
    const gateway = PlatformGateway.fromAttributes({ name: 'public', namespace: 'edge' });
    new HttpListener(system.shop, 'Own', { gateway, listenerSet: 'own' });
    expect(system.manifest('ListenerSet').spec.parentRef).toMatchObject({ name: 'public', namespace: 'edge' });
  });
});

test.each<[string, { listenerSet?: string }]>([['Gateway infra/public', {}], ['ListenerSet infra/more', { listenerSet: 'more' }]])(
  'the 65th listener of %s is an error that says what to do', (holderName, props) => {
    const system = new System();
    const gateway = system.gateway();
    const add = (index: number) => new HttpListener(system.infra, `Http${index}`, { gateway, hostname: `h${index}.example.com`, ...props });
    for (let index = 0; index < 64; index++) add(index);
    expect(thrownBy(() => add(64)))
      .toBe(`${holderName} has 64 listeners already, and takes no more: put this one into a ListenerSet with \`listenerSet: '<name>'\`, or into another one`);
  });

test('what is known of a listener of elsewhere is what it says', () => {
  const listener = HttpListener.fromAttributes({
    parentKind: ListenerParentKind.LISTENER_SET, parentName: 'own', parentNamespace: 'shop', sectionName: 'http', hostname: 'a.example.com', port: 8080,
  });
  expect(listener).toMatchObject({ parentKind: 'ListenerSet', parentName: 'own', parentNamespace: 'shop', sectionName: 'http', hostname: 'a.example.com', port: 8080 });
});

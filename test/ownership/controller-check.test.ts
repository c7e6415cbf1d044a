import { ApiObject, App, Chart, Testing } from 'cdk8s';
import {
  Backend, Certificate, ClientAuthority, ControllerCheck, Findings, GatewayApp, gatewayapi, GatewayClass, HttpMatch, PlatformGateway, RouteAccess,
  TenantRoute, TlsListener,
} from '../../src';
import { scratchFolder } from '../scratch-folder';
import { service, System, thrownBy } from '../system';

let said: string[];
beforeEach(() => {
  said = [];
  jest.spyOn(process.stderr, 'write').mockImplementation(text => said.push(String(text)) > 0);
});
afterEach(() => jest.restoreAllMocks());

const CERTIFICATE = Certificate.fromSecretAttributes({ name: 'wildcard' });

/** A route of the generated class, on the listener of the small system unless another parent is given. */
function route(chart: Chart, id: string, spec: gatewayapi.HttpRouteSpec = {}): gatewayapi.HttpRoute {
  return new gatewayapi.HttpRoute(chart, id, {
    metadata: { name: id.toLowerCase() },
    spec: {
      parentRefs: [{ name: 'public', namespace: 'infra', sectionName: 'https' }],
      hostnames: ['shop.example.com'],
      rules: [{ backendRefs: [{ name: 'web', port: 8080 }] }],
      ...spec,
    },
  });
}

function withListener(): System {
  const system = new System();
  system.listener(system.gateway());
  return system;
}

/** The lines below the heading of a failed synthesis. */
function errorsOf(app: App): string[] {
  return thrownBy(() => app.synth())?.split('\n').slice(1).map(line => line.trim()) ?? [];
}

test.each<[what: string, make: (system: System) => void, id: string, constructPath: string, says: string]>([
  ['a namespace that the listener does not let in', ({ shared }) => route(shared, 'Web'), 'route-not-accepted', 'shared/Web', 'NotAllowedByListeners'],
  ['a listener that the gateway does not have', ({ shop }) => route(shop, 'Web', { parentRefs: [{ name: 'public', namespace: 'infra', sectionName: 'http' }] }),
    'route-not-accepted', 'shop/Web', 'NoMatchingParent'],
  ['hostnames that the listener does not serve', ({ shop }) => route(shop, 'Web', { hostnames: ['www.example.org'] }), 'unserved-hostname', 'shop/Web', 'www.example.org'],
  ['a port that the Service does not have', ({ shop }) => {
    service(shop, 'web', [{ port: 80 }]);
    route(shop, 'Web');
  }, 'unknown-port', 'shop/Web', 'no TCP port 8080'],
  ['a reference to an object of the app without a grant', ({ shop, shared }) => {
    service(shared, 'pay');
    route(shop, 'Web', { rules: [{ backendRefs: [{ name: 'pay', namespace: 'shared', port: 8080 }] }] });
  }, 'unresolved-reference', 'shop/Web', 'RefNotPermitted'],
  ['a rule behind one of the same route that takes everything', ({ shop }) => route(shop, 'Web', {
    rules: [{ backendRefs: [{ name: 'web', port: 8080 }] }, { matches: [{ path: { value: '/' } }], backendRefs: [{ name: 'web', port: 8080 }] }],
  }), 'unreachable-rule', 'shop/Web', 'no request reaches rule 1'],
  ['a ListenerSet that the gateway does not let in', ({ infra }) => new gatewayapi.ListenerSet(infra, 'More', {
    metadata: { name: 'more' },
    spec: { parentRef: { name: 'public' }, listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] },
  }), 'listener-set-refused', 'infra/More', 'NotAllowed'],
])('finds %s', (_, make, id, constructPath, says) => {
  const system = withListener();
  make(system);
  const message = expect.stringContaining(says);
  expect(ControllerCheck.of(system.app).findings).toEqual([expect.objectContaining({ id, isError: true, constructPath, message })]);
  expect(errorsOf(system.app)).toEqual([expect.stringContaining(`[${constructPath}] spec.`)]);
});

const ELSEWHERE = { parentRefs: [{ name: 'public', namespace: 'infra', sectionName: 'https' }] };

test.each<[what: string, make: (system: System) => void]>([
  ['a route on a Gateway of others', ({ shop }) => route(shop, 'Web', ELSEWHERE)],
  ['a route on a Gateway of others, beside one of the app', system => {
    system.listener(system.gateway());
    route(system.shop, 'Web', { parentRefs: [{ name: 'other', namespace: 'infra' }], hostnames: ['www.example.org'] });
  }],
  ['rules that a Gateway of others may reach', system => {
    system.listener(system.gateway());
    route(system.shop, 'Web', {
      parentRefs: [{ name: 'public', namespace: 'infra', sectionName: 'https' }, { name: 'other', namespace: 'infra' }],
      hostnames: ['shop.example.com', 'www.example.org'],
    });
  }],
  ['a rule that gets nothing here, and may get something from a Gateway of others', system => {
    system.listener(system.gateway());
    route(system.shop, 'First');
    route(system.shop, 'Second', { parentRefs: [{ name: 'public', namespace: 'infra', sectionName: 'https' }, { name: 'other', namespace: 'infra' }] });
  }],
  ['a ListenerSet of a Gateway of others', ({ shop }) => {
    new gatewayapi.ListenerSet(shop, 'Set', { spec: { parentRef: { name: 'other', namespace: 'infra' }, listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] } });
    new gatewayapi.Gateway(shop, 'Own', { metadata: { name: 'own' }, spec: { gatewayClassName: 'of-others', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] } });
  }],
  ['what others make: class, certificate, Services, grants', system => {
    const gateway = system.gateway({ gatewayClass: GatewayClass.existing('shared') });
    system.route(system.shop, system.listener(gateway), {
      rules: [{ match: HttpMatch.ALL, target: Backend.fromServiceAttributes({ name: 'pay', namespace: 'bank', port: 443, granted: true }) }],
    });
  }],
  ['listeners of others, of which nothing more is known', system => {
    const listener = (sectionName: string) => TlsListener.fromAttributes({ parentName: 'public', parentNamespace: 'infra', sectionName });
    system.route(system.shop, listener('https')).attachTo(listener('http'));
    route(system.shop, 'Web', { parentRefs: [{ name: 'public', namespace: 'infra' }], hostnames: ['www.example.org'] });
  }],
  ['a Gateway of others, of which one listener is known and another may be meant', system => {
    const known = TlsListener.fromAttributes({ parentName: 'public', parentNamespace: 'infra', sectionName: 'https', hostname: '*.example.com' });
    system.route(system.shop, known);
    route(system.shop, 'Web', { parentRefs: [{ name: 'public', namespace: 'infra' }], hostnames: ['www.example.org'] });
    route(system.shop, 'Other', { parentRefs: [{ name: 'public', namespace: 'infra', sectionName: 'other' }], hostnames: ['www.example.org'] });
  }],
  ['a gateway of others, of which nothing more is known', system => {
    const gateway = PlatformGateway.fromAttributes({ name: 'public', namespace: 'infra' });
    new TlsListener(system.shop, 'Own', { gateway, hostname: 'own.example.com', certificate: CERTIFICATE });
  }],
  ['a Secret whose data others fill in', system => {
    const secret = new ApiObject(system.infra, 'Secret', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'tls' } });
    system.listener(system.gateway(), { certificate: Certificate.fromSecret(secret) });
  }],
  ['a gateway of another controller, by the specification', system => {
    const listener = system.listener(system.gateway({ gatewayClass: GatewayClass.nginxGatewayFabric() }));
    system.route(system.shop, listener);
  }],
])('finds nothing for %s', (_, make) => {
  const system = new System();
  make(system);
  expect(ControllerCheck.of(system.app).findings).toEqual([]);
  expect(errorsOf(system.app)).toEqual([]);
  expect(said).toEqual([]);
});

test('judges gateways of another controller than the profile\'s by the specification', () => {
  const system = new System();
  system.listener(system.gateway({ gatewayClass: GatewayClass.nginxGatewayFabric() }));
  route(system.shared, 'Web');
  expect(ControllerCheck.of(system.app).findings.map(({ id }) => id)).toEqual(['route-not-accepted']);
});

test('judges listeners of others by what is known of them', () => {
  const system = new System();
  system.route(system.shop, TlsListener.fromAttributes({
    parentName: 'public', parentNamespace: 'infra', sectionName: 'https', hostname: '*.example.com', access: RouteAccess.namespaces('shop'),
  }));
  route(system.shop, 'Web', { ...ELSEWHERE, hostnames: ['www.example.org'] });
  expect(ControllerCheck.of(system.app).findings.map(({ id, constructPath }) => [id, constructPath])).toEqual([['unserved-hostname', 'shop/Web']]);
});

test.each<[where: string, acknowledge: (system: System, web: gatewayapi.HttpRoute) => void]>([
  ['in an annotation', (_, web) => web.metadata.addAnnotation('cdk8s-gateway-api/acknowledge', 'route-not-accepted: from next week on')],
  ['at the construct', (_, web) => Findings.of(web).acknowledge('route-not-accepted', 'from next week on')],
  ['at its chart', ({ shared }) => Findings.of(shared).acknowledge('route-not-accepted', 'from next week on')],
])('lets be what is acknowledged %s', (_, acknowledge) => {
  const system = withListener();
  const web = route(system.shared, 'Web');
  expect(errorsOf(system.app)).toHaveLength(1);
  acknowledge(system, web);
  return Promise.resolve().then(() => {
    expect(errorsOf(system.app)).toEqual([]);
    expect(ControllerCheck.of(system.app).findings.map(({ id, acknowledged }) => [id, acknowledged])).toEqual([['route-not-accepted', 'from next week on']]);
    expect(said).toEqual([]);
  });
});

test('says nothing again of what ownership has said, and somebody lets be', () => {
  const system = new System();
  system.route(system.chart('news'), system.listener(system.gateway()));
  expect(errorsOf(system.app)).toEqual([expect.stringContaining('admits routes of namespaces blog, shop')]);
  Findings.of(system.app).acknowledge('route-outside-access', 'from next week on');
  expect(errorsOf(system.app)).toEqual([]);
  expect(ControllerCheck.of(system.app).findings).toEqual([]);
});

test('says what hangs on age as a warning, once, and goes on', () => {
  const system = withListener();
  system.team('store', { namespaces: ['shop', 'blog'] });
  route(system.shop, 'Web');
  route(system.chart('blog'), 'Web');
  expect(errorsOf(system.app)).toEqual([]);
  expect(said).toEqual([expect.stringMatching(/^warning: \[shop\/Web\] spec\.rules\[0\].*neither has a creation time/)]);
  expect(errorsOf(system.app)).toEqual([]);
  expect(said).toHaveLength(1);
});

test.each<[what: string, make: (system: System) => void, id: string, says: string]>([
  ['a Gateway', ({ shop }) => route(shop, 'Web', { parentRefs: [{ name: 'pubilc', namespace: 'infra' }] }), 'unattached-route',
    'spec.parentRefs[0]: the app makes no Gateway infra/pubilc, and one named public'],
  ['a Service', ({ shop }) => {
    service(shop, 'web');
    route(shop, 'Web', { rules: [{ backendRefs: [{ name: 'wbe', port: 8080 }] }] });
  }, 'unresolved-reference', 'spec.rules[0].backendRefs[0]: the app makes no Service shop/wbe, and one named web'],
  ['the target of a policy', ({ shop }) => {
    route(shop, 'Web');
    new ApiObject(shop, 'Policy', {
      apiVersion: 'gateway.envoyproxy.io/v1alpha1',
      kind: 'SecurityPolicy',
      metadata: { name: 'policy' },
      spec: { targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'wbe' }], cors: { allowOrigins: ['https://www.example.com'] } },
    });
  }, 'policy-without-target', 'spec.targetRefs[0]: the app makes no HTTPRoute shop/wbe, and one named web'],
])('warns of a name of %s that is nearly one of the app', (_, make, id, says) => {
  const system = withListener();
  make(system);
  expect(ControllerCheck.of(system.app).findings).toEqual([expect.objectContaining({ id, isError: false })]);
  expect(errorsOf(system.app)).toEqual([]);
  expect(said).toEqual([expect.stringContaining(says)]);
});

test('takes a name for somebody else\'s where many are nearly like it', () => {
  const system = withListener();
  for (let index = 0; index < 101; index++) service(system.shop, `web-${index}`);
  route(system.shop, 'Web', { rules: [{ backendRefs: [{ name: 'web-x', port: 8080 }] }] });
  expect(ControllerCheck.of(system.app).findings).toEqual([]);
});

describe.each([['the app of cdk8s', App], ['ours', GatewayApp]] as const)('%s', (_, Kind) => {
  const make = () => {
    const app = new Kind({ outdir: scratchFolder() });
    const infra = new Chart(app, 'infra', { namespace: 'infra' });
    const gateway = new PlatformGateway(infra, 'Gateway', { name: 'public' });
    const listener = new TlsListener(infra, 'Https', { gateway, hostname: '*.example.com', certificate: CERTIFICATE });
    return { app, shop: new Chart(app, 'shop', { namespace: 'shop' }), listener };
  };

  test('fails at the construct, with the line that made it', () => {
    const { app, shop } = make();
    route(shop, 'Web');
    expect(errorsOf(app)).toEqual([expect.stringMatching(
      /^\[shop\/Web\] spec\.parentRefs\[0\]: the controller does not accept the route .* \(made at test\/ownership\/controller-check\.test\.ts:\d+:10\)$/)]);
  });

  test('says it last: what constructs and the API server say is nearer', () => {
    const { app, shop, listener } = make();
    route(shop, 'Web');
    const refused = route(shop, 'Refused', { rules: [{ backendRefs: [{ name: 'web', port: 0 }] }] });
    expect(errorsOf(app)).toEqual([expect.stringContaining('[shop/Refused] spec.rules[0].backendRefs[0].port')]);

    refused.node.scope!.node.tryRemoveChild('Refused');
    new TenantRoute(shop, 'Route', { listener, hostnames: ['shop.example.com'] }).addRule(HttpMatch.ALL, Backend.fromServiceAttributes({ name: 'web', namespace: 'shop', port: 80 }));
    expect(errorsOf(app)).toEqual([expect.stringContaining('admits routes of its own namespace only')]);
  });

  test('can be left unchecked, and the API server\'s verdict with it or without', () => {
    const { app, shop } = make();
    route(shop, 'Web');
    const check = ControllerCheck.of(app);
    expect(check.isOn).toBe(true);
    check.turnOff();
    expect(check.isOn).toBe(false);
    expect(errorsOf(app)).toEqual([]);
    expect(check.findings).toHaveLength(1);
    route(shop, 'Refused', { rules: [{ backendRefs: [{ name: 'web', port: 0 }] }] });
    return Promise.resolve().then(() => expect(errorsOf(app)).toEqual([expect.stringContaining('[shop/Refused]')]));
  });
});

test('an app without constructs of ours is not looked at', () => {
  const chart = Testing.chart();
  new ApiObject(chart, 'Raw', {
    apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', spec: { gatewayClassName: 'eg', listeners: [{ name: 'a', port: 443, protocol: 'HTTPS' }] },
  });
  expect(Testing.synth(chart)).toHaveLength(1);
});

test('says of a place in a listener what it need not say of the listener', () => {
  const system = new System();
  const ca = new ApiObject(system.infra, 'Ca', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'ca' }, data: {} });
  system.listener(system.gateway({ clientCertificates: { everyPort: { authorities: [ClientAuthority.fromObject(ca)] } } }));
  expect(ControllerCheck.of(system.app).findings.map(({ path }) => path).sort()).toEqual(['spec.listeners[0].tls', 'spec.tls']);
});

test('finds a listener that takes what another has', () => {
  const system = new System();
  system.listener(system.gateway({ listenerAccess: RouteAccess.EVERYONE }));
  new gatewayapi.ListenerSet(system.shop, 'Set', { spec: { parentRef: { name: 'public', namespace: 'infra' }, listeners: [{ name: 'tcp', port: 443, protocol: 'TCP' }] } });
  expect(ControllerCheck.of(system.app).findings).toEqual([expect.objectContaining({ id: 'listener-conflict', constructPath: 'shop/Set', path: 'spec.listeners[0]' })]);
});

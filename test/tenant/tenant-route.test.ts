import { Duration } from 'cdk8s';
import {
  Backend, FixedResponse, GatewayClass, GatewayProfile, GatewayProfiles, HttpFilter, HttpListener, HttpMatch, HttpMethod,
  ReferenceGrants, RouteRuleOptions,
  SessionPersistence, TenantRoute, TenantRouteProps, TlsListener,
} from '../../src';
import { service, System, thrownBy } from '../system';

const matchAll = { path: { type: 'PathPrefix', value: '/' } };

function ruleWith(options: RouteRuleOptions, match = HttpMatch.ALL): any {
  const system = new System();
  GatewayProfiles.of(system.app).use(GatewayProfile.ENVOY_GATEWAY_1_9_EXPERIMENTAL);
  const target = Backend.fromService(service(system.shop, 'web'));
  system.route(system.shop, system.listener(system.gateway()), { rules: [{ match, target, ...options }] });
  return system.manifest('HTTPRoute').spec.rules[0];
}

function filters(...asked: HttpFilter[]): any {
  return ruleWith({ filters: asked }).filters;
}

test('is an HTTPRoute with everything written out', () => {
  const system = new System();
  system.route(system.shop, system.listener(system.gateway()), { name: 'shop' });
  const { metadata, spec } = system.manifest('HTTPRoute');
  expect(metadata).toEqual({ name: 'shop', namespace: 'shop', labels: { 'app.kubernetes.io/managed-by': 'cdk8s-gateway-api' } });
  expect(spec).toEqual({
    parentRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'public', namespace: 'infra', sectionName: 'https' }],
    hostnames: ['shop.example.com'],
    rules: [{ matches: [matchAll], backendRefs: [{ group: '', kind: 'Service', name: 'web-route', port: 8080, weight: 1 }] }],
  });
});

test('attaches to several listeners, of gateways of this app or not', () => {
  const system = new System();
  const gateway = system.gateway();
  const route = system.route(system.infra, system.listener(gateway, { access: undefined }), { hostnames: ['a.example.com'] });
  route.attachTo(new HttpListener(system.infra, 'Http', { gateway }));
  route.attachTo(TlsListener.fromAttributes({ parentName: 'other', parentNamespace: 'edge', sectionName: 'https', hostname: '*.example.com' }));
  const refs = system.manifest('HTTPRoute').spec.parentRefs.map(({ name, namespace, sectionName }: any) => [name, namespace, sectionName]);
  expect(refs).toEqual([['public', undefined, 'https'], ['public', undefined, 'http'], ['other', 'edge', 'https']]);
  expect(system.errors).toEqual([]);
});

test('attaches to 32 listeners and no more', () => {
  const system = new System();
  const gateway = system.gateway();
  const listener = (index: number) => system.listener(gateway, { name: `l${index}`, port: 1000 + index });
  const route = system.route(system.shop, listener(0));
  for (let index = 1; index < 32; index++) route.attachTo(listener(index));
  expect(thrownBy(() => route.attachTo(listener(32)))).toBe('a route attaches to at most 32 listeners, got one more: make a second route');
  expect(system.manifest('HTTPRoute').spec.parentRefs).toHaveLength(32);
});

test('takes rules as properties and by addRule() alike', () => {
  const [asProperty, byMethod] = [true, false].map(property => {
    const system = new System();
    const target = Backend.fromService(service(system.shop, 'web'));
    const options = { name: 'one', filters: [HttpFilter.setRequestHeader('a', 'b')] };
    const props: TenantRouteProps = { listener: system.listener(system.gateway()), hostnames: ['shop.example.com'] };
    if (property) {
      new TenantRoute(system.shop, 'Route', { ...props, rules: [{ match: HttpMatch.prefix('/a'), target, ...options }] });
    } else {
      new TenantRoute(system.shop, 'Route', props).addRule(HttpMatch.prefix('/a'), target, options);
    }
    return system.manifest('HTTPRoute');
  });
  expect(asProperty).toEqual(byMethod);
  expect(asProperty.spec.rules[0].name).toBe('one');
});

test('keeps the order of its rules', () => {
  const system = new System();
  const target = Backend.fromService(service(system.shop, 'web'));
  const paths = ['/b', '/a', '/c'];
  system.route(system.shop, system.listener(system.gateway()), { rules: paths.map(path => ({ match: HttpMatch.prefix(path), target })) });
  expect(system.manifest('HTTPRoute').spec.rules.map((rule: any) => rule.matches[0].path.value)).toEqual(paths);
});

test('has DNS records and annotations where they are asked for', () => {
  const system = new System();
  system.route(system.shop, system.listener(system.gateway()), {
    externalDns: { hostnames: ['alias.example.com'], ttl: Duration.seconds(60), providerFlags: { 'cloudflare-proxied': 'true' } }, annotations: { 'example.com/a': 'b' },
  });
  expect(system.manifest('HTTPRoute').metadata.annotations).toEqual({
    'example.com/a': 'b',
    'external-dns.alpha.kubernetes.io/cloudflare-proxied': 'true',
    'external-dns.alpha.kubernetes.io/hostname': 'alias.example.com',
    'external-dns.alpha.kubernetes.io/ttl': '60',
  });
});

describe('filters', () => {
  test('of headers are one filter for requests and one for answers', () => {
    expect(filters(
      HttpFilter.setRequestHeader('x-set', '1'), HttpFilter.addResponseHeader('x-add', '2'), HttpFilter.addRequestHeader('x-add', '3'),
      HttpFilter.removeRequestHeader('x-gone'), HttpFilter.setResponseHeader('x-set', '4'), HttpFilter.removeResponseHeader('x-gone'),
    )).toEqual([
      {
        type: 'RequestHeaderModifier',
        requestHeaderModifier: { set: [{ name: 'x-set', value: '1' }], add: [{ name: 'x-add', value: '3' }], remove: ['x-gone'] },
      },
      {
        type: 'ResponseHeaderModifier',
        responseHeaderModifier: { set: [{ name: 'x-set', value: '4' }], add: [{ name: 'x-add', value: '2' }], remove: ['x-gone'] },
      },
    ]);
  });

  test.each<[string, HttpFilter[], object]>([
    ['of the hostname and the whole path', [HttpFilter.rewriteHostname('in.example.com'), HttpFilter.rewriteFullPath('/new')],
      { hostname: 'in.example.com', path: { type: 'ReplaceFullPath', replaceFullPath: '/new' } }],
    ['of the prefix', [HttpFilter.rewritePrefix('/new')], { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/new' } }],
    ['of the prefix, taken away', [HttpFilter.rewritePrefix('')], { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' } }],
  ])('that rewrite are one, %s', (_, asked, urlRewrite) => {
    expect(filters(...asked)).toEqual([{ type: 'URLRewrite', urlRewrite }]);
  });

  test('that rewrite a prefix give each match a rule of its own, because the API allows one', () => {
    const system = new System();
    const target = Backend.fromService(service(system.shop, 'web'));
    system.route(system.shop, system.listener(system.gateway()), {
      rules: [{ name: 'old', match: HttpMatch.anyOf(HttpMatch.prefix('/a'), HttpMatch.prefix('/b')), target, filters: [HttpFilter.rewritePrefix('/')] }],
    });
    expect(system.manifest('HTTPRoute').spec.rules.map(({ name, matches }: any) => [name, matches.length, matches[0].path.value]))
      .toEqual([['old', 1, '/a'], ['old-2', 1, '/b']]);
  });

  test('that mirror are one each, and get the grants they need', () => {
    const system = new System();
    const copies = ['a', 'b', 'c'].map(name => Backend.fromService(service(system.shared, name)));
    const target = Backend.fromService(service(system.shop, 'web'));
    system.route(system.shop, system.listener(system.gateway()), {
      rules: [{
        match: HttpMatch.ALL,
        target,
        filters: [HttpFilter.mirror(copies[0]), HttpFilter.mirrorPercent(copies[1], 0), HttpFilter.mirrorFraction(copies[2], 1, 1000)],
      }],
    });
    const ref = (name: string) => ({ backendRef: { group: '', kind: 'Service', name, namespace: 'shared', port: 8080 } });
    expect(system.manifest('HTTPRoute').spec.rules[0].filters).toEqual([
      { type: 'RequestMirror', requestMirror: ref('a') },
      { type: 'RequestMirror', requestMirror: { ...ref('b'), percent: 0 } },
      { type: 'RequestMirror', requestMirror: { ...ref('c'), fraction: { numerator: 1, denominator: 1000 } } },
    ]);
    expect(ReferenceGrants.madeIn(system.app).map(({ name }) => name)).toEqual(['a-from-shop', 'b-from-shop', 'c-from-shop']);
  });

  test('of CORS write their defaults', () => {
    expect(filters(HttpFilter.cors({ allowOrigins: ['https://app.example.com'] }))).toEqual([
      { type: 'CORS', cors: { allowOrigins: ['https://app.example.com'], maxAge: 5 } },
    ]);
    expect(filters(HttpFilter.cors({
      allowOrigins: ['https://*.example.com', 'http://localhost:3000'],
      allowMethods: [HttpMethod.PUT],
      allowHeaders: ['x-a'],
      exposeHeaders: ['x-b'],
      allowCredentials: true,
      maxAge: Duration.hours(1),
    }))[0].cors).toEqual({
      allowOrigins: ['https://*.example.com', 'http://localhost:3000'],
      allowMethods: ['PUT'],
      allowHeaders: ['x-a'],
      exposeHeaders: ['x-b'],
      allowCredentials: true,
      maxAge: 3600,
    });
  });
});

test.each<[string, RouteRuleOptions, object]>([
  ['timeouts', { timeouts: { request: Duration.millis(90_500), backendRequest: Duration.seconds(3) } }, { timeouts: { request: '1m30s500ms', backendRequest: '3s' } }],
  ['timeouts that never end', { timeouts: { request: Duration.seconds(0), backendRequest: Duration.seconds(3) } },
    { timeouts: { request: '0s', backendRequest: '3s' } }],
  ['a retry', { retry: { attempts: 3, codes: [500, 503], backoff: Duration.millis(100) } }, { retry: { attempts: 3, codes: [500, 503], backoff: '100ms' } }],
  ['a session by cookie', { sessionPersistence: SessionPersistence.cookie() }, {
    sessionPersistence: { type: 'Cookie', cookieConfig: { lifetimeType: 'Session' } },
  }],
  ['a lasting session by cookie', { sessionPersistence: SessionPersistence.cookie({ name: 'cart', permanentFor: Duration.days(1) }) }, {
    sessionPersistence: { type: 'Cookie', sessionName: 'cart', absoluteTimeout: '24h', cookieConfig: { lifetimeType: 'Permanent' } },
  }],
  ['a session by header', { sessionPersistence: SessionPersistence.header('x-session') }, { sessionPersistence: { type: 'Header', sessionName: 'x-session' } }],
])('a rule has %s', (_, options, rendered) => {
  expect(ruleWith(options)).toMatchObject(rendered);
});

describe('fails the synthesis', () => {
  test.each<[string, (system: System, listener: TlsListener) => unknown, string]>([
    ['without a rule', ({ shop }, listener) => new TenantRoute(shop, 'Route', { listener, hostnames: ['shop.example.com'] }),
      '[shop/Route] a route has at least one rule, got none: call addRule()'],
    ['with a retry on the standard channel', (system, listener) => system.route(system.shop, listener, {
      rules: [{ name: 'web', match: HttpMatch.ALL, target: Backend.fromService(service(system.shop, 'web')), retry: { attempts: 2 } }],
    }), '[shop/Route] retry of rule "web" is in the experimental channel only, and this app is made for envoy-gateway-1.9: use a BackendTrafficPolicy '
      + '(`spec.retry`), or `GatewayProfiles.of(app).use(…_EXPERIMENTAL)`'],
    ['with a session on the standard channel', (system, listener) => system.route(system.shop, listener, {
      rules: [{ match: HttpMatch.ALL, target: Backend.fromService(service(system.shop, 'web')), sessionPersistence: SessionPersistence.cookie() }],
    }), '[shop/Route] sessionPersistence of rule 1 is in the experimental channel only, and this app is made for envoy-gateway-1.9: use a '
      + 'BackendTrafficPolicy (`spec.loadBalancer` of type ConsistentHash), or `GatewayProfiles.of(app).use(…_EXPERIMENTAL)`'],
  ])('%s', (_, make, message) => {
    const system = new System();
    make(system, system.listener(system.gateway()));
    expect(system.errors).toEqual([message]);
  });

  test('with what only Envoy Gateway can do, for any controller', () => {
    const system = new System();
    GatewayProfiles.of(system.app).use(GatewayProfile.GATEWAY_API_1_6);
    const listener = HttpListener.fromAttributes({ parentName: 'public', parentNamespace: 'infra', sectionName: 'http' });
    system.route(system.shop, listener, { rules: [{ match: HttpMatch.ALL, target: new FixedResponse(system.shop, 'Gone', { statusCode: 410 }) }] });
    expect(system.errors).toEqual(['[shop/Route] a FixedResponse is understood by Envoy Gateway alone, and this app is made for any controller '
      + '(gateway-api-1.6). Send the rule to a Service that answers it there']);
  });

  test('but not where the gateway is known to be one of Envoy Gateway', () => {
    const system = new System();
    GatewayProfiles.of(system.app).use(GatewayProfile.GATEWAY_API_1_6);
    system.route(system.shop, system.listener(system.gateway({ gatewayClass: GatewayClass.envoy() })), {
      rules: [{ match: HttpMatch.ALL, target: new FixedResponse(system.shop, 'Gone', { statusCode: 410 }) }],
    });
    expect(system.errors).toEqual([]);
  });
});

test.each<[what: string, match: HttpMatch, options: RouteRuleOptions, message: string]>([
  ['by its timeouts', HttpMatch.ALL, { timeouts: { request: Duration.seconds(1), backendRequest: Duration.seconds(2) } }, 'timeouts.backendRequest is for one try'],
  ['by its filters', HttpMatch.exact('/a'), { filters: [HttpFilter.rewritePrefix('/')] }, 'a prefix is replaced only where the rule matches by prefix'],
  ['by its name', HttpMatch.ALL, { name: 'taken' }, 'the rules of a route have different names'],
  ['by what it ties with', HttpMatch.header('x-16', '1'), {}, 'have the same rank and can take the same request'],
])('a rule that is refused %s leaves nothing behind', (_, match, options, message) => {
  const system = new System();
  const far = Backend.fromService(service(system.shared, 'far'));
  const near = Backend.fromService(service(system.shop, 'near'));
  const route = new TenantRoute(system.shop, 'Route', { listener: system.listener(system.gateway()), hostnames: ['shop.example.com'] });
  for (let index = 0; index < 16; index++) route.addRule(HttpMatch.header(`x-${index}`, '1'), near, index === 0 ? { name: 'taken' } : {});
  const before = system.manifests;
  expect(thrownBy(() => route.addRule(match, far, options))).toContain(message);
  expect(system.manifests).toEqual(before);
  expect(ReferenceGrants.madeIn(system.app)).toEqual([]);
});

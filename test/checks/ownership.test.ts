import { ApiObject, Chart } from 'cdk8s';
import {
  Backend, Certificate, CertificateIssuer, ClientAuthority, ExternalBackend, ExternalEndpoint, FixedResponse, gatewayapi,
  GatewayClass, HttpListener, HttpMatch,
  Ownership, PlatformGateway,
  RouteAccess, TcpListener, Team, TlsListener,
} from '../../src';
import { service, System } from '../system';

beforeEach(() => jest.spyOn(process.stderr, 'write').mockReturnValue(true));
afterEach(() => jest.restoreAllMocks());

interface Case {
  readonly name: string;
  readonly make: (system: System) => void;
  readonly id: string;
  readonly path: string;
  /** Words of the message: who, what, and what to change. */
  readonly says: string[];
}

const certificate = Certificate.fromSecretAttributes({ name: 'wildcard' });

function shopAndBlog(system: System, listener: Parameters<System['route']>[1]): [Chart, Chart] {
  system.route(system.shop, listener);
  const blog = system.chart('blog');
  return [system.shop, blog];
}

const ERRORS: Case[] = [
  {
    name: 'a route of a namespace that its listener does not admit',
    make: system => system.route(system.chart('news'), system.listener(system.gateway())),
    id: 'route-outside-access',
    path: 'news/Route',
    says: ['listener "https" of Gateway infra/public (infra/Https)', 'namespaces blog, shop', '"news"', 'namespace "infra"', 'RouteAccess.namespaces(…, \'news\')'],
  },
  {
    name: 'a route of another namespace on a listener without access',
    make: system => system.route(system.shop, system.listener(system.gateway(), { access: undefined })),
    id: 'route-outside-access',
    path: 'shop/Route',
    says: ['its own namespace only'],
  },
  {
    name: 'a route of a namespace whose team lacks the labels',
    make: system => {
      system.team('shop', { labels: { tier: 'silver' } });
      system.team('blog', { labels: { tier: 'gold' } });
      system.route(system.shop, system.listener(system.gateway(), { access: RouteAccess.labels({ tier: 'gold' }) }));
    },
    id: 'route-outside-access',
    path: 'shop/Route',
    says: ['tier=gold', 'carry the labels'],
  },
  {
    name: 'a hostname that no listener serves',
    make: system => system.route(system.shop, system.listener(system.gateway()), { hostnames: ['shop.example.org'] }),
    id: 'unserved-hostname',
    path: 'shop/Route',
    says: ['"shop.example.org"', '"*.example.com"'],
  },
  {
    name: 'a hostname that the wildcard of a listener does not cover: its own domain',
    make: system => system.route(system.shop, system.listener(system.gateway()), { hostnames: ['example.com'] }),
    id: 'unserved-hostname',
    path: 'shop/Route',
    says: ['"example.com"'],
  },
  {
    name: 'a second listener that serves none of the hostnames',
    make: system => {
      const gateway = system.gateway();
      const route = system.route(system.shop, system.listener(gateway));
      route.attachTo(system.listener(gateway, { name: 'other', hostname: 'other.example.org' }));
    },
    id: 'unserved-hostname',
    path: 'shop/Route',
    says: ['listener "other"', 'shop.example.com', 'would not attach'],
  },
  {
    name: 'an object in the namespace of another owner',
    make: ({ shop }) => new ApiObject(shop, 'Config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config', namespace: 'shared' } }),
    id: 'foreign-namespace',
    path: 'shop/Config',
    says: ['ConfigMap "config"', 'namespace "shared"', 'namespace "shop"'],
  },
  {
    name: 'an object in a team\'s namespace, of a chart without a namespace',
    make: system => {
      system.team('shop');
      const chart = new Chart(system.app, 'nobody');
      new ApiObject(chart, 'Config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config', namespace: 'shop' } });
    },
    id: 'foreign-namespace',
    path: 'nobody/Config',
    says: ['team "shop"', 'without a namespace'],
  },
  {
    name: 'a generated class in a chart without a namespace',
    make: system => new gatewayapi.HttpRoute(new Chart(system.app, 'nobody'), 'Route', { spec: {} }),
    id: 'object-without-namespace',
    path: 'nobody/Route',
    says: ['HTTPRoute', 'namespace: \'…\''],
  },
  {
    name: 'a namespace of two teams',
    make: system => {
      system.team('shop');
      system.team('store', { namespaces: ['store', 'shop'] });
    },
    id: 'contested-namespace',
    path: 'infra/Team-store',
    says: ['"shop"', 'infra/Team-shop'],
  },
  {
    name: 'two teams of one name',
    make: system => {
      system.team('shop');
      new Team(system.infra, 'Again', { name: 'shop', namespaces: ['shop-2'] });
    },
    id: 'contested-namespace',
    path: 'infra/Team-shop',
    says: ['"shop"', 'infra/Again'],
  },
  {
    name: 'two objects of one kind, namespace and name',
    make: ({ shop }) => {
      service(shop, 'web');
      new ApiObject(shop, 'Again', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } });
    },
    id: 'duplicate-object',
    path: 'shop/service-web',
    says: ['Service "web" of namespace "shop"', 'shop/Again', 'shop/service-web'],
  },
  {
    name: 'two objects of the cluster of one name, whatever namespace their charts have',
    make: ({ shop, infra }) => [shop, infra].forEach(chart => new ApiObject(chart, 'Ns', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } })),
    id: 'duplicate-object',
    path: 'shop/Ns',
    says: ['Namespace "shop" is made twice', 'infra/Ns'],
  },
  {
    name: 'the same match of two owners on one hostname',
    make: system => {
      const listener = system.listener(system.gateway());
      const [, blog] = shopAndBlog(system, listener);
      system.route(blog, listener, { hostnames: ['shop.example.com'] });
    },
    id: 'contested-match',
    path: 'shop/Route',
    says: ['prefix /', '"shop.example.com"', 'namespace "blog"', 'blog/Route'],
  },
  {
    name: 'the same match of two owners, spelled in two ways',
    make: system => {
      const listener = system.listener(system.gateway());
      system.route(system.shop, listener, { match: HttpMatch.prefix('/a/').withHeader('X-One', '1').withHeader('x-two', '2') });
      system.route(system.chart('blog'), listener, {
        hostnames: ['shop.example.com'], match: HttpMatch.prefix('/a').withHeader('X-Two', '2').withHeader('x-one', '1'),
      });
    },
    id: 'contested-match',
    path: 'shop/Route',
    says: ['prefix /a'],
  },
  {
    name: 'a wildcard over the hostname of another owner',
    make: system => {
      const listener = system.listener(system.gateway());
      const [, blog] = shopAndBlog(system, listener);
      system.route(blog, listener, { hostnames: ['*.example.com'], match: HttpMatch.prefix('/blog') });
    },
    id: 'wildcard-over-host',
    path: 'blog/Route',
    says: ['"*.example.com"', '"shop.example.com"', 'namespace "shop"', 'shop/Route'],
  },
  {
    name: 'a wildcard over a wildcard of another owner',
    make: system => {
      const listener = system.listener(system.gateway());
      system.route(system.shop, listener, { hostnames: ['*.shop.example.com'] });
      system.route(system.chart('blog'), listener, { hostnames: ['*.example.com'] });
    },
    id: 'wildcard-over-host',
    path: 'blog/Route',
    says: ['"*.shop.example.com"'],
  },
  {
    name: 'a route without hostnames on a listener of several namespaces',
    make: system => system.route(system.shop, system.listener(system.gateway()), { hostnames: undefined }),
    id: 'hostless-route',
    path: 'shop/Route',
    says: ['every hostname', '`hostnames`'],
  },
  {
    name: 'a route with a hostname its team was not given',
    make: system => {
      system.team('shop', { hostnames: ['store.example.com'] });
      system.route(system.shop, system.listener(system.gateway()));
    },
    id: 'hostname-outside-team',
    path: 'shop/Route',
    says: ['team "shop"', '"shop.example.com"', 'store.example.com', 'infra/Team-shop'],
  },
  {
    name: 'a listener with a hostname its team was not given',
    make: system => {
      system.team('infra', { hostnames: ['*.example.org'] });
      system.listener(system.gateway());
    },
    id: 'hostname-outside-team',
    path: 'infra/Https',
    says: ['"*.example.com"'],
  },
  {
    name: 'a listener of every hostname, of a team that was given some',
    make: system => {
      system.team('infra', { hostnames: ['*.example.org'] });
      new HttpListener(system.infra, 'Http', { gateway: system.gateway() });
    },
    id: 'hostname-outside-team',
    path: 'infra/Http',
    says: ['every hostname'],
  },
  {
    name: 'a route without hostnames, of a team that was given some',
    make: system => {
      system.team('shop', { hostnames: ['shop.example.com'] });
      system.route(system.shop, system.listener(system.gateway(), { access: RouteAccess.namespaces('shop') }), { hostnames: undefined });
    },
    id: 'hostname-outside-team',
    path: 'shop/Route',
    says: ['"*.example.com"'],
  },
  {
    name: 'a route of a namespace without a team, where teams are required',
    make: system => system.route(system.shop, system.listener(system.gateway({ requireTeams: true }))),
    id: 'route-without-team',
    path: 'shop/Route',
    says: ['namespaces: [\'shop\']'],
  },
  {
    name: 'a listener of a namespace that the gateway admits none from',
    make: system => {
      const gateway = system.gateway();
      system.listener(gateway);
      new TlsListener(system.shop, 'Own', { gateway, hostname: 'own.example.com', certificate });
    },
    id: 'listener-not-admitted',
    path: 'shop/Own',
    says: ['Gateway infra/public (infra/Gateway)', 'no namespace', 'RouteAccess.namespaces(\'shop\')', 'namespace "infra"'],
  },
  {
    name: 'a listener of a namespace that the gateway does not admit',
    make: system => {
      const gateway = system.gateway({ listenerAccess: RouteAccess.namespaces('blog') });
      system.listener(gateway);
      new TlsListener(system.shop, 'Own', { gateway, hostname: 'own.example.com', certificate });
    },
    id: 'listener-not-admitted',
    path: 'shop/Own',
    says: ['namespaces blog', 'RouteAccess.namespaces(…, \'shop\')'],
  },
  {
    name: 'a hostname that the Gateway has given to a listener of its own',
    make: system => {
      const gateway = system.gateway({ listenerAccess: RouteAccess.namespaces('shop') });
      system.listener(gateway);
      new TlsListener(system.shop, 'Own', { gateway, hostname: '*.example.com', certificate });
    },
    id: 'listener-conflict',
    path: 'shop/Own',
    says: ['"*.example.com" on port 443', 'listener "https" of Gateway infra/public', 'another hostname or port'],
  },
  {
    name: 'a hostname that another ListenerSet has taken',
    make: system => {
      const gateway = system.gateway({ listenerAccess: RouteAccess.EVERYONE });
      system.listener(gateway);
      [system.shop, system.chart('blog')].forEach(chart => new TlsListener(chart, 'Own', { gateway, hostname: 'own.example.com', certificate }));
    },
    id: 'listener-conflict',
    path: 'shop/Own',
    says: ['"own.example.com"', 'blog/Own'],
  },
  {
    name: 'a port that the Gateway has given to another protocol',
    make: system => {
      const gateway = system.gateway({ listenerAccess: RouteAccess.namespaces('shop') });
      system.listener(gateway);
      new TcpListener(system.shop, 'Own', { gateway, port: 443 });
    },
    id: 'listener-conflict',
    path: 'shop/Own',
    says: ['port 443', 'HTTPS', 'cannot share it with TCP', 'another port'],
  },
  {
    name: 'a listener of the app that is named and not passed',
    make: system => {
      system.listener(system.gateway(), { access: RouteAccess.namespaces('blog') });
      system.route(system.shop, TlsListener.fromAttributes({ parentName: 'public', parentNamespace: 'infra', sectionName: 'https' }));
    },
    id: 'named-not-passed',
    path: 'shop/Route',
    says: ['listener "https" of Gateway infra/public (infra/Https)', 'pass the listener itself'],
  },
  {
    name: 'a listener that a gateway of the app does not have',
    make: system => {
      system.listener(system.gateway());
      system.route(system.shop, TlsListener.fromAttributes({ parentName: 'public', parentNamespace: 'infra', sectionName: 'other' }));
    },
    id: 'named-not-passed',
    path: 'shop/Route',
    says: ['listener "other" of Gateway infra/public does not exist', 'infra/Gateway'],
  },
  {
    name: 'a gateway of the app that is named and not passed',
    make: system => {
      system.listener(system.gateway());
      const gateway = PlatformGateway.fromAttributes({ name: 'public', namespace: 'infra' });
      new TlsListener(system.shop, 'Own', { gateway, hostname: 'own.example.org', certificate });
    },
    id: 'named-not-passed',
    path: 'shop/Own',
    says: ['Gateway infra/public is made by this app (infra/Gateway)', 'pass the gateway itself'],
  },
  {
    name: 'a hostname that a more specific listener of the port takes',
    make: system => {
      const gateway = system.gateway();
      system.listener(gateway, { name: 'www', hostname: 'shop.example.com' });
      system.route(system.shop, system.listener(gateway));
    },
    id: 'hostname-of-narrower-listener',
    path: 'shop/Route',
    says: ['"shop.example.com" belongs to listener "www"', 'more specific than listener "https"'],
  },
  {
    name: 'a team that a tenant declares',
    make: system => {
      system.listener(system.gateway());
      new Team(system.shop, 'Team', { name: 'shop', namespaces: ['shop', 'infra'] });
    },
    id: 'team-of-tenant',
    path: 'shop/Team',
    says: ['namespace "shop"', 'Declare it in the chart of the gateway'],
  },
  {
    name: 'a hostname that another team was given',
    make: system => {
      system.team('blog', { hostnames: ['shop.example.com'] });
      system.route(system.shop, system.listener(system.gateway()));
    },
    id: 'hostname-outside-team',
    path: 'shop/Route',
    says: ['"shop.example.com" was given to team "blog" (infra/Team-blog)', 'namespace "shop"'],
  },
  {
    name: 'one Secret for the certificates of two listeners',
    make: system => {
      const gateway = system.gateway();
      for (const name of ['a', 'b']) {
        const issued = Certificate.fromIssuer(CertificateIssuer.clusterIssuer('acme'), { secretName: 'tls' });
        system.listener(gateway, { name, hostname: `${name}.example.com`, certificate: issued });
      }
    },
    id: 'contested-secret',
    path: 'infra/b',
    says: ['Secret "tls" of namespace "infra"', 'infra/a', '`secretName`'],
  },
  {
    name: 'a port that the Service has for UDP alone',
    make: system => system.route(system.shop, system.listener(system.gateway()), {
      rules: [{ match: HttpMatch.ALL, target: Backend.fromService(service(system.shop, 'dns', [{ port: 53, protocol: 'UDP' }]), { port: 53 }) }],
    }),
    id: 'missing-service-port',
    path: 'shop/Route',
    says: ['no TCP port 53'],
  },
  {
    name: 'a name that no object can have',
    make: system => {
      const listener = system.listener(system.gateway());
      system.route(system.shop, listener, { id: 'my_route', name: undefined });
    },
    id: 'impossible-name',
    path: 'shop/my_route/Resource',
    says: ['HTTPRoute', 'my_route', '`name`'],
  },
  {
    name: 'a route of no team on a ListenerSet of a gateway that asks for one',
    make: system => {
      system.team('infra');
      const gateway = system.gateway({ requireTeams: true, listenerAccess: RouteAccess.namespaces('shop') });
      system.listener(gateway);
      system.route(system.shop, new TlsListener(system.shop, 'Own', { gateway, hostname: 'shop.example.com', certificate }));
    },
    id: 'route-without-team',
    path: 'shop/Route',
    says: ['listener "own" of ListenerSet shop/'],
  },
  {
    name: 'a port that the Service does not have',
    make: system => system.route(system.shop, system.listener(system.gateway()), {
      rules: [{ match: HttpMatch.ALL, target: Backend.fromService(service(system.shop, 'web', [{ name: 'http', port: 80 }]), { port: 8080 }) }],
    }),
    id: 'missing-service-port',
    path: 'shop/Route',
    says: ['Service "web" (shop/service-web)', '8080', '80 (http)'],
  },
  {
    name: 'a port name that the Service does not have',
    make: system => system.route(system.shop, system.listener(system.gateway()), {
      rules: [{ match: HttpMatch.ALL, target: Backend.fromService(service(system.shop, 'web', [{ name: 'http', port: 80 }]), { portName: 'grpc' }) }],
    }),
    id: 'missing-service-port',
    path: 'shop/Route',
    says: ['"grpc"', '80 (http)'],
  },
  {
    name: 'no port, of a Service with two',
    make: system => system.route(system.shop, system.listener(system.gateway()), {
      rules: [{ match: HttpMatch.ALL, target: Backend.fromService(service(system.shop, 'web', [{ name: 'a', port: 80 }, { name: 'b', port: 81 }])) }],
    }),
    id: 'missing-service-port',
    path: 'shop/Route',
    says: ['2 TCP ports (80 (a), 81 (b))', '{ port: 80 }'],
  },
  {
    name: 'a Service of type ExternalName',
    make: system => {
      const external = new ApiObject(system.shop, 'Ext', {
        apiVersion: 'v1', kind: 'Service', metadata: { name: 'ext' }, spec: { type: 'ExternalName', externalName: 'x.example.com', ports: [{ port: 80 }] },
      });
      system.route(system.shop, system.listener(system.gateway()), { rules: [{ match: HttpMatch.ALL, target: Backend.fromService(external) }] });
    },
    id: 'missing-service-port',
    path: 'shop/Route',
    says: ['ExternalName', 'ExternalBackend'],
  },
  {
    name: 'an external backend of someone who owns no gateway',
    make: system => {
      system.listener(system.gateway());
      new ExternalBackend(system.shop, 'Api', { endpoints: [ExternalEndpoint.hostname('api.example.net', 443)] });
    },
    id: 'external-backend-of-tenant',
    path: 'shop/Api',
    says: ['namespace "shop" owns none', 'Backend.fromExternal()'],
  },
  {
    name: 'a fixed response on a listener of another controller',
    make: system => system.route(system.shop, system.listener(system.gateway({ gatewayClass: GatewayClass.contour() })), {
      rules: [{ match: HttpMatch.ALL, target: new FixedResponse(system.shop, 'Gone', { statusCode: 410 }) }],
    }),
    id: 'envoy-gateway-only',
    path: 'shop/Route',
    says: ['FixedResponse', 'projectcontour.io/gateway-controller'],
  },
  {
    name: 'an external backend on a listener of another controller',
    make: system => {
      const external = new ExternalBackend(system.infra, 'Api', { endpoints: [ExternalEndpoint.hostname('api.example.net', 443)] });
      system.route(system.shop, system.listener(system.gateway({ gatewayClass: GatewayClass.istio() })), {
        rules: [{ match: HttpMatch.ALL, target: Backend.fromExternal(external) }],
      });
    },
    id: 'envoy-gateway-only',
    path: 'shop/Route',
    says: ['ExternalBackend', 'istio.io/gateway-controller'],
  },
  {
    name: 'a Service of the app that is named and not passed',
    make: system => {
      service(system.shared, 'pay');
      system.route(system.shop, system.listener(system.gateway()), {
        rules: [{ match: HttpMatch.ALL, target: Backend.fromServiceAttributes({ name: 'pay', namespace: 'shared', port: 8080 }) }],
      });
    },
    id: 'ungranted-reference',
    path: 'shop/Route',
    says: ['Service shared/pay', 'shared/service-pay', 'Backend.fromService()'],
  },
];

const WARNINGS: Case[] = [
  {
    name: 'a prefix within one of another owner',
    make: system => {
      const listener = system.listener(system.gateway());
      system.route(system.shop, listener, { match: HttpMatch.prefix('/a') });
      system.route(system.chart('blog'), listener, { hostnames: ['shop.example.com'], match: HttpMatch.prefix('/a/b/c') });
    },
    id: 'nested-prefix',
    path: 'blog/Route',
    says: ['/a/b/c', 'namespace "shop"', 'shop/Route'],
  },
  ...([
    ['an exact path', HttpMatch.exact('/a')],
    ['a header', HttpMatch.prefix('/a').withHeader('x-all', '1')],
    ['a regular expression', HttpMatch.regularExpression('/.*')],
  ] as Array<[string, HttpMatch]>).map(([what, match]): Case => ({
    name: `${what} that goes before a prefix of another owner`,
    make: system => {
      const listener = system.listener(system.gateway());
      system.route(system.shop, listener, { match: HttpMatch.prefix('/a') });
      system.route(system.chart('blog'), listener, { hostnames: ['shop.example.com'], match });
    },
    id: 'nested-prefix',
    path: 'blog/Route',
    says: ['takes requests from (prefix /a)', 'namespace "shop"'],
  })),
  {
    name: 'access by labels that nothing carries',
    make: system => {
      system.team('shop');
      system.listener(system.gateway(), { access: RouteAccess.labels({ tier: 'gold' }) });
    },
    id: 'undeclared-label-access',
    path: 'infra/Https',
    says: ['tier=gold', '`labels`'],
  },
  {
    name: 'a route of an undeclared namespace, where access is by labels',
    make: system => {
      system.team('blog', { labels: { tier: 'gold' } });
      system.route(system.shop, system.listener(system.gateway(), { access: RouteAccess.labels({ tier: 'gold' }) }));
    },
    id: 'undeclared-label-access',
    path: 'shop/Route',
    says: ['namespace "shop" are not declared'],
  },
  {
    name: 'a listener of an undeclared namespace, where listener access is by labels',
    make: system => {
      const gateway = system.gateway({ listenerAccess: RouteAccess.labels({ tier: 'gold' }) });
      system.listener(gateway);
      new TlsListener(system.shop, 'Own', { gateway, hostname: 'own.example.com', certificate });
    },
    id: 'undeclared-label-access',
    path: 'shop/Own',
    says: ['Gateway infra/public', 'namespace "shop" are not declared'],
  },
  {
    name: 'a certificate of elsewhere',
    make: system => system.route(system.shop, system.listener(system.gateway(), {
      certificate: Certificate.fromSecretAttributes({ name: 'tls', namespace: 'vault' }),
    })),
    id: 'ungranted-reference',
    path: 'infra/Https',
    says: ['this Gateway refers to Secret vault/tls', 'name: tls-from-infra', 'kind: Gateway'],
  },
  {
    name: 'a client authority of elsewhere',
    make: system => system.listener(system.gateway({
      clientCertificates: { everyPort: { authorities: [ClientAuthority.fromConfigMapAttributes({ name: 'ca', namespace: 'vault' })] } },
    })),
    id: 'ungranted-reference',
    path: 'infra/Gateway',
    says: ['this Gateway refers to ConfigMap vault/ca', 'kind: ConfigMap'],
  },
  {
    name: 'a reference to what the app does not make',
    make: system => system.route(system.shop, system.listener(system.gateway()), {
      rules: [{ match: HttpMatch.ALL, target: Backend.fromServiceAttributes({ name: 'pay', namespace: 'bank', port: 443 }) }],
    }),
    id: 'ungranted-reference',
    path: 'shop/Route',
    says: ['Service bank/pay', 'namespace "bank"', 'kind: ReferenceGrant', 'name: pay-from-shop', 'namespace: bank', 'kind: HTTPRoute', '`granted: true`'],
  },
];

describe.each([['error', ERRORS], ['warning', WARNINGS]] as const)('%s for', (severity, cases) => {
  test.each(cases)('$name', ({ make, id, path, says }) => {
    const system = new System();
    make(system);
    const findings = Ownership.of(system.app).findings;
    expect(findings.map(finding => [finding.severity, finding.id, finding.path])).toEqual([[severity, id, path]]);
    for (const words of says) expect(findings[0].message).toContain(words);
    expect(findings[0].message).not.toContain('undefined');
    expect(system.errors).toHaveLength(severity === 'error' ? 1 : 0);
  });
});

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

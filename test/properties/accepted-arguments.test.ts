import { ApiObject, App, Chart, Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { property } from './runs';
import {
  Backend, Certificate, CertificateIssuer, ClientAuthority, ExternalBackend, ExternalEndpoint, FixedResponse, GatewayAddress, GatewayClass,
  GatewayProfile, GatewayProfiles, HttpFilter, HttpListener, HttpMatch, IRouteTarget, PlatformGateway, ProxyAccessLog, Redirect,
  RouteAccess, RouteRuleOptions,
  SessionPersistence, TenantRoute, TlsListener,
} from '../../src';
import { judge } from '../judge/schema-judge';

/** Texts near what fields take: of their characters, of lengths at their limits, and with a stranger now and then. */
const text = fc.oneof(
  fc.constantFrom('a', 'web', 'a-b', 'x1', '192.0.2.10', 'a.example.com', '/pay'),
  fc.string({ unit: fc.constantFrom(...'ab09-.AZ_/*: ~%#?&=+\'"`\\é\u0000\t\n'), maxLength: 12 }),
  fc.string({ unit: fc.constantFrom('a', 'b', '-', '.', '0'), maxLength: 8 }),
  fc.tuple(fc.constantFrom('a', 'é', 'a.', '/a', 'aA-', '*.'), fc.constantFrom(15, 16, 62, 63, 64, 128, 253, 254, 256, 257, 1024, 1025, 4096, 4097))
    .map(([unit, length]) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)),
  fc.constantFrom(
    '', '*', '/', '//', '/.', '/a/..', '/a%2fb', '/a%zz', '/a?b', '/\u{1F600}', '192.0.2.1', '::1', '2001:db8::1', 'localhost',
    'www.example.com', '*.example.com',
    'WWW.example.com', 'example.com.', 'a..b', '-a', 'a-', '*.com', 'a.*.b', 'https://a.example.com', 'https://*.example.com:8443',
    'https://a_b.com', 'http://*',
    'https://a.example.com/', 'https://a:99999', 'https://[::1]', 'https://a:0', 'x-header', 'X-Header', 'Host', 'host', ':path', 'a b',
    ' a', 'a ', '(', '(?=a)', '[a-z]+', '\\d',
    '100m', '64Mi', '1Gi', '.5', '__proto__', 'example.com/a', 'a/b/c', 'true', 'null', '1e3', '~', '123',
  ),
);
const number = fc.oneof(
  fc.integer({ min: 1, max: 600 }),
  fc.integer({ min: -2, max: 70_000 }),
  fc.constantFrom(200, 302, 404),
  fc.constantFrom(0, 0.5, 1.5, 99_999, 65_535, 65_536, 2 ** 31 - 1, 2 ** 31, 1e15, NaN, Infinity),
);

const ROUTE_USES: { readonly [what: string]: (given: string, other: string, count: number) => [HttpMatch?, IRouteTarget?, RouteRuleOptions?] } = {
  'exact path': given => [HttpMatch.exact(given)],
  'prefix': given => [HttpMatch.prefix(given)],
  'path expression': given => [HttpMatch.regularExpression(given)],
  'header': (given, other) => [HttpMatch.header(given, other)],
  'header expression': (given, other) => [HttpMatch.headerMatching(given, other)],
  'query': (given, other) => [HttpMatch.query(given, other)],
  'query expression': (given, other) => [HttpMatch.queryMatching(given, other)],
  'service attributes': (name, namespace, port) => [undefined, Backend.fromServiceAttributes({ name, namespace, port })],
  'import attributes': (name, namespace, port) => [undefined, Backend.fromServiceImportAttributes({ name, namespace, port })],
  'backend attributes': (name, namespace) => [undefined, Backend.fromExternalAttributes({ name, namespace })],
  'redirect': (hostname, replaceFullPath, port) => [undefined, Redirect.to({ hostname, replaceFullPath, port })],
  'redirect prefix': (replacePrefixMatch, _, statusCode) => [HttpMatch.prefix('/'), Redirect.to({ replacePrefixMatch, statusCode })],
  'set header': (given, other) => [undefined, undefined, { filters: [HttpFilter.setRequestHeader(given, other)] }],
  'add answer header': (given, other) => [undefined, undefined, { filters: [HttpFilter.addResponseHeader(given, other)] }],
  'remove header': (given, other) => [undefined, undefined, {
    filters: [HttpFilter.removeRequestHeader(given),
      HttpFilter.removeRequestHeader(other)],
  }],
  'rewrite': (hostname, path) => [undefined, undefined, { filters: [HttpFilter.rewriteHostname(hostname), HttpFilter.rewriteFullPath(path)] }],
  'rewrite prefix': given => [HttpMatch.prefix('/a'), undefined, { filters: [HttpFilter.rewritePrefix(given)] }],
  'mirror': (_, __, count) => [undefined, undefined, { filters: [HttpFilter.mirrorFraction(own(), 0, count)] }],
  'origins': given => [undefined, undefined, { filters: [HttpFilter.cors({ allowOrigins: [given] })] }],
  'cors headers': (given, other, count) => [undefined, undefined, {
    filters: [HttpFilter.cors({ allowOrigins: ['*'], allowHeaders: [given], exposeHeaders: [other], maxAge: Duration.seconds(count) })],
  }],
  'timeouts': (_, __, count) => [undefined, undefined, { timeouts: { request: Duration.millis(count), backendRequest: Duration.millis(count) } }],
  'retry': (_, __, count) => [undefined, undefined, { retry: { attempts: count, codes: [count % 1000], backoff: Duration.millis(count) } }],
  'rule name': given => [undefined, undefined, { name: given }],
  'cookie': (given, _, count) => [undefined, undefined, {
    sessionPersistence: SessionPersistence.cookie({
      name: given,
      permanentFor: Duration.millis(count),
    }),
  }],
  'session header': given => [undefined, undefined, { sessionPersistence: SessionPersistence.header(given) }],
};

const CHART_USES: { readonly [what: string]: (chart: Chart, given: string, other: string, count: number) => void } = {
  'gateway name': (chart, name) => withListener(chart, { name }),
  'gateway address': (chart, given) => withListener(chart, { addresses: [GatewayAddress.hostname(given)] }),
  'gateway IP': (chart, given) => withListener(chart, { addresses: [GatewayAddress.ip(given)] }),
  'gateway address name': (chart, given) => withListener(chart, { addresses: [GatewayAddress.named(given)] }),
  'infrastructure': (chart, given, other) => withListener(chart, { infrastructureLabels: { [given]: other } }),
  'infrastructure annotations': (chart, given, other) => withListener(chart, { infrastructureAnnotations: { [given]: other } }),
  'annotations': (chart, given, other) => withListener(chart, { annotations: { [given]: other } }),
  'class': (chart, given, other) => withListener(chart, { gatewayClass: GatewayClass.existing(given, { controllerName: `${other}/x` }) }),
  'made class': (chart, name) => withListener(chart, { gatewayClass: GatewayClass.envoy({ name }) }),
  'class with proxies': (chart, name, _, replicas) => withListener(chart, { gatewayClass: GatewayClass.envoy({ name, proxies: { replicas } }) }),
  'dns target': (chart, dnsTarget) => withListener(chart, { dnsTarget }),
  'issuer': (chart, given) => withListener(chart, { certificateIssuer: CertificateIssuer.issuer(given) }),
  'resources': (chart, cpu) => withListener(chart, { proxies: { requests: { cpu }, limits: { memory: '1Gi' } } }),
  'log fields': (chart, given, other) => withListener(chart,
    { proxies: { telemetry: { accessLog: ProxyAccessLog.json({ fields: { [given]: other } }) } } }),
  'scaling': (chart, _, __, count) => withListener(chart, { proxies: { scaling: { minReplicas: 1, maxReplicas: count, cpuPercent: count } } }),
  'listener': (chart, name, hostname, port) => new HttpListener(chart, 'Http', {
    gateway: new PlatformGateway(chart, 'Gateway'),
    name,
    hostname,
    port,
  }),
  'listener id': (chart, id) => new HttpListener(chart, id, { gateway: new PlatformGateway(chart, 'Gateway') }),
  'redirecting listener': (chart, _, __, httpsPort) =>
    new HttpListener(chart, 'Http', { gateway: new PlatformGateway(chart, 'Gateway'), redirectToHttps: true, httpsPort }),
  'listener set': (chart, listenerSet) => {
    const gateway = new PlatformGateway(chart, 'Gateway');
    new HttpListener(chart, 'Http', { gateway });
    new HttpListener(chart, 'Other', { gateway, listenerSet });
  },
  'gateway attributes': (chart, name, namespace) => new HttpListener(chart, 'Http', { gateway: PlatformGateway.fromAttributes({ name, namespace }) }),
  'certificate': (chart, name, namespace) => new TlsListener(chart, 'Tls', {
    gateway: new PlatformGateway(chart, 'Gateway'), certificate: Certificate.fromSecretAttributes({ name, namespace }),
  }),
  'client authority': (chart, name, namespace) => new TlsListener(chart, 'Tls', {
    gateway: new PlatformGateway(chart, 'Gateway', {
      clientCertificates: { everyPort: { authorities: [ClientAuthority.fromConfigMapAttributes({ name, namespace })] } },
    }),
    certificate: Certificate.fromSecretAttributes({ name: 'tls' }),
  }),
  'access': (chart, ...names) => withAccess(chart, () => RouteAccess.namespaces(...names.slice(0, 2) as string[])),
  'access by labels': (chart, given, other) => withAccess(chart, () => RouteAccess.labels({ [given]: other })),
  'external hostname': (chart, given, name, port) =>
    new ExternalBackend(chart, 'Backend', { name, endpoints: [ExternalEndpoint.hostname(given, port)] }),
  'external IP': (chart, given, _, port) => new ExternalBackend(chart, 'Backend', { endpoints: [ExternalEndpoint.ip(given, port)] }),
  'fixed response': (chart, body, contentType, statusCode) => new FixedResponse(chart, 'Response', { body, contentType, statusCode }),
  'fixed response name': (chart, name) => new FixedResponse(chart, 'Response', { name }),
  'route': (chart, name, hostname) => route(chart, { name, hostnames: [hostname] }).addRule(HttpMatch.ALL, own()),
  'route annotations': (chart, given, other) => route(chart, { annotations: { [given]: other } }).addRule(HttpMatch.ALL, own()),
  'dns': (chart, given, other, ttlSeconds) =>
    route(chart, { externalDns: { hostnames: [other], ttlSeconds, providerFlags: { [given]: other } } }).addRule(HttpMatch.ALL, own()),
  'listener attributes': (chart, parentName, sectionName) => new TenantRoute(chart, 'Other', {
    listener: HttpListener.fromAttributes({ parentName, parentNamespace: 'far', sectionName }),
  }).addRule(HttpMatch.ALL, own()),
  'service name': (chart, name) => {
    const far = new Chart(chart.node.root as App, 'far', { namespace: 'far' });
    const service = { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { ports: [{ port: 1 }] } };
    route(chart).addRule(HttpMatch.ALL, Backend.fromService(new ApiObject(far, 'Service', service)));
  },
};
const USES: Array<[what: string, use: (chart: Chart, given: string, other: string, count: number) => void]> = [
  ...Object.entries(CHART_USES),
  ...Object.entries(ROUTE_USES).map(([what, use]): typeof USES[0] => [`rule: ${what}`, (chart, given, other, count) => {
    const [match = HttpMatch.ALL, target = own(), options] = use(given, other, count);
    route(chart).addRule(match, target, options);
  }]),
];

const own = () => Backend.fromServiceAttributes({ name: 'a', namespace: 'own', port: 80 });
const route = (chart: Chart, props = {}) => new TenantRoute(chart, 'Route', {
  listener: HttpListener.fromAttributes({ parentName: 'gateway', parentNamespace: 'own', sectionName: 'http' }), ...props,
});
const withListener = (chart: Chart, props: ConstructorParameters<typeof PlatformGateway>[2]) =>
  new HttpListener(chart, 'Http', { gateway: new PlatformGateway(chart, 'Gateway', props) });
const withAccess = (chart: Chart, access: () => RouteAccess) =>
  new HttpListener(chart, 'Http', { gateway: new PlatformGateway(chart, 'Gateway'), access: access() });

describe('what an argument is allowed to be, the API server takes:', () => {
  for (const [what, use] of USES) {
    let accepted = 0;
    property(what, fc.tuple(text, text, number), 150, ([given, other, count]) => {
      const app = new App({ outdir: 'nowhere' });
      GatewayProfiles.of(app).use(GatewayProfile.ENVOY_GATEWAY_1_9_EXPERIMENTAL);
      const chart = new Chart(app, 'chart', { namespace: 'own' });
      try {
        use(chart, given, other, count);
      } catch {
        return;
      }
      accepted++;
      const manifests = app.node.findAll().filter(ApiObject.isApiObject).map(object => object.toJson());
      // A Service is its maker's, who has to name it right.
      if (manifests.some(manifest => manifest.kind === 'Service' && judge(manifest).problems.length > 0)) return;
      for (const manifest of manifests) {
        const { problems, defaulted } = judge(manifest, 'experimental');
        expect({ kind: manifest.kind, problems, defaulted }).toEqual({ kind: manifest.kind, problems: [], defaulted: [] });
      }
    });
    test(`${what}, of which some are allowed`, () => expect(accepted).toBeGreaterThan(0));
  }
});

import { ApiObject, Chart, Duration } from 'cdk8s';
import {
  Backend, BlueGreen, BlueGreenSide, CanaryRollout, Certificate, CertificateIssuer, ClientAuthority, ExternalBackend, ExternalEndpoint,
  FixedResponse, GatewayAddress, GatewayClass, GatewayProfile, GatewayProfiles, HttpFilter, HttpListener, HttpMatch, HttpMethod,
  PlatformGateway, ProxyAccessLog, ProxyDisruptionBudget, Redirect, ReferenceGrants, RolloutPhase, RolloutSchedule, RouteAccess,
  SessionPersistence, TcpListener, Team, TenantRoute, TlsListener, WeightedSplit,
} from '../src';
import { holder, service, System } from './system';

/** A system and what the wrong programs are made with. */
function world() {
  const system = new System();
  const { app, infra, shop } = system;
  const nobody = new Chart(app, 'nobody');
  const gateway = system.gateway();
  const listener = system.listener(gateway);
  const web = service(shop, 'web');
  const backend = Backend.fromService(web);
  const route = new TenantRoute(shop, 'Route', { listener, hostnames: ['shop.example.com'] });
  route.addRule(HttpMatch.prefix('/one'), backend, { name: 'one' });
  const profiles = GatewayProfiles.of(app);
  profiles.use(GatewayProfile.GATEWAY_API_1_6);
  return {
    infra,
    shop,
    nobody,
    gateway,
    listener,
    web,
    backend,
    route,
    profiles,
    redirecting: new HttpListener(infra, 'Redirecting', { gateway, port: 81, redirectToHttps: true }),
    secret: holder(infra, 'Secret', 'secret'),
    unowned: new ApiObject(nobody, 'Unowned', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'unowned' } }),
    collector: Backend.fromServiceAttributes({ name: 'otel', namespace: 'observability', port: 4317 }),
    authority: ClientAuthority.fromConfigMapAttributes({ name: 'ca' }),
    certificate: Certificate.fromSecretAttributes({ name: 'tls' }),
    issuer: CertificateIssuer.clusterIssuer('letsencrypt'),
    canary: new CanaryRollout(shop, 'Canary', {
      stable: backend, candidate: backend, phase: RolloutPhase.TESTERS, testers: HttpMatch.header('x-canary', 'yes'),
    }),
    cors: HttpFilter.cors({ allowOrigins: ['https://app.example.com'] }),
  };
}

/** Not enough for a single try. */
const tooShort = { request: Duration.seconds(1), backendRequest: Duration.seconds(2) };

type World = ReturnType<typeof world>;

const TABLE: { readonly [what: string]: ReadonlyArray<readonly [message: string, program: (world: World) => unknown]> } = {
  'names': [
    [
      'the name of infra/G must be made of lower-case letters, digits, inner dashes and dots, got "Public". Write a name such as "my-app"',
      ({ infra }) => new PlatformGateway(infra, 'G', { name: 'Public' }),
    ],
    [
      'the name of a Gateway has at most 63 characters, because controllers use it as a label, got 64: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"',
      ({ infra }) => new PlatformGateway(infra, 'G', { name: 'a'.repeat(64) }),
    ],
    [
      'the name of infra/G must be a text, got 7. Write a name such as "my-app"',
      ({ infra }) => new PlatformGateway(infra, 'G', { name: 7 as any }),
    ],
    [
      'chart "nobody" has no namespace, and nobody/G makes objects of one: make the chart with `{ namespace: \'…\' }`, that of the team it belongs to',
      ({ nobody }) => new PlatformGateway(nobody, 'G'),
    ],
    [
      'chart "nobody" has no namespace, and nobody/R makes objects of one: make the chart with `{ namespace: \'…\' }`, that of the team it belongs to',
      ({ nobody, listener }) => new TenantRoute(nobody, 'R', { listener }),
    ],
    [
      'the name of shop/R must be made of lower-case letters, digits, inner dashes and dots, got "my_route". Write a name such as "my-app"',
      ({ shop, listener }) => new TenantRoute(shop, 'R', { listener, name: 'my_route' }),
    ],
    [
      'chart "nobody" has no namespace, and nobody/F makes objects of one: make the chart with `{ namespace: \'…\' }`, that of the team it belongs to',
      ({ nobody }) => new FixedResponse(nobody, 'F', {}),
    ],
    [
      'the name of a team must be made of letters, digits and inner dashes, dots and underscores, got "a b". Write a value such as "my-app"',
      ({ infra }) => new Team(infra, 'T', { name: 'a b', namespaces: ['a'] }),
    ],
    [
      'team "a" must list at least one namespace, got []',
      ({ infra }) => new Team(infra, 'T', { name: 'a', namespaces: [] }),
    ],
    [
      'a namespace of team "a" must be made of lower-case letters, digits and inner dashes, got "a.b". Write a name such as "my-app"',
      ({ infra }) => new Team(infra, 'T', { name: 'a', namespaces: ['a.b'] }),
    ],
    [
      'a hostname of team "a" must be a hostname, got "*": a lone * is not a hostname: leave the hostname out to take every one',
      ({ infra }) => new Team(infra, 'T', { name: 'a', namespaces: ['a'], hostnames: ['*'] }),
    ],
    [
      'a key of labels of team "a" must have at most one slash, got "a/b/c". Write a key such as "example.com/tier"',
      ({ infra }) => new Team(infra, 'T', { name: 'a', namespaces: ['a'], labels: { 'a/b/c': 'd' } }),
    ],
  ],
  'gateway': [
    [
      'only Envoy Gateway takes the size of its proxies (`proxies`) from a Gateway, got class "contour" of "projectcontour.io/gateway-controller": leave it out, and configure that controller in its own way',
      ({ infra }) => new PlatformGateway(infra, 'G', { gatewayClass: GatewayClass.contour(), proxies: { replicas: 2 } }),
    ],
    [
      'only Envoy Gateway takes the size of its proxies (`proxies`) from a Gateway, got class "x" of "example.com/x": leave it out, and configure that controller in its own way',
      ({ infra }) => new PlatformGateway(infra, 'G', { gatewayClass: GatewayClass.existing('x', { controllerName: 'example.com/x' }), proxies: {} }),
    ],
    [
      'the controller of a GatewayClass must be a domain and a path, got "nginx". Write one such as "istio.io/gateway-controller"',
      () => GatewayClass.existing('x', { controllerName: 'nginx' }),
    ],
    [
      'the name of a GatewayClass must be made of lower-case letters, digits, inner dashes and dots, got "A". Write a name such as "my-app"',
      () => GatewayClass.envoy({ name: 'A' }),
    ],
    [
      'GatewayClass "envoy" is defined in two ways, by infra/G and by infra/Gateway: define it alike, or give one of them another name',
      ({ infra }) => new PlatformGateway(infra, 'G', { gatewayClass: GatewayClass.envoy({ proxies: { replicas: 9 } }) }),
    ],
    [
      'the replicas of proxies must be a whole number from 1 to 10000, got 0',
      ({ infra }) => new PlatformGateway(infra, 'G', { proxies: { replicas: 0 } }),
    ],
    [
      'proxies have a fixed number or scale, got both replicas 2 and scaling {"minReplicas":1,"maxReplicas":2}: leave one out',
      ({ infra }) => new PlatformGateway(infra, 'G', { proxies: { replicas: 2, scaling: { minReplicas: 1, maxReplicas: 2 } } }),
    ],
    [
      'maxReplicas of the proxies\' scaling must be a whole number from 3 to 10000, got 2',
      ({ infra }) => new PlatformGateway(infra, 'G', { proxies: { scaling: { minReplicas: 3, maxReplicas: 2 } } }),
    ],
    [
      'cpuPercent of the proxies\' scaling must be a whole number from 1 to 1000, got 0',
      ({ infra }) => new PlatformGateway(infra, 'G', { proxies: { scaling: { minReplicas: 1, maxReplicas: 2, cpuPercent: 0 } } }),
    ],
    [
      'cpu of the proxies\' requests must be an amount such as "500m", got "100 m"',
      ({ infra }) => new PlatformGateway(infra, 'G', { proxies: { requests: { cpu: '100 m' } } }),
    ],
    [
      'cpu of the proxies\' limits must not be below their requests (1), got "500m": no proxy would start',
      ({ infra }) => new PlatformGateway(infra, 'G', { proxies: { requests: { cpu: '1' }, limits: { cpu: '500m' } } }),
    ],
    [
      'memory of the proxies\' limits must be an amount such as "512Mi", got "0"',
      ({ infra }) => new PlatformGateway(infra, 'G', { proxies: { limits: { memory: '0' } } }),
    ],
    [
      'the share of requests that is traced must be a whole number from 0 to 100, got 101',
      ({ infra, collector }) => new PlatformGateway(infra, 'G', { proxies: { telemetry: { tracing: { collector, samplingPercent: 101 } } } }),
    ],
    [
      'a JSON access log has at least one field, got none. Leave fields out for the usual ones',
      () => ProxyAccessLog.json({ fields: {} }),
    ],
    [
      'proxies that stay available must be a whole number from 1 to 10000, got 0',
      () => ProxyDisruptionBudget.minAvailable(0),
    ],
    [
      'the share of proxies that stays available must be a whole number from 1 to 99, got 100',
      () => ProxyDisruptionBudget.minAvailablePercent(100),
    ],
    [
      'the address of a gateway must be an IP address, got "lb.example.com". Use GatewayAddress.hostname() for a name',
      () => GatewayAddress.ip('lb.example.com'),
    ],
    [
      'the address of a gateway must be a hostname, got "LB.example.com": hostnames are written in lower case: "lb.example.com"',
      () => GatewayAddress.hostname('LB.example.com'),
    ],
    [
      'the name of an address must be a text of 1 to 253 characters, got ""',
      () => GatewayAddress.named(''),
    ],
    [
      'a Gateway takes at most 16 addresses, got 17',
      ({ infra }) => new PlatformGateway(infra, 'G', { addresses: Array.from({ length: 17 }, (_, i) => GatewayAddress.ip(`192.0.2.${i}`)) }),
    ],
    [
      'a Gateway takes at most 8 infrastructureLabels, got 9',
      ({ infra }) => new PlatformGateway(infra, 'G', { infrastructureLabels: Object.fromEntries('abcdefghi'.split('').map(each => [each, each])) }),
    ],
    [
      'labels of infrastructure["a"] must be made of letters, digits and inner dashes, dots and underscores, got "b c". Write a value such as "my-app"',
      ({ infra }) => new PlatformGateway(infra, 'G', { infrastructureLabels: { a: 'b c' } }),
    ],
    [
      'annotations of a Gateway["a"] must be a text, got true. Put it in quotes',
      ({ infra }) => new PlatformGateway(infra, 'G', { annotations: { a: true as any } }),
    ],
    [
      'the target of DNS records must be a hostname, got "https://lb": write the host alone, without scheme or path',
      ({ infra }) => new PlatformGateway(infra, 'G', { dnsTarget: 'https://lb' }),
    ],
    [
      'client certificates need authorities, got none: say everyPort or perPort, or leave clientCertificates out',
      ({ infra }) => new PlatformGateway(infra, 'G', { clientCertificates: {} }),
    ],
    [
      'client certificates are checked against 1 to 16 authorities, got 0',
      ({ infra }) => new PlatformGateway(infra, 'G', { clientCertificates: { everyPort: { authorities: [] } } }),
    ],
    [
      'client certificates are set once a port, got port 443 twice',
      ({ infra, authority }) => new PlatformGateway(infra, 'G', { clientCertificates: { perPort: [{ port: 443, authorities: [authority] }, { port: 443, authorities: [authority] }] } }),
    ],
    [
      'a client authority must be a ConfigMap or Secret, got Service "web" at shop/service-web',
      ({ web }) => ClientAuthority.fromObject(web),
    ],
    [
      'RouteAccess.namespaces() takes at least one namespace, got none. Leave access out to admit only its own',
      () => RouteAccess.namespaces(),
    ],
    [
      'a namespace of access must be made of lower-case letters, digits and inner dashes, got "*". Write a name such as "my-app"',
      () => RouteAccess.namespaces('*'),
    ],
    [
      'RouteAccess.labels() takes at least one label, got none: that would admit everyone. Use RouteAccess.EVERYONE if it is meant',
      () => RouteAccess.labels({}),
    ],
    [
      'labels of access["a"] must be made of letters, digits and inner dashes, dots and underscores, got "b c". Write a value such as "my-app"',
      () => RouteAccess.labels({ a: 'b c' }),
    ],
  ],
  'listeners': [
    [
      'the port of a listener must be a whole number from 1 to 65535, got 0',
      ({ infra, gateway }) => new HttpListener(infra, 'Http', { gateway, port: 0 }),
    ],
    [
      'the hostname of a listener must be a hostname, got "Example.com": hostnames are written in lower case: "example.com"',
      ({ infra, gateway }) => new HttpListener(infra, 'Http', { gateway, hostname: 'Example.com' }),
    ],
    [
      'the hostname of a listener must be a hostname, got "a.*.example.com": a wildcard is the whole first label, as in *.example.com',
      ({ infra, gateway }) => new HttpListener(infra, 'Http', { gateway, hostname: 'a.*.example.com' }),
    ],
    [
      'the hostname of a listener must be a hostname, got "192.0.2.1": neither an IP address nor a port belongs in a hostname',
      ({ infra, gateway }) => new HttpListener(infra, 'Http', { gateway, hostname: '192.0.2.1' }),
    ],
    [
      'the hostname of a listener must be a hostname, got "example.com:80": neither an IP address nor a port belongs in a hostname',
      ({ infra, gateway }) => new HttpListener(infra, 'Http', { gateway, hostname: 'example.com:80' }),
    ],
    [
      'the hostname of a listener must be a hostname, got "": write letters, digits and dashes between dots, as in www.example.com or *.example.com',
      ({ infra, gateway }) => new HttpListener(infra, 'Http', { gateway, hostname: '' }),
    ],
    [
      'the name of a listener must be made of lower-case letters, digits, inner dashes and dots, got "HTTP". Write a name such as "my-app"',
      ({ infra, gateway }) => new HttpListener(infra, 'Http', { gateway, name: 'HTTP' }),
    ],
    [
      'the name of a listener, made of its id "1+1", must be made of lower-case letters, digits, inner dashes and dots, got "1+1". Write a name such as "my-app"',
      ({ infra, gateway }) => new HttpListener(infra, '1+1', { gateway }),
    ],
    [
      'a listener that only redirects to HTTPS admits no routes, got access as well: leave `access` or `redirectToHttps` out',
      ({ infra, gateway }) => new HttpListener(infra, 'Http', { gateway, redirectToHttps: true, access: RouteAccess.EVERYONE }),
    ],
    [
      'httpsPort is where redirectToHttps leads, got 8443 without it: add `redirectToHttps: true`, or leave it out',
      ({ infra, gateway }) => new HttpListener(infra, 'Http', { gateway, httpsPort: 8443 }),
    ],
    [
      'a listener that ends TLS takes 1 to 64 certificates, got 0 at infra/Tls: say `certificate: Certificate.fromSecret(…)`, or fromIssuer',
      ({ infra, gateway }) => new TlsListener(infra, 'Tls', { gateway, hostname: 'a.example.com' }),
    ],
    [
      'an issued certificate is for a hostname, got none at infra/Tls: give the listener a `hostname`',
      ({ infra, gateway, issuer }) => new TlsListener(infra, 'Tls', { gateway, certificate: Certificate.fromIssuer(issuer) }),
    ],
    [
      'a listener takes one certificate from an issuer, got two at infra/Tls: tell their Secrets apart by secretName',
      ({ infra, gateway, issuer }) => new TlsListener(infra, 'Tls', { gateway, hostname: 'a.example.com', certificates: [Certificate.fromIssuer(issuer), Certificate.fromIssuer(issuer)] }),
    ],
    [
      'a certificate must be in a Secret, got Service "web" at shop/service-web',
      ({ web }) => Certificate.fromSecret(web),
    ],
    [
      'the name of a Secret must be made of lower-case letters, digits, inner dashes and dots, got "A". Write a name such as "my-app"',
      () => Certificate.fromSecretAttributes({ name: 'A' }),
    ],
    [
      'the name of a ClusterIssuer must be made of lower-case letters, digits, inner dashes and dots, got "". Write a name such as "my-app"',
      () => CertificateIssuer.clusterIssuer(''),
    ],
    [
      'Gateway infra/public has a listener of protocol HTTPS on port 443 (infra/Https), which cannot share it with one of protocol TCP: give one of the two another port',
      ({ infra, gateway }) => new TcpListener(infra, 'Tcp', { gateway, port: 443 }),
    ],
    [
      'the port of a listener must be a whole number from 1 to 65535, got undefined',
      ({ infra, gateway }) => new TcpListener(infra, 'Tcp', { gateway } as any),
    ],
    [
      'Gateway infra/public has a listener "https" already (infra/Https): give one of the two another `name`',
      ({ infra, gateway, certificate }) => new TlsListener(infra, 'Again', { gateway, name: 'https', hostname: 'b.example.com', certificate }),
    ],
    [
      'Gateway infra/public has a listener of protocol HTTPS for *.example.com on port 443 already (infra/Https): give one of the two another port or hostname',
      ({ infra, gateway, certificate }) => new TlsListener(infra, 'Again', { gateway, hostname: '*.example.com', certificate }),
    ],
    [
      'Gateway infra/public has a listener of protocol HTTPS on port 443 (infra/Https), which cannot share it with one of protocol HTTP: give one of the two another port',
      ({ infra, gateway }) => new HttpListener(infra, 'Again', { gateway, port: 443 }),
    ],
    [
      'Gateway infra/other is not made by this app, so a listener cannot be written into it: put it into a ListenerSet with `listenerSet: \'<name>\'`',
      ({ infra, certificate }) => new TlsListener(infra, 'Own', { gateway: PlatformGateway.fromAttributes({ name: 'other', namespace: 'infra' }), certificate }),
    ],
    [
      'the hostname of a listener must be a hostname, got "*": a lone * is not a hostname: leave the hostname out to take every one',
      () => TlsListener.fromAttributes({ parentName: 'public', parentNamespace: 'infra', sectionName: 'https', hostname: '*' }),
    ],
    [
      'a listener is held by a Gateway or a ListenerSet, got "Service"',
      () => TlsListener.fromAttributes({ parentKind: 'Service' as any, parentName: 'public', parentNamespace: 'infra', sectionName: 'https' }),
    ],
  ],
  'routes': [
    [
      'a route names each hostname once, got "a.example.com" twice',
      ({ shop, listener }) => new TenantRoute(shop, 'R', { listener, hostnames: ['a.example.com', 'a.example.com'] }),
    ],
    [
      'a hostname of a route must be a hostname, got "*example.com": write letters, digits and dashes between dots, as in www.example.com or *.example.com',
      ({ shop, listener }) => new TenantRoute(shop, 'R', { listener, hostnames: ['*example.com'] }),
    ],
    [
      'listener "redirecting" (infra/Redirecting) only redirects to HTTPS, so shop/R cannot attach: attach to a TlsListener',
      ({ shop, redirecting }) => new TenantRoute(shop, 'R', { listener: redirecting }),
    ],
    [
      'the time to live of DNS records must be a whole number from 1 to 2147483647, got 0',
      ({ shop, listener }) => new TenantRoute(shop, 'R', { listener, externalDns: { ttlSeconds: 0 } }),
    ],
    [
      'a provider flag of external-dns is the provider\'s own, got "target": say `dnsTarget` on the gateway',
      ({ shop, listener }) => new TenantRoute(shop, 'R', { listener, externalDns: { providerFlags: { target: 'x' } } }),
    ],
    [
      'a route attaches to a listener once, got "https" of Gateway infra/public twice',
      ({ listener, route }) => route.attachTo(listener),
    ],
    [
      'a path must be one such as "/pay", got "pay": it begins with a slash',
      () => HttpMatch.prefix('pay'),
    ],
    [
      'a path must be one such as "/pay", got "/a//b": it may not have //, which proxies rewrite before they match',
      () => HttpMatch.prefix('/a//b'),
    ],
    [
      'a path must be one such as "/pay", got "/a b": write letters, digits and -._~!$&\'()*+,;=:@/, anything else as %XX',
      () => HttpMatch.exact('/a b'),
    ],
    [
      'a path must be one such as "/pay", got "/a%2Fb": it may not have %2F, which proxies rewrite before they match',
      () => HttpMatch.exact('/a%2Fb'),
    ],
    [
      'a path must be one such as "/pay", got "/a/..": it may not have /.., which proxies rewrite before they match',
      () => HttpMatch.exact('/a/..'),
    ],
    [
      'a path must be one such as "/pay", got undefined: write a text such as "/pay"',
      () => HttpMatch.exact(undefined as any),
    ],
    [
      'the regular expression for a path must be one of RE2, which knows neither lookaround nor backreferences, got "/(?=a)": error parsing regexp: invalid or unsupported Perl syntax: `(?=`',
      () => HttpMatch.regularExpression('/(?=a)'),
    ],
    [
      'the regular expression for a path must be one of RE2, which knows neither lookaround nor backreferences, got "/(": error parsing regexp: missing closing ): `/(`',
      () => HttpMatch.regularExpression('/('),
    ],
    [
      'the regular expression for header x-a must be one of RE2, which knows neither lookaround nor backreferences, got "(a)\\\\1": error parsing regexp: invalid escape sequence: `\\1`',
      () => HttpMatch.headerMatching('x-a', '(a)\\1'),
    ],
    [
      'the name of a header must be letters, digits and !#$%&\'*+-.^_`|~, got "x a"',
      () => HttpMatch.header('x a', 'b'),
    ],
    [
      'the value of header x-a must be a text of 1 to 4096 characters, got ""',
      () => HttpMatch.header('x-a', ''),
    ],
    [
      'the value of query parameter q must be a text of 1 to 1024 characters, got 1025 characters',
      () => HttpMatch.query('q', 'a'.repeat(1025)),
    ],
    [
      'a method must be one of HttpMethod, got "get". Write one such as HttpMethod.GET',
      () => HttpMatch.method('get' as any),
    ],
    [
      'a match cannot ask for header X-A as "1" and as "2": no request fits both (prefix /, header X-A=1) and (prefix /, header x-a=2). Name it once, or use HttpMatch.anyOf() for alternatives',
      () => HttpMatch.header('X-A', '1').withHeader('x-a', '2'),
    ],
    [
      'a match cannot ask for method GET and method POST: no request fits both (prefix /, method GET) and (prefix /, method POST). Name it once, or use HttpMatch.anyOf() for alternatives',
      () => HttpMatch.method(HttpMethod.GET).withMethod(HttpMethod.POST),
    ],
    [
      'a match cannot ask for path "/a" and path "/b": no request fits both (prefix /a) and (prefix /b). Name it once, or use HttpMatch.anyOf() for alternatives',
      () => HttpMatch.prefix('/a').narrowedBy(HttpMatch.prefix('/b')),
    ],
    [
      'anyOf takes at least one match, got none. Use HttpMatch.ALL to take every request',
      () => HttpMatch.anyOf(),
    ],
    [
      'a match names at most 16 headers, got 17',
      () => Array.from({ length: 17 }).reduce<HttpMatch>((match, _, index) => match.withHeader(`x-${index}`, '1'), HttpMatch.ALL),
    ],
  ],
  'targets': [
    [
      'a backend of Service must be made of a Service, got Secret "secret" at infra/Secret-secret',
      ({ secret }) => Backend.fromService(secret),
    ],
    [
      'Service "unowned" at nobody/Unowned has no namespace, so nobody can be told who owns it: make its chart with `{ namespace: \'…\' }`',
      ({ unowned }) => Backend.fromService(unowned),
    ],
    [
      'the port of a backend must be a whole number from 1 to 65535, got 70000',
      ({ web }) => Backend.fromService(web, { port: 70000 }),
    ],
    [
      'a backend takes a port or a portName, got both 80 and "http": leave one out',
      ({ web }) => Backend.fromService(web, { port: 80, portName: 'http' }),
    ],
    [
      'the port of Service "web" must be a whole number from 1 to 65535, got undefined',
      () => Backend.fromServiceAttributes({ name: 'web', namespace: 'shop' } as any),
    ],
    [
      'the name of a Service must be made of lower-case letters, digits, inner dashes and dots, got "Web". Write a name such as "my-app"',
      () => Backend.fromServiceAttributes({ name: 'Web', namespace: 'shop', port: 80 }),
    ],
    [
      'a backend of ServiceImport must be made of a ServiceImport, got Service "web" at shop/service-web',
      ({ web }) => Backend.fromServiceImport(web),
    ],
    [
      'a split takes 1 to 16 backends, got 0',
      () => WeightedSplit.between(),
    ],
    [
      'a split sends requests somewhere, got weight 0 for every backend: every request would be answered with 500. Raise one weight',
      ({ backend }) => WeightedSplit.between({ backend, weight: 0 }),
    ],
    [
      'the weight of web must be a whole number from 0 to 1000000, got 0.5',
      ({ backend }) => WeightedSplit.between({ backend, weight: 0.5 }),
    ],
    [
      'the weight of web must be a whole number from 0 to 1000000, got 1000001',
      ({ backend }) => WeightedSplit.between({ backend, weight: 1_000_001 }),
    ],
    [
      'a redirect must change something, got {}: requests would come back for ever. Say scheme, hostname, port or path',
      () => Redirect.to({}),
    ],
    [
      'the status of a redirect must be 301, 302, 303, 307 or 308, got 304',
      () => Redirect.to({ statusCode: 304, hostname: 'a.example.com' }),
    ],
    [
      'the hostname of a redirect must be one host, got "*.example.com": a wildcard cannot be gone to',
      () => Redirect.to({ hostname: '*.example.com' }),
    ],
    [
      'a redirect replaces the full path or the prefix, got both "/a" and "/b": leave one out',
      () => Redirect.to({ fullPath: '/a', prefix: '/b' }),
    ],
    [
      'the path of a redirect must begin with a slash, without query, of at most 1024 characters, got "a"',
      () => Redirect.to({ fullPath: 'a' }),
    ],
    [
      'the scheme of a redirect must be http or https, got "ftp"',
      () => Redirect.to({ scheme: 'ftp' as any }),
    ],
    [
      'the status of a fixed response must be a whole number from 200 to 599, got 99',
      ({ shop }) => new FixedResponse(shop, 'F', { statusCode: 99 }),
    ],
    [
      'a fixed response answers for routes of its own namespace: infra/F is in "infra", and shop/Route in "shop". Make one in the chart of the route',
      ({ infra, route }) => route.addRule(HttpMatch.ALL, new FixedResponse(infra, 'F', {})),
    ],
    [
      'a rollout percentage must be a whole number from 1 to 99, got 0. Use NOT_STARTED or PROMOTED for the ends',
      () => RolloutPhase.percent(0),
    ],
    [
      'a rollout percentage must be a whole number from 1 to 99, got 100. Use NOT_STARTED or PROMOTED for the ends',
      () => RolloutPhase.percent(100),
    ],
    [
      'a rollout percentage must be a whole number from 1 to 99, got 12.5. Use NOT_STARTED or PROMOTED for the ends',
      () => RolloutPhase.percent(12.5),
    ],
    [
      'a rollout schedule takes at least one step, got none',
      () => RolloutSchedule.of(),
    ],
    [
      'the steps of a rollout schedule must have different names, got "a" twice',
      () => RolloutSchedule.of({ name: 'a', phase: RolloutPhase.TESTERS }, { name: 'a', phase: RolloutPhase.PROMOTED }),
    ],
    [
      'a rollout schedule goes forward, got "tenth" (10 %) after "half" (50 %). To go back, name an earlier step in at()',
      () => RolloutSchedule.of({ name: 'half', phase: RolloutPhase.percent(50) }, { name: 'tenth', phase: RolloutPhase.percent(10) }),
    ],
    [
      'the rollout schedule has no step "c"; its steps: a, b',
      () => RolloutSchedule.of({ name: 'a', phase: RolloutPhase.TESTERS }, { name: 'b', phase: RolloutPhase.PROMOTED }).at('c'),
    ],
    [
      'testers may name headers, query parameters and a method, got a path: the path is that of the rule. Add a rule of its own to send a path elsewhere',
      ({ shop, backend }) => new CanaryRollout(shop, 'C', { stable: backend, candidate: backend, phase: RolloutPhase.TESTERS, testers: HttpMatch.prefix('/beta') }),
    ],
    [
      'preview may name headers, query parameters and a method, got a path: the path is that of the rule. Add a rule of its own to send a path elsewhere',
      ({ shop, backend }) => new BlueGreen(shop, 'B', { blue: backend, green: backend, active: BlueGreenSide.BLUE, preview: HttpMatch.exact('/') }),
    ],
    [
      'a match cannot ask for header x-canary as "no" and as "yes": no request fits both (prefix /, header x-canary=no) and (prefix /, header x-canary=yes). Name it once, or use HttpMatch.anyOf() for alternatives',
      ({ route, canary }) => route.addRule(HttpMatch.header('x-canary', 'no'), canary),
    ],
    [
      'testers must name something that the rule does not, got a rule that names it all (prefix /, header X-Canary=yes): every request would be one',
      ({ route, canary }) => route.addRule(HttpMatch.header('X-Canary', 'yes'), canary),
    ],
    [
      'an external backend takes 1 to 256 endpoints, got 0',
      ({ infra }) => new ExternalBackend(infra, 'E', { endpoints: [] }),
    ],
    [
      'the endpoints of an external backend are hostnames or IP addresses, got both: make a backend of each',
      ({ infra }) => new ExternalBackend(infra, 'E', { endpoints: [ExternalEndpoint.hostname('a.example.net', 443), ExternalEndpoint.ip('192.0.2.1', 443)] }),
    ],
    [
      'the hostname of an endpoint must be one host outside the cluster, got "localhost". Write one such as "api.example.com"',
      () => ExternalEndpoint.hostname('localhost', 80),
    ],
    [
      'the address of an endpoint must be outside the proxy, got "127.0.0.1": there, its own admin port answers',
      () => ExternalEndpoint.ip('127.0.0.1', 19000),
    ],
    [
      'the address of an endpoint must be outside the proxy, got "::1": there, its own admin port answers',
      () => ExternalEndpoint.ip('::1', 19000),
    ],
    [
      'the address of an endpoint must be outside the proxy, got "0:0:0:0:0:0:0:1": there, its own admin port answers',
      () => ExternalEndpoint.ip('0:0:0:0:0:0:0:1', 19000),
    ],
    [
      'the address of an endpoint must be outside the proxy, got "::ffff:127.0.0.1": there, its own admin port answers',
      () => ExternalEndpoint.ip('::ffff:127.0.0.1', 19000),
    ],
    [
      'the address of an endpoint must be outside the proxy, got "0.0.0.0": there, its own admin port answers',
      () => ExternalEndpoint.ip('0.0.0.0', 19000),
    ],
    [
      'the address of an endpoint must be an IP address, got "api.example.net". Use ExternalEndpoint.hostname() for a name',
      () => ExternalEndpoint.ip('api.example.net', 80),
    ],
  ],
  'rules': [
    [
      'a target leads to at least one backend or gives an answer, got neither: every request would be answered with 500',
      ({ route }) => route.addRule(HttpMatch.ALL, { bindToRoute: () => ({}) }),
    ],
    [
      'the name of a rule must be made of lower-case letters, digits, inner dashes and dots, got "A". Write a name such as "my-app"',
      ({ route, backend }) => route.addRule(HttpMatch.ALL, backend, { name: 'A' }),
    ],
    [
      'the rules of a route have different names, got "one" twice',
      ({ route, backend }) => route.addRule(HttpMatch.prefix('/two'), backend, { name: 'one' }),
    ],
    [
      'the request headers of a rule are changed once each, got "A" twice: proxies would do only one of the two',
      ({ route, backend }) => route.addRule(HttpMatch.ALL, backend, { filters: [HttpFilter.setRequestHeader('a', '1'), HttpFilter.removeRequestHeader('A')] }),
    ],
    [
      'a rule rewrites the path once, got two rewrites: leave one out',
      ({ route, backend }) => route.addRule(HttpMatch.ALL, backend, { filters: [HttpFilter.rewriteFullPath('/a'), HttpFilter.rewritePrefix('/b')] }),
    ],
    [
      'a rule rewrites the hostname once, got "a.example.com" and "b.example.com"',
      ({ route, backend }) => route.addRule(HttpMatch.ALL, backend, { filters: [HttpFilter.rewriteHostname('a.example.com'), HttpFilter.rewriteHostname('b.example.com')] }),
    ],
    [
      'a prefix is replaced only where the rule matches by prefix, got path /a: use HttpMatch.prefix(), or replace the full path',
      ({ route, backend }) => route.addRule(HttpMatch.exact('/a'), backend, { filters: [HttpFilter.rewritePrefix('/b')] }),
    ],
    [
      'a prefix is replaced only where the rule matches by prefix, got path /a: use HttpMatch.prefix(), or replace the full path',
      ({ route }) => route.addRule(HttpMatch.exact('/a'), Redirect.to({ prefix: '/b' })),
    ],
    [
      'a rule redirects or rewrites, got a rewrite beside a redirect: say what changes in Redirect.to()',
      ({ route }) => route.addRule(HttpMatch.ALL, Redirect.toHttps(), { filters: [HttpFilter.rewriteFullPath('/a')] }),
    ],
    [
      'a rule with a fixed response cannot mirror its requests, got a mirror beside it: leave it out',
      ({ shop, route, backend }) => route.addRule(HttpMatch.ALL, new FixedResponse(shop, 'F', {}), { filters: [HttpFilter.mirror(backend)] }),
    ],
    [
      'a rule has one CORS filter, got two: put the origins of both into one',
      ({ route, backend, cors }) => route.addRule(HttpMatch.ALL, backend, { filters: [cors, cors] }),
    ],
    [
      'a rule has at most 16 filters, got 17',
      ({ route, backend }) => route.addRule(HttpMatch.ALL, backend, { filters: Array.from({ length: 17 }, () => HttpFilter.mirror(backend)) }),
    ],
    [
      'timeouts.backendRequest is for one try, so it must not be above timeouts.request (1s), got 2s',
      ({ route, backend }) => route.addRule(HttpMatch.ALL, backend, { timeouts: tooShort }),
    ],
    [
      'retry.attempts must be a whole number from 1 to 2147483647, got 0',
      ({ route, backend }) => route.addRule(HttpMatch.ALL, backend, { retry: { attempts: 0 } }),
    ],
    [
      'a status of retry.codes must be a whole number from 400 to 599, got 200',
      ({ route, backend }) => route.addRule(HttpMatch.ALL, backend, { retry: { codes: [200] } }),
    ],
    [
      'the header "Host" of a request is its hostname: use HttpFilter.rewriteHostname()',
      () => HttpFilter.setRequestHeader('Host', 'a.example.com'),
    ],
    [
      'the name of a header must be letters, digits and !#$%&\'*+-.^_`|~, got "x y"',
      () => HttpFilter.setRequestHeader('x y', 'a'),
    ],
    [
      'the hostname of a rewrite must be one host, got "*.example.com": a wildcard cannot be gone to',
      () => HttpFilter.rewriteHostname('*.example.com'),
    ],
    [
      'the path of a rewrite must begin with a slash, without query, of at most 1024 characters, got "a?b"',
      () => HttpFilter.rewritePrefix('a?b'),
    ],
    [
      'the share of requests to mirror must be a whole number from 0 to 100, got 101',
      ({ backend }) => HttpFilter.mirrorPercent(backend, 101),
    ],
    [
      'the numerator of a mirrored share must be a whole number from 0 to 1, got 2',
      ({ backend }) => HttpFilter.mirrorFraction(backend, 2, 1),
    ],
    [
      'CORS allows at least one origin, got none. Name it, or write "*" for every one',
      () => HttpFilter.cors({ allowOrigins: [] }),
    ],
    [
      'an origin must be a scheme and a host, got "app.example.com". Write one such as "https://app.example.com", without a path',
      () => HttpFilter.cors({ allowOrigins: ['app.example.com'] }),
    ],
    [
      'an origin must be a scheme and a host, got "https://app.example.com/". Write one such as "https://app.example.com", without a path',
      () => HttpFilter.cors({ allowOrigins: ['https://app.example.com/'] }),
    ],
    [
      'CORS cannot allow credentials to every origin, got both allowCredentials and "*": browsers refuse it. Name the origins',
      () => HttpFilter.cors({ allowOrigins: ['*'], allowCredentials: true }),
    ],
    [
      'allowOrigins of CORS takes "*" alone, got others beside it: leave them out, or the "*"',
      () => HttpFilter.cors({ allowOrigins: ['*', 'https://a.example.com'] }),
    ],
    [
      'maxAge of CORS, in seconds, must be a whole number from 1 to 2147483647, got 1.5',
      () => HttpFilter.cors({ allowOrigins: ['https://a.example.com'], maxAge: Duration.millis(1500) }),
    ],
    [
      'a session lasts some time, got 0: leave permanentFor out for a cookie that ends with the browser',
      () => SessionPersistence.cookie({ permanentFor: Duration.seconds(0) }),
    ],
    [
      'the name of a session must be a text of 1 to 128 characters, got ""',
      () => SessionPersistence.header(''),
    ],
  ],
  'grants and profiles': [
    [
      'a ReferenceGrant from HTTPRoute to Gateway "public" permits nothing: attachment is not a matter of grants: the listener\'s `access` governs routes, the gateway\'s `listenerAccess` governs ListenerSets',
      ({ gateway }) => ReferenceGrants.of(gateway).allow({ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' }),
    ],
    [
      'a ReferenceGrant from HTTPRoute to Secret "secret" permits nothing: an HTTPRoute refers across namespaces only to Service, ServiceImport, Backend',
      ({ secret }) => ReferenceGrants.of(secret).allow({ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' }),
    ],
    [
      'a ReferenceGrant from BackendTLSPolicy to Secret "secret" permits nothing: no controller asks for a grant for what a BackendTLSPolicy refers to',
      ({ secret }) => ReferenceGrants.of(secret).allow({ group: 'gateway.networking.k8s.io', kind: 'BackendTLSPolicy', namespace: 'shop' }),
    ],
    [
      'the namespace of a referrer must be made of lower-case letters, digits and inner dashes, got "Shop". Write a name such as "my-app"',
      ({ web }) => ReferenceGrants.of(web).allow({ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'Shop' }),
    ],
    [
      'Service "unowned" at nobody/Unowned has no namespace, so nobody can be told who owns it: make its chart with `{ namespace: \'…\' }`',
      ({ unowned }) => ReferenceGrants.of(unowned).allow({ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' }),
    ],
    [
      'the profile of this app is gateway-api-1.6 already, got gateway-api-1.6-experimental: set it once, where the app is made',
      ({ profiles }) => profiles.use(GatewayProfile.GATEWAY_API_1_6_EXPERIMENTAL),
    ],
  ],
};

describe.each(Object.entries(TABLE))('%s:', (_, rows) => {
  test.each(rows)('%s', (message, program) => {
    const made = world();
    let error: Error | undefined;
    try {
      program(made);
    } catch (caught) {
      error = caught as Error;
    }
    expect(error?.message).toBe(message);
    // At the line of whoever wrote it: nothing is thrown late.
    expect(error!.stack).toContain('bad-input.test.ts');
  });
});

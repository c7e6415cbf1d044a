import { join } from 'path';
import { load } from 'js-yaml';
import { ruleOf, Synthesized, weightsOf } from './synthesized';
import { productionMigration } from '../../examples/production-migration/production-migration';
import { expectGolden } from '../golden';
import { filesIn } from '../scratch-folder';

const system = Synthesized.from(productionMigration);
const ORDERS = { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'orders' };

test('writes the manifests it is known to write', () => expectGolden('examples/production-migration.golden', system.files));

test('has a file for each owner', () => {
  expect(system.namespacesByFile()).toEqual({
    'api-team.k8s.yaml': ['api-team'],
    'identity.k8s.yaml': ['identity'],
    'observability.k8s.yaml': ['observability'],
    'platform.k8s.yaml': ['infra'],
  });
});

test('grants the policy the service it asks, and no one else anything', () => {
  expect(system.grants()).toEqual(['identity.k8s.yaml: SecurityPolicy of api-team to Service identity/auth']);
});

test('has HTTPS with a wildcard certificate for labelled namespaces, and HTTP for nothing but redirects', () => {
  const [http, https] = system.named('Gateway', 'production', 'infra').spec.listeners;
  expect(http).toMatchObject({ name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'Same' } } });
  expect(https).toMatchObject({
    name: 'https',
    port: 443,
    protocol: 'HTTPS',
    hostname: '*.example.com',
    tls: { mode: 'Terminate', certificateRefs: [{ group: '', kind: 'Secret', name: 'wildcard-example-com-tls' }] },
    allowedRoutes: { namespaces: { from: 'Selector', selector: { matchLabels: { 'gateway.example.com/access': 'public' } } } },
  });
  expect(system.named('Namespace', 'api-team').metadata.labels).toEqual({ 'gateway.example.com/access': 'public' });
  const redirects = system.ofKind('HTTPRoute').filter(({ spec }) => spec.parentRefs.some(({ sectionName }: any) => sectionName === 'http'));
  expect(redirects.map(({ spec }) => spec.rules)).toEqual([[{
    matches: [{ path: { type: 'PathPrefix', value: '/' } }],
    filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }],
  }]]);
});

test('has the parameters of the proxies in the class, with all telemetry to the collector', () => {
  const { parametersRef: { kind, name, namespace } } = system.named('GatewayClass', 'production').spec;
  const { telemetry } = system.named(kind, name, namespace).spec;
  const collector = [{ group: '', kind: 'Service', name: 'otel-collector', namespace: 'observability', port: 4317, weight: 1 }];
  expect(telemetry).toMatchObject({
    accessLog: { settings: [{ format: { type: 'JSON' }, sinks: [{ type: 'OpenTelemetry', openTelemetry: { backendRefs: collector } }] }] },
    metrics: { sinks: [{ type: 'OpenTelemetry', openTelemetry: { backendRefs: collector } }] },
    tracing: { provider: { type: 'OpenTelemetry', backendRefs: collector } },
  });
});

test('splits orders 90 to 10, except for beta users, and adds a header', () => {
  const orders = system.named('HTTPRoute', 'orders', 'api-team');
  expect(orders.spec.hostnames).toEqual(['api.example.com']);
  const [all, beta] = [ruleOf(orders, 'orders'), ruleOf(orders, 'orders-testers')];
  const path = { type: 'PathPrefix', value: '/v1/orders' };
  expect(all.matches).toEqual([{ path }]);
  expect(beta.matches).toEqual([{ path, headers: [{ type: 'Exact', name: 'X-Beta-User', value: 'true' }] }]);
  expect(weightsOf(all)).toEqual({ 'orders-v1': 90, 'orders-v2': 10 });
  expect(weightsOf(beta)).toEqual({ 'orders-v2': 1 });
  for (const { filters } of [all, beta]) {
    expect(filters).toContainEqual({ type: 'RequestHeaderModifier', requestHeaderModifier: { add: [{ name: 'X-Api-Version', value: 'v1' }] } });
  }
});

test('trusts the second version by the internal CA', () => {
  expect(system.named('BackendTLSPolicy', 'orders-v2', 'api-team')).toMatchObject({
    apiVersion: 'gateway.networking.k8s.io/v1',
    spec: {
      targetRefs: [{ group: '', kind: 'Service', name: 'orders-v2' }],
      validation: { hostname: 'orders-v2.api-team.svc.cluster.local', caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'internal-ca' }] },
    },
  });
});

test('limits each API key to 1,000 an hour and each address, of either version, to 100 a minute', () => {
  const { targetRefs, rateLimit } = system.named('BackendTrafficPolicy', 'orders', 'api-team').spec;
  const perMinute = (value: string) => ({
    clientSelectors: [{ sourceCIDR: { type: 'Distinct', value, invert: false } }], limit: { requests: 100, unit: 'Minute' },
  });
  expect(targetRefs).toEqual([ORDERS]);
  expect(rateLimit).toEqual({
    type: 'Global',
    global: {
      rules: [
        { clientSelectors: [{ headers: [{ name: 'X-API-Key', type: 'Distinct', invert: false }] }], limit: { requests: 1000, unit: 'Hour' } },
        perMinute('0.0.0.0/0'),
        perMinute('::/0'),
      ],
    },
  });
});

test('takes one method over gRPC', () => {
  const { hostnames, rules } = system.named('GRPCRoute', 'create-order', 'api-team').spec;
  expect(hostnames).toEqual(['grpc.example.com']);
  expect(rules).toMatchObject([{
    matches: [{ method: { type: 'Exact', service: 'orders.v1.OrderService', method: 'CreateOrder' } }],
    backendRefs: [{ name: 'orders-grpc', port: 9090 }],
  }]);
});

describe('the same system as Ingresses', () => {
  const files = filesIn(join(__dirname, '../../examples/production-migration/ingress'));
  const ingresses = [...files.values()].map(text => load(text) as any);
  const annotation = (name: string) => ingresses.map(({ metadata }) => metadata.annotations[`nginx.ingress.kubernetes.io/${name}`]).filter(Boolean);

  test('is valid in its shape', () => {
    expect(ingresses).toHaveLength(3);
    for (const { apiVersion, kind, metadata, spec } of ingresses) {
      expect([apiVersion, kind, metadata.namespace]).toEqual(['networking.k8s.io/v1', 'Ingress', 'api-team']);
      expect(Object.values(metadata.annotations).filter(value => typeof value !== 'string')).toEqual([]);
      expect(spec.ingressClassName).toBe('nginx');
    }
  });

  test('leads to the same services by the same hosts', () => {
    const leads = ingresses.flatMap(({ spec }) => spec.rules).flatMap(({ host, http }) => http.paths.map(({ path, pathType, backend }: any) => {
      expect(['Exact', 'Prefix', 'ImplementationSpecific']).toContain(pathType);
      expect(path).toMatch(/^\//);
      const { name, port } = backend.service;
      expect(system.named('Service', name, 'api-team').spec.ports).toContainEqual({ port: port.number });
      return `${host} to ${name}`;
    }));
    const routed = ['HTTPRoute', 'GRPCRoute'].flatMap(kind => system.ofKind(kind)).filter(({ metadata }) => metadata.namespace === 'api-team')
      .flatMap(({ spec }) => spec.rules.flatMap(({ backendRefs }: any) => backendRefs.map(({ name }: any) => `${spec.hostnames[0]} to ${name}`)));
    expect(leads.sort()).toEqual([...new Set(routed)].sort());
  });

  test('says by annotations what the routes and policies say', () => {
    expect(annotation('ssl-redirect')).toEqual(['true', 'true']);
    expect(annotation('rewrite-target')).toEqual(['/orders$1', '/orders$1']);
    expect(annotation('canary-weight')).toEqual(['10']);
    expect(annotation('canary-by-header')).toEqual(['X-Beta-User']);
    expect(annotation('limit-rps')).toEqual(['2']);
    const { path, backendRefs: [{ name, namespace, port }] } = system.named('SecurityPolicy', 'orders', 'api-team').spec.extAuth.http;
    expect(annotation('auth-url')).toEqual([`http://${name}.${namespace}.svc.cluster.local:${port}${path}`]);
  });
});

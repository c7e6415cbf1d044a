import { Chart } from 'cdk8s';
import { Backend, HttpMatch, TenantRoute } from 'cdk8s-gateway-api';
import { Synthesized, weightsOf } from './synthesized';
import { localPlatform } from '../../examples/local-platform/local-platform';
import { MyApp } from '../../examples/local-platform/my-app';
import { Platform } from '../../examples/local-platform/platform';
import { expectGolden } from '../golden';

const system = Synthesized.from(localPlatform);
const GATEWAY = { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'platform-gateway' };
const TENANT = { 'platform.example.com/tenant': 'true' };

test('writes the manifests it is known to write', () => expectGolden('examples/local-platform.golden', system.files));

test('has a file for the platform and one for the tenant', () => {
  expect(system.namespacesByFile()).toEqual({ 'platform.k8s.yaml': ['infra'], 'my-app.k8s.yaml': ['my-app'] });
  expect(system.grants()).toEqual([]);
});

test('has a gateway of class eg with plain HTTP, for namespaces that the platform has labelled', () => {
  expect(system.named('GatewayClass', 'eg').spec).toEqual({ controllerName: 'gateway.envoyproxy.io/gatewayclass-controller' });
  const { gatewayClassName, listeners } = system.named('Gateway', 'platform-gateway', 'infra').spec;
  expect(gatewayClassName).toBe('eg');
  expect(listeners).toEqual([expect.objectContaining({
    name: 'http',
    port: 80,
    protocol: 'HTTP',
    allowedRoutes: expect.objectContaining({ namespaces: { from: 'Selector', selector: { matchLabels: TENANT } } }),
  })]);
  const labels = Object.fromEntries(system.ofKind('Namespace').map(({ metadata }) => [metadata.name, metadata.labels]));
  expect(labels).toEqual({ 'infra': undefined, 'my-app': TENANT });
});

test('gives every route timeouts, a rate limit and CORS', () => {
  expect(system.named('BackendTrafficPolicy', 'defaults', 'infra').spec).toMatchObject({
    targetRefs: [GATEWAY],
    timeout: { http: { requestTimeout: '30s' } },
    rateLimit: { type: 'Local', local: { rules: [{ limit: { requests: 100, unit: 'Second' } }] } },
  });
  const { targetRefs, cors } = system.named('SecurityPolicy', 'defaults', 'infra').spec;
  expect(targetRefs).toEqual([GATEWAY]);
  expect(cors.allowOrigins).toEqual(['http://*.local']);
});

test('patches the listener of the gateway that it names', () => {
  const { targetRef, jsonPatches } = system.named('EnvoyPatchPolicy', 'not-found', 'infra').spec;
  expect(targetRef).toEqual(GATEWAY);
  expect(jsonPatches.map(({ name }: any) => name)).toEqual(['infra/platform-gateway/http']);
});

test('sends a tenth to the canary within ten seconds, with a tenant header and without an internal one', () => {
  const { hostnames, rules: [rule, ...others] } = system.named('HTTPRoute', 'my-service', 'my-app').spec;
  expect(hostnames).toEqual(['my-service.local']);
  expect(others).toEqual([]);
  expect(weightsOf(rule)).toEqual({ 'my-service': 90, 'my-service-canary': 10 });
  expect(rule).toMatchObject({
    timeouts: { request: '10s' },
    filters: [{ requestHeaderModifier: { add: [{ name: 'X-Tenant', value: 'my-app' }], remove: ['X-Internal-Token'] } }],
    backendRefs: [{ port: 8080 }, { port: 8080 }],
  });
});

test('retries three times, beside what the gateway gives', () => {
  expect(system.named('BackendTrafficPolicy', 'my-service', 'my-app').spec).toEqual({
    targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'my-service' }],
    mergeType: 'StrategicMerge',
    retry: { numRetries: 3, perRetry: { timeout: '3s' }, retryOn: { triggers: ['5xx', 'gateway-error', 'reset'] } },
  });
});

test('takes one declaration of the platform and one construct of the tenant for a new team', () => {
  const grown = Synthesized.from(app => {
    const platform = new Platform(app, 'platform');
    new MyApp(app, 'my-app', platform);

    platform.addTenant('your-app', 'your-service.local');
    const chart = new Chart(app, 'your-app', { namespace: 'your-app' });
    const backend = Backend.fromServiceAttributes({ name: 'your-service', namespace: 'your-app', port: 8080 });
    new TenantRoute(chart, 'Route', {
      name: 'your-service', listener: platform.http, hostnames: ['your-service.local'], rules: [{ match: HttpMatch.ALL, target: backend }],
    });
  });
  const changed = [...grown.files].filter(([file, text]) => system.files.get(file) !== text).map(([file]) => file);
  expect(changed).toEqual(['platform.k8s.yaml', 'your-app.k8s.yaml']);
  const known = system.manifests.map(each => JSON.stringify(each));
  const added = grown.manifests.filter(each => !known.includes(JSON.stringify(each)));
  expect(added.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual(['Namespace your-app', 'HTTPRoute your-service']);
});

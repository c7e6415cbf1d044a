import '../../src/jest';
import { App } from 'cdk8s';
import { Synthesized, weightsOf } from './synthesized';
import { quickstart } from '../../examples/quickstart/quickstart';
import { HttpRequest, SimulatedCluster } from '../../src';
import { expectGolden } from '../golden';

const system = Synthesized.from(quickstart);

test('writes the manifests it is known to write', () => expectGolden('examples/quickstart.golden', system.files));

test('has a file for each owner', () => {
  expect(system.namespacesByFile()).toEqual({
    'app.k8s.yaml': ['app'],
    'demo.k8s.yaml': ['demo'],
    'platform.k8s.yaml': ['infra'],
    'shared-services.k8s.yaml': ['shared-services'],
  });
});

test('routes two paths of one host to two services, by whole path elements', () => {
  const { hostnames, parentRefs, rules } = system.named('HTTPRoute', 'paths', 'demo').spec;
  expect(hostnames).toEqual(['app.example.com']);
  expect(parentRefs.map(({ sectionName }: any) => sectionName)).toEqual(['https', 'http']);
  expect(rules).toEqual([
    { matches: [{ path: { type: 'PathPrefix', value: '/service-a' } }], backendRefs: [expect.objectContaining({ name: 'service-a', port: 8080 })] },
    { matches: [{ path: { type: 'PathPrefix', value: '/service-b' } }], backendRefs: [expect.objectContaining({ name: 'service-b', port: 8080 })] },
  ]);
});

test('splits the canary host 80 to 20', () => {
  const { hostnames, rules: [rule] } = system.named('HTTPRoute', 'canary', 'demo').spec;
  expect(hostnames).toEqual(['canary.example.com']);
  expect(weightsOf(rule)).toEqual({ 'service-a': 80, 'service-b': 20 });
});

test('ends HTTPS with a Secret beside the gateway', () => {
  const secret = { group: '', kind: 'Secret', name: 'app-example-com-tls' };
  expect(system.named('Gateway', 'quickstart', 'infra').spec.listeners).toContainEqual(expect.objectContaining({
    name: 'https', protocol: 'HTTPS', port: 443, hostname: 'app.example.com', tls: { mode: 'Terminate', certificateRefs: [secret] },
  }));
});

test('grants the app team\'s routes the one service they use, where that service is and nowhere else', () => {
  expect(system.grants()).toEqual(['shared-services.k8s.yaml: HTTPRoute of app to Service shared-services/reports']);
  expect(system.named('HTTPRoute', 'reports', 'app').spec.rules[0].backendRefs)
    .toEqual([{ group: '', kind: 'Service', name: 'reports', namespace: 'shared-services', port: 8080, weight: 1 }]);
});

test('sizes the proxies of the gateway', () => {
  const { group, kind, name } = system.named('Gateway', 'quickstart').spec.infrastructure.parametersRef;
  expect(group).toBe('gateway.envoyproxy.io');
  expect(system.named(kind, name, 'infra').spec.provider.kubernetes.envoyDeployment).toEqual({
    replicas: 2,
    container: { resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '500m', memory: '512Mi' } } },
  });
});

describe('requests', () => {
  const app = new App();
  quickstart(app);
  const cluster = SimulatedCluster.fromApp(app);

  test.each([
    ['https://app.example.com/service-a', 'demo/service-a', 1],
    ['http://app.example.com/service-b/basket', 'demo/service-b', 1],
    ['http://canary.example.com/', 'demo/service-a', 0.8],
    ['http://canary.example.com/', 'demo/service-b', 0.2],
    ['http://reports.example.com/', 'shared-services/reports', 1],
  ])('for %s go to %s', (url, backend, share) => {
    expect(cluster.explain(HttpRequest.of('GET', url))).toRouteTo(backend, { share });
  });

  test.each([
    'https://app.example.com/', 'http://app.example.com/service-abc', 'http://other.example.com/',
  ])('for %s are answered with 404', url => {
    expect(cluster.explain(HttpRequest.of('GET', url)).response?.status).toBe(404);
  });

  test('find everything accepted', () => expect(cluster.statuses).toBeAccepted());
});

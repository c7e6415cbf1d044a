import '../../src/jest';

const route = (port: unknown) => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { rules: [{ backendRefs: [{ name: 'web', port }] }] },
});
const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } };
const experimental = { ...route(80), spec: { rules: [{ retry: { attempts: 1 }, backendRefs: [{ name: 'web', port: 80 }] }] } };

test('a manifest, or a list with others in it, is accepted', () => {
  expect(route(80)).toBeAcceptedByApiServer();
  expect([service, route(80), route(81)]).toBeAcceptedByApiServer();
  expect(experimental).toBeAcceptedByApiServer({ profile: 'gateway-api-1.6-experimental' });
});

test('a manifest is refused, for what is expected', () => {
  expect(route(0)).not.toBeAcceptedByApiServer();
  expect([route(80), route(0)]).toBeRefusedByApiServer();
  expect(route(0)).toBeRefusedByApiServer({ id: 'invalid-value', path: 'spec.rules[0].backendRefs[0].port', message: /1 or more/ });
  expect(route('http')).toBeRefusedByApiServer({ id: 'wrong-type', message: 'a whole number' });
  expect(route(0)).not.toBeRefusedByApiServer({ path: 'spec' });
  expect(experimental).toBeRefusedByApiServer({ id: 'experimental-field' });
});

test.each<[what: string, expectation: () => void, message: RegExp]>([
  ['what would be refused, and what to write', () => expect([route(80), route(0)]).toBeAcceptedByApiServer(),
    /^the API server would refuse:\n\nHTTPRoute shop\/web {2}spec\.rules\[0\]\.backendRefs\[0\]\.port\n {2}"port" must be 1 or more, got 0\n {2}fix: write a whole number from 1 to 65535$/],
  ['that it would be taken', () => expect(route(80)).toBeRefusedByApiServer(), /^expected the API server to refuse, but it would take it$/],
  ['that all would be taken', () => expect([route(80), route(81)]).not.toBeAcceptedByApiServer(), /would take all 2$/],
  ['what else is refused', () => expect(route(0)).toBeRefusedByApiServer({ path: 'spec.hostnames' }), /^the API server would refuse, but not for \{"path": "spec\.hostnames"\}:\n\nHTTPRoute/],
  ['that it is refused for what it must not be', () => expect(route(0)).not.toBeRefusedByApiServer({ id: 'invalid-value' }), /not to refuse for \{"id": "invalid-value"\}, but it would:\n\nHTTP/],
  ['that there is nothing to judge', () => expect([service]).toBeAcceptedByApiServer(), /needs a manifest of the Gateway API or of Envoy Gateway, got Service \(v1\)$/],
  ['that there is nothing at all', () => expect([]).toBeAcceptedByApiServer(), /got none$/],
  ['that it is no manifest', () => expect('text').toBeAcceptedByApiServer(), /needs a manifest or a list of them, such as Testing\.synth\(chart\) returns, got "text"$/],
  ['that there is no such profile', () => expect(route(80)).toBeAcceptedByApiServer({ profile: 'nginx' }), /knows the profiles envoy-gateway-1\.9, .*, got "nginx"$/],
])('fails and says %s', (_, expectation, message) => {
  // eslint-disable-next-line no-control-regex
  expect(expectation).toThrow(expect.objectContaining({ message: expect.stringMatching(message) }));
});

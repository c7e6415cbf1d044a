import { BASE, CLASS, core, envoy, EVERYTHING_ON, GATEWAY, gatewayApi, route, stateOf, statusOf, target } from './policy-cluster';
import { ClusterObject } from '../../../src/model/cluster-object';
import { CONTROLLERS } from '../../../src/model/controllers';

const ON = EVERYTHING_ON as unknown as ClusterObject;
const CONFIGURED = (text: string) => core('ConfigMap', 'envoy-gateway-system/envoy-gateway-config', { data: { 'envoy-gateway.yaml': text } });
const MERGING = [
  gatewayApi('GatewayClass', 'envoy', {
    controllerName: CONTROLLERS.ENVOY_GATEWAY, parametersRef: { group: 'gateway.envoyproxy.io', kind: 'EnvoyProxy', namespace: 'infra', name: 'proxy' },
  }),
  envoy('EnvoyProxy', 'infra/proxy', { mergeGateways: true }),
  GATEWAY,
];

test.each<[what: string, targetRef: object, objects: readonly ClusterObject[], expected: string[]]>([
  ['is off by default', target('Gateway', 'web'), BASE, ['Gateway infra/web Accepted=False/Disabled']],
  ['can be switched on', target('Gateway', 'web'), [...BASE, ON], ['Gateway infra/web Accepted=True/Accepted']],
  ['can be switched on by an installation', target('Gateway', 'web'), [...BASE, CONFIGURED('kind: EnvoyGateway\nextensionApis: {enableEnvoyPatchPolicy: true}')],
    ['Gateway infra/web Accepted=True/Accepted']],
  ['stays off in an installation that says nothing', target('Gateway', 'web'), [...BASE, CONFIGURED('kind: EnvoyGateway')], ['Gateway infra/web Accepted=False/Disabled']],
  ['stays off where the configuration cannot be read', target('Gateway', 'web'), [...BASE, CONFIGURED('{')], ['Gateway infra/web Accepted=False/Disabled']],
  ['is for Gateways only', target('HTTPRoute', 'web'), [...BASE, ON], ['Gateway infra/web Accepted=False/Invalid']],
  ['says nothing of a Gateway that is not there', target('Gateway', 'none'), [...BASE, ON], []],
  ['is for a class that merges its Gateways', target('GatewayClass', 'envoy'), [...MERGING, ON], ['GatewayClass envoy Accepted=True/Accepted']],
  ['is for no Gateway that is merged', target('Gateway', 'web'), [...MERGING, ON], ['GatewayClass web Accepted=False/Invalid']],
])('EnvoyPatchPolicy %s', (_, targetRef, objects, expected) => {
  const policy = envoy('EnvoyPatchPolicy', 'infra/p', { targetRef });
  expect(statusOf(policy, [...objects, policy])).toEqual(expected);
});

test('an EnvoyProxy shows the class and the Gateways that refer to it', () => {
  const ref = { group: 'gateway.envoyproxy.io', kind: 'EnvoyProxy', name: 'proxy' };
  const proxy = envoy('EnvoyProxy', 'infra/proxy', {});
  const gatewayClass = gatewayApi('GatewayClass', 'envoy', { controllerName: CONTROLLERS.ENVOY_GATEWAY, parametersRef: { ...ref, namespace: 'infra' } });
  const gateway = gatewayApi('Gateway', 'infra/web', { ...GATEWAY.spec as object, infrastructure: { parametersRef: ref } });
  expect(statusOf(proxy, [gatewayClass, gateway, proxy])).toEqual(['GatewayClass envoy Accepted=True/Accepted', 'Gateway infra/web Accepted=True/Accepted']);
  expect(statusOf(proxy, [CLASS, GATEWAY, proxy])).toEqual([]);
  expect(stateOf(proxy, [CLASS, gateway, proxy])?.ancestors.map(({ controllerName }) => controllerName)).toEqual([undefined]);
});

const FQDN = { fqdn: { hostname: 'a.example.com', port: 443 } };
const ACCEPTED = 'Accepted=True/Accepted';
const INVALID = 'Invalid=False/Accepted';

test.each<[what: string, spec: object, condition: string, more?: ClusterObject[]]>([
  ['with a host', { endpoints: [FQDN] }, ACCEPTED],
  ['with an address', { endpoints: [{ ip: { address: '10.0.0.1', port: 80 } }] }, ACCEPTED],
  ['with the proxy itself', { endpoints: [{ ip: { address: '127.0.0.1', port: 80 } }] }, INVALID],
  ['with the proxy itself, by IPv6', { endpoints: [{ ip: { address: '::1', port: 80 } }] }, INVALID],
  ['with the proxy itself, in full', { endpoints: [{ ip: { address: '0:0:0:0:0:0:0:0001', port: 80 } }] }, INVALID],
  ['with the proxy itself, by both', { endpoints: [{ ip: { address: '::ffff:127.0.0.1', port: 80 } }] }, INVALID],
  ['with another address of IPv6', { endpoints: [{ ip: { address: '2001:db8::1', port: 80 } }] }, ACCEPTED],
  ['with a host without a domain', { endpoints: [{ fqdn: { hostname: 'localhost', port: 80 } }] }, INVALID],
  ['with an address as a host', { endpoints: [{ fqdn: { hostname: '10.0.0.1', port: 80 } }] }, INVALID],
  ['that resolves hosts of requests', { type: 'DynamicResolver' }, ACCEPTED],
  ['that resolves, and has endpoints', { type: 'DynamicResolver', endpoints: [FQDN] }, INVALID],
  ['that trusts nobody', { endpoints: [FQDN], tls: {} }, INVALID],
  ['that trusts everybody', { endpoints: [FQDN], tls: { insecureSkipVerify: true } }, ACCEPTED],
  ['that trusts the system', { endpoints: [FQDN], tls: { wellKnownCACertificates: 'System' } }, ACCEPTED],
  ['whose policy says whom to trust', { endpoints: [FQDN], tls: {} }, ACCEPTED, [tlsPolicy()]],
  ['whose policy is for its port', { endpoints: [FQDN], tls: {} }, ACCEPTED, [tlsPolicy('443')]],
  ['whose policy is for another port', { endpoints: [FQDN], tls: {} }, INVALID, [tlsPolicy('80')]],
  ['with a certificate of another namespace', { endpoints: [FQDN], tls: { insecureSkipVerify: true, clientCertificateRef: { name: 'a', namespace: 'infra' } } }, INVALID],
])('a Backend %s', (_, spec, condition, more = []) => {
  const backend = envoy('Backend', 'shop/b', spec);
  const rules = [{ backendRefs: [{ group: 'gateway.envoyproxy.io', kind: 'Backend', name: 'b', port: 443, weight: 1 }] }];
  const user = route('shop/user', [{ namespace: 'infra', name: 'web' }], { rules });
  expect(stateOf(backend, [...BASE, backend, user, ...more])?.conditions?.all.map(({ type, status, reason }) => `${type}=${status}/${reason}`)).toEqual([condition]);
});

function tlsPolicy(sectionName?: string): ClusterObject {
  const targetRef = { group: 'gateway.envoyproxy.io', kind: 'Backend', name: 'b', ...sectionName !== undefined && { sectionName } };
  return gatewayApi('BackendTLSPolicy', 'shop/p', { targetRefs: [targetRef], validation: { hostname: 'a.example.com', wellKnownCACertificates: 'System' } });
}

test('nothing is said of a Backend that nobody refers to, nor where Backends are off', () => {
  const backend = envoy('Backend', 'shop/b', { endpoints: [FQDN] });
  const caller = envoy('SecurityPolicy', 'shop/p', { targetRefs: [target('HTTPRoute', 'pay')], extAuth: { http: { backendRefs: [{ group: 'gateway.envoyproxy.io', kind: 'Backend', name: 'b' }] } } });
  expect(stateOf(backend, [...BASE, backend])).toBeUndefined();
  expect(stateOf(backend, [...BASE, backend, caller])?.conditions?.isTrue('Accepted')).toBe(true);
  expect(stateOf(backend, [...BASE, backend, caller, CONFIGURED('kind: EnvoyGateway')])).toBeUndefined();
});

import { Row } from './broken-value';

const proxy = (rest: object) => ({ logging: { level: { default: 'warn' } }, ...rest });
const filterOrder = (rest: object) => ({ name: 'envoy.filters.http.cors', ...rest });
const [before, after] = ['envoy.filters.http.jwt_authn', 'envoy.filters.http.fault'];
const service = (rest: object) => ({ externalTrafficPolicy: 'Local', ...rest });
const remote = { url: 'https://example.com/module.so', sha256: 'a'.repeat(64) };

export const PROXY_VALUES: readonly Row[] = [
  ['!(has(self.mergeGateways) && …', proxy({ mergeGateways: true, mergeBackends: {} }), proxy({ mergeGateways: false, mergeBackends: {} })],
  ['self.type == \'JSONPatch\' ? …', { type: 'JSONPatch', value: 'admin: {}' }, { type: 'JSONPatch', jsonPatches: [{ op: 'remove', path: '/admin' }] }],
  ['self.type == \'Remote\' ? has(self.remote) : …', { type: 'Remote' }, { type: 'Remote', remote }],
  ['self.type != \'Local\' || has(self.local)', { type: 'Local' }, { type: 'Local', local: { path: '/module.so' } }],
  ['self.type == \'Remote\' ? !has(self.local) : true', { type: 'Remote', remote, local: { path: '/module.so' } }, { type: 'Remote', remote }],
  ['(has(self.before) || has(self.after))', filterOrder({}), filterOrder({ before })],
  ['(has(self.before) && !has(self.after)) || …', filterOrder({ before, after }), filterOrder({ after })],
  ['self.type == \'MaxMind\' ? …', { type: 'MaxMind' }, { type: 'MaxMind', maxMind: { cityDbSource: { local: { path: '/city.mmdb' } } } }],
  ['has(self.cityDbSource) || …', {}, { asnDbSource: { local: { path: '/asn.mmdb' } } }],
  ['((has(self.envoyDeployment) && …', { envoyDeployment: {}, envoyDaemonSet: {} }, { envoyDaemonSet: {} }],
  ['((has(self.envoyHpa) && …', { envoyHpa: { maxReplicas: 3 }, envoyDaemonSet: {} }, { envoyHpa: { maxReplicas: 3 } }],
  ['!has(self.image) || !has(self.imageRepository)', { image: 'envoy:v1', imageRepository: 'envoy' }, { image: 'envoy:v1' }],
  ['self.matches(\'^[a-zA-Z0-9._-]+(:[0-9]+)?(/…', 'https://registry.example.com/envoy:v1', 'registry.example.com:5000/team/envoy:v1'],
  ['self.matches(\'^[a-zA-Z0-9._-]+(:[0-9]+)?[a-zA-Z0-9._/-]+$\')', 'registry.example.com/envoy:v1', 'registry.example.com:5000/envoy'],
  ['!has(self.minReplicas) || …', { minReplicas: 3, maxReplicas: 2 }, { minReplicas: 2, maxReplicas: 2 }],
  ['self > 0', 0, 1],
  ['(has(self.minAvailable) && …', { minAvailable: 1, maxUnavailable: '50%' }, { maxUnavailable: '50%' }],
  ['!has(self.allocateLoadBalancerNodePorts) || …', service({ type: 'ClusterIP', allocateLoadBalancerNodePorts: false }), service({ type: 'LoadBalancer', allocateLoadBalancerNodePorts: false })],
  ['!has(self.loadBalancerSourceRanges) || …', service({ type: 'NodePort', loadBalancerSourceRanges: [] }), service({ type: 'NodePort' })],
  ['!has(self.loadBalancerIP) || …', service({ type: 'NodePort', loadBalancerIP: '192.0.2.1' }), service({ type: 'LoadBalancer', loadBalancerIP: '192.0.2.1' })],
  ['self.matches(r"^((25[0-5]|…', '192.0.2.256', '192.0.2.255'],
];

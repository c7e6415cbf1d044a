import { Row } from './broken-value';

const text = { type: 'Text', text: 'ping' };
const paired = (field: string, type: string) => `self.type == '${type}' ? has(self.${field}) : !has(self.${field})`;
const without = (field: string, type: string) => `self.type == '${type}' ? !has(self.${field}) : true`;
const check = (rest: object) => ({ interval: '3s', timeout: '1s', unhealthyThreshold: 3, healthyThreshold: 1, ...rest });
const http = { path: '/healthz' };
const hashed = (rest: object) => ({ type: 'ConsistentHash', consistentHash: { type: 'SourceIP', tableSize: 65537 }, ...rest });
const hash = (rest: object) => ({ tableSize: 65537, ...rest });
const balanced = (rest: object) => ({ type: 'BackendUtilization', backendUtilization: { keepResponseHeaders: false }, ...rest });
const moduled = (rest: object) => ({ type: 'DynamicModule', dynamicModule: { name: 'lb', lbPolicyName: 'own' }, ...rest });

export const BALANCING_VALUES: readonly Row[] = [
  [
    '!((has(self.connection) && has(self.connection.preconnect) && …',
    { connection: { preconnect: { predictivePercent: 150 } }, loadBalancer: { type: 'LeastRequest' } },
    { connection: { preconnect: { predictivePercent: 150 } }, loadBalancer: { type: 'Random' } },
  ],
  ['!has(self.timeout) || !has(self.interval) || …', { interval: '10s', timeout: '10s' }, { interval: '10s', timeout: '9s' }],
  [paired('http', 'HTTP'), check({ type: 'TCP', tcp: {}, http }), check({ type: 'HTTP', http })],
  [paired('tcp', 'TCP'), check({ type: 'TCP' }), check({ type: 'TCP', tcp: {} })],
  ['has(self.grpc) ? self.type == \'GRPC\' : true', check({ type: 'TCP', tcp: {}, grpc: {} }), check({ type: 'GRPC' })],
  [paired('text', 'Text'), { type: 'Text' }, text],
  [paired('binary', 'Binary'), { ...text, binary: 'AAAA' }, { type: 'Binary', binary: 'AAAA' }],
  ['!has(self.requestBody) || …', { ...http, method: 'GET', requestBody: text }, { ...http, method: 'post', requestBody: text }],
  ['self.exists(e, e == \'Failure\' || …', ['Failure', 'FailureSeriesStart'], ['FailureSeriesStart', 'HealthyTransition']],
  [paired('consistentHash', 'ConsistentHash'), { type: 'ConsistentHash' }, hashed({})],
  [paired('backendUtilization', 'BackendUtilization'), { ...balanced({}), type: 'RoundRobin' }, balanced({})],
  [paired('dynamicModule', 'DynamicModule'), { type: 'DynamicModule' }, moduled({})],
  [paired('header', 'Header'), hash({ type: 'SourceIP', header: { name: 'x-user' } }), hash({ type: 'Header', header: { name: 'x-user' } })],
  [paired('headers', 'Headers'), hash({ type: 'Headers' }), hash({ type: 'Headers', headers: [{ name: 'x-user' }] })],
  [paired('cookie', 'Cookie'), hash({ type: 'Cookie' }), hash({ type: 'Cookie', cookie: { name: 'user' } })],
  [paired('queryParams', 'QueryParams'), hash({ type: 'QueryParams' }), hash({ type: 'QueryParams', queryParams: [{ name: 'user' }] })],
  ['self.type in [\'Random\', \'ConsistentHash\', \'DynamicModule\'] ? …', { type: 'Random', slowStart: { window: '10s' } }, { type: 'RoundRobin', slowStart: { window: '10s' } }],
  ['self.type == \'ConsistentHash\' && …', hashed({ zoneAware: { preferLocal: {} } }), hashed({ zoneAware: { weightedZones: [{ zone: 'a', weight: 1 }] } })],
  ['self.type == \'BackendUtilization\' && …', balanced({ zoneAware: { preferLocal: {} } }), balanced({ zoneAware: {} })],
  [without('zoneAware', 'DynamicModule'), moduled({ zoneAware: {} }), moduled({})],
  [
    'has(self.zoneAware) ? …',
    { type: 'RoundRobin', zoneAware: { preferLocal: {}, weightedZones: [{ zone: 'a', weight: 1 }] } },
    { type: 'RoundRobin', zoneAware: { preferLocal: {} } },
  ],
  [
    without('endpointOverride', 'DynamicModule'),
    moduled({ endpointOverride: { extractFrom: [{ header: 'x-endpoint' }] } }),
    { type: 'RoundRobin', endpointOverride: { extractFrom: [{ header: 'x-endpoint' }] } },
  ],
  ['duration(self) > duration(\'0s\')', '0s', '1ms'],
];

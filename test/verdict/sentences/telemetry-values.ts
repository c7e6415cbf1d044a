import { Row } from './broken-value';

const backendRefs = [{ group: '', kind: 'Service', name: 'collector', port: 4317, weight: 1 }];
const collector = (rest: object) => ({ port: 4317, ...rest });
const provider = { type: 'OpenTelemetry', host: 'collector.example.com', port: 4317 };
const openTelemetry = collector({ host: 'collector.example.com' });

export const TELEMETRY_VALUES: readonly Row[] = [
  ['has(self.type) && self.type == \'Text\' ? has(self.text) : true', { type: 'Text' }, { type: 'Text', text: '%PROTOCOL%' }],
  ['has(self.type) && self.type == \'Text\' ? !has(self.json) : true', { type: 'Text', text: '%PROTOCOL%', json: {} }, { text: '%PROTOCOL%', json: {} }],
  ['has(self.type) && self.type == \'JSON\' ? has(self.json) : true', { type: 'JSON' }, { type: 'JSON', json: {} }],
  ['has(self.type) && self.type == \'JSON\' ? !has(self.text) : true', { type: 'JSON', text: '%PROTOCOL%', json: {} }, { type: 'JSON', json: {} }],
  ['!has(self.type) ? (has(self.text) || has(self.json)) : true', {}, { json: {} }],
  ['self.type == \'File\' ? …', { type: 'File' }, { type: 'File', file: { path: '/dev/stdout' } }],
  ['self.type == \'ALS\' ? …', { type: 'ALS' }, { type: 'ALS', als: { type: 'TCP', backendRefs } }],
  ['self.type == \'OpenTelemetry\' ? …', { type: 'File', file: { path: '/dev/stdout' }, openTelemetry }, { type: 'OpenTelemetry', openTelemetry }],
  ['self.type == \'HTTP\' || !has(self.http)', { type: 'TCP', http: {}, backendRefs }, { type: 'HTTP', http: {}, backendRefs }],
  ['has(self.backendRefs) && self.backendRefs.size() > 0', { type: 'TCP', backendRefs: [] }, { type: 'TCP', backendRefs }],
  ['has(self.host) || self.backendRefs.size() > 0', collector({}), collector({ backendRefs })],
  [
    '!has(self.resources) || …',
    collector({ backendRefs, resources: {}, resourceAttributes: {} }),
    collector({ backendRefs, resourceAttributes: {} }),
  ],
  ['!(has(self.samplingRate) && …', { provider, samplingRate: 1, samplingFraction: { numerator: 1, denominator: 100 } }, { provider, samplingRate: 1 }],
  ['has(self.openTelemetry) ? …', { ...provider, type: 'Zipkin', openTelemetry: {} }, { ...provider, openTelemetry: {} }],
  [
    'has(self.samplingPercentage) ? …',
    { type: 'AlwaysOn', samplingPercentage: { numerator: 1, denominator: 100 } },
    { type: 'TraceIdRatio', samplingPercentage: { numerator: 1, denominator: 100 } },
  ],
  ['self != ""', '', 'envoy'],
];

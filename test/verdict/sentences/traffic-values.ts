import { Row } from './broken-value';

const targetRef = { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'web' };
const policy = (rest: object) => ({ targetRef, ...rest });
const limit = { requests: 10, unit: 'Second' };
const ok = { statusCodes: [{ type: 'Value', value: 500 }] };
const configMap = { group: '', kind: 'ConfigMap', name: 'page' };

export const TRAFFIC_VALUES: readonly Row[] = [
  ['!(duration(self) < duration(\'1s\') || …', '999ms', '1s'],
  ['!(duration(self) == duration(\'0s\') || …', '0s', '1h'],
  ['!has(self.compression) || …', policy({ compression: [{ type: 'Gzip' }], compressor: [{ type: 'Gzip' }] }), policy({ compressor: [{ type: 'Gzip' }] })],
  [
    '!has(self.requestBuffer) || …',
    policy({ requestBuffer: { limit: '1Mi' }, httpUpgrade: [{ type: 'websocket' }] }),
    policy({ requestBuffer: { limit: '1Mi' }, httpUpgrade: [] }),
  ],
  ['!has(self.minSuccessRate) || …', { minSuccessRate: 0 }, { minSuccessRate: 1 }],
  ['!has(self.maxRejectionPercent) || …', { maxRejectionPercent: 101 }, { maxRejectionPercent: 0 }],
  ['!has(self.samplingWindow) || …', { samplingWindow: '500ms' }, { samplingWindow: '1s' }],
  ['has(self.request) || has(self.response)', {}, { request: { limit: { value: '1Mi', unit: 'Second' } } }],
  [' has(self.delay) || has(self.abort) ', {}, { delay: { fixedDelay: '1s', percentage: 100 } }],
  [' !(has(self.httpStatus) && …', { httpStatus: 503, grpcStatus: 14, percentage: 100 }, { grpcStatus: 14, percentage: 100 }],
  [' has(self.httpStatus) || …', { percentage: 100 }, { httpStatus: 503, percentage: 100 }],
  ['!has(self.connect) || …', { type: 'websocket', connect: {} }, { type: 'CONNECT', connect: {} }],
  ['has(self.headers) || has(self.methods) || …', {}, { methods: [{ value: 'GET', invert: false }] }],
  [
    '!(has(self.number) && has(self.metadata))',
    { from: 'Number', number: 2, metadata: { namespace: 'a', key: 'b' } },
    { from: 'Metadata', metadata: { namespace: 'a', key: 'b' } },
  ],
  ['self.all(r, !has(r.cost) || …', [{ limit }, { limit, cost: { response: { from: 'Number', number: 1 } } }], [{ limit, cost: { request: { from: 'Number', number: 1 } } }]],
  ['self.all(r, !has(r.limit.fromMetadata))', [{ limit: { ...limit, fromMetadata: { namespace: 'a', key: 'b' } } }], [{ limit }]],
  [
    '(has(self.response) && !has(self.redirect)) || …',
    { match: ok, response: {}, redirect: { statusCode: 302 } },
    { match: ok, response: {} },
  ],
  ['has(self.statusCodes) || has(self.responseHeaders)', {}, ok],
  ['(!has(self.type) || self.type == \'Value\')? …', { type: 'Value' }, { type: 'Value', value: 500 }],
  ['(has(self.type) && self.type == \'Range\')? …', { type: 'Range' }, { type: 'Range', range: { start: 500, end: 599 } }],
  ['self.end > self.start', { start: 500, end: 500 }, { start: 500, end: 501 }],
  ['self.type == \'ReplaceFullPath\'', { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' }, { type: 'ReplaceFullPath', replaceFullPath: '/' }],
  ['(!has(self.type) || self.type == \'Inline\')? …', { type: 'Inline' }, { type: 'Inline', inline: '' }],
  ['(has(self.type) && self.type == \'ValueRef\')? …', { type: 'ValueRef' }, { type: 'ValueRef', valueRef: configMap }],
  ['has(self.valueRef) ? …', { type: 'ValueRef', valueRef: { ...configMap, kind: 'Secret' } }, { type: 'ValueRef', valueRef: configMap }],
  ['!has(self.remove) || size(self.remove) == 0', { remove: ['server', 'via'] }, { remove: [] }],
];

import { Row } from './broken-value';

const GATEWAY_API = 'gateway.networking.k8s.io';
const to = (kind: string, name = 'web', group = GATEWAY_API) => ({ group, kind, name });
const select = (kind: string) => ({ group: GATEWAY_API, kind, matchLabels: { team: 'shop' } });
const ANY = '[\'Gateway\', \'ListenerSet\', \'HTTPRoute\', \'GRPCRoute\', \'UDPRoute\', \'TCPRoute\', \'TLSRoute\']';
const SECURED = '[\'Gateway\', \'ListenerSet\', \'HTTPRoute\', \'GRPCRoute\', \'TCPRoute\']';
const GATEWAYS = '[\'Gateway\', \'ListenerSet\']';

export const TARGET_VALUES: readonly Row[] = [
  ['(has(self.targetRef) && !has(self.targetRefs)) || …', {}, { targetSelectors: [select('HTTPRoute')] }],
  [
    'has(self.targetRef) ? self.targetRef.group == \'gateway.networking.k8s.io\' : true ',
    { targetRef: to('HTTPRoute', 'web', '') },
    { targetRef: to('HTTPRoute') },
  ],
  [
    'has(self.targetRef) ? self.targetRef.group == \'gateway.networking.k8s.io\' : true',
    { targetRef: to('Gateway', 'web', 'networking.istio.io') },
    { targetRef: to('Gateway') },
  ],
  [
    'has(self.targetRefs) ? self.targetRefs.all(ref, ref.group == \'gateway.networking.k8s.io\') : true ',
    { targetRefs: [to('HTTPRoute'), to('HTTPRoute', 'cart', 'apps')] },
    { targetRefs: [to('HTTPRoute'), to('HTTPRoute', 'cart')] },
  ],
  [
    'has(self.targetRefs) ? self.targetRefs.all(ref, ref.group == \'gateway.networking.k8s.io\') : true',
    { targetRefs: [to('Gateway', 'web', 'apps')] },
    { targetRefs: [to('Gateway')] },
  ],
  ['has(self.group) ? self.group == …', { group: '', kind: 'Gateway', matchLabels: {} }, select('Gateway')],
  [`has(self.targetRef) ? self.targetRef.kind in ${ANY} : true`, { targetRef: to('Service') }, { targetRef: to('TLSRoute') }],
  [`has(self.targetRefs) ? self.targetRefs.all(ref, ref.kind in ${ANY}) : true `, { targetRefs: [to('Gateway'), to('Service')] }, { targetRefs: [to('Gateway'), to('UDPRoute')] }],
  [`has(self.targetRef) ? self.targetRef.kind in ${GATEWAYS} : true`, { targetRef: to('HTTPRoute') }, { targetRef: to('ListenerSet') }],
  [`has(self.targetRefs) ? self.targetRefs.all(ref, ref.kind in ${GATEWAYS}) : true`, { targetRefs: [to('HTTPRoute'), to('GRPCRoute')] }, { targetRefs: [to('Gateway')] }],
  [`has(self.targetRef) ? self.targetRef.kind in ${SECURED} : true`, { targetRef: to('UDPRoute') }, { targetRef: to('TCPRoute') }],
  [`has(self.targetRefs) ? self.targetRefs.all(ref, ref.kind in ${SECURED}) : true `, { targetRefs: [to('TLSRoute')] }, { targetRefs: [to('GRPCRoute')] }],
  [
    '!has(self.mergeType) || …\'UDPRoute\'…',
    { mergeType: 'StrategicMerge', targetRefs: [to('HTTPRoute'), to('Gateway')] },
    { mergeType: 'StrategicMerge', targetRefs: [to('HTTPRoute'), to('UDPRoute')] },
  ],
  [
    '!has(self.mergeType) || ((!has(self.targetRef) || self.targetRef.kind in [\'HTTPRoute\', \'GRPCRoute\', \'TCPRoute\']) && …',
    { mergeType: 'JSONMerge', targetRef: to('ListenerSet') },
    { mergeType: 'JSONMerge', targetRef: to('HTTPRoute') },
  ],
  [
    '!has(self.admissionControl) || …',
    { admissionControl: {}, targetSelectors: [select('HTTPRoute'), select('TCPRoute')] },
    { admissionControl: {}, targetSelectors: [select('HTTPRoute')] },
  ],
  ['self != \'Replace\'', 'Replace', 'StrategicMerge'],
  ['self.from != \'Selector\' || has(self.selector)', { from: 'Selector' }, { from: 'Selector', selector: { matchLabels: { team: 'shop' } } }],
];

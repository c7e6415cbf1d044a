import { Row } from './broken-value';

const backend = (rest?: object) => ({ group: '', kind: 'Service', name: 'auth', port: 9000, weight: 1, ...rest });
const reference = (kind: string, group = '') => ({ group, kind, name: 'own' });
const processor = (rest: object) => ({ failOpen: false, ...rest });
const body = (where: string, mode: string) => ({ processingMode: { [where]: { body: mode } } });

export const EXTENSION_VALUES: readonly Row[] = [
  ['!has(self.backendRef)', processor({ backendRef: { group: '', kind: 'Service', name: 'auth', port: 9000 } }), processor({ backendRefs: [backend()] })],
  [
    '…self.backendRefs.all(f, f.kind == \'Service\' || f.kind == \'ServiceImport\' || …',
    processor({ backendRefs: [backend(), backend({ kind: 'Pod' })] }),
    processor({ backendRefs: [backend(), backend({ kind: 'ServiceImport', group: 'multicluster.x-k8s.io' })] }),
  ],
  [
    '…self.backendRefs.all(f, f.kind == \'Service\' || f.kind == \'Backend\') : true',
    { type: 'TCP', backendRefs: [backend({ kind: 'ServiceImport' })] },
    { type: 'TCP', backendRefs: [backend({ kind: 'Backend', group: 'gateway.envoyproxy.io' })] },
  ],
  [
    '…f.group == "" || f.group == \'multicluster.x-k8s.io\' …',
    processor({ backendRefs: [backend({ group: 'apps' })] }),
    processor({ backendRefs: [backend({ kind: 'Backend', group: 'gateway.envoyproxy.io' })] }),
  ],
  [
    '…f.group == "" || f.group == \'gateway.envoyproxy.io\')) : true',
    { type: 'TCP', backendRefs: [backend(), backend({ group: 'multicluster.x-k8s.io' })] },
    { type: 'TCP', backendRefs: [backend()] },
  ],
  ['!(has(self.failOpen) && …', { failOpen: true, ...body('request', 'FullDuplexStreamed') }, { failOpen: true, ...body('request', 'Streamed') }],
  ['!(has(self.shadowMode) && …', processor({ shadowMode: true, ...body('response', 'Buffered') }), processor({ shadowMode: true, ...body('response', 'Streamed') })],
  ['self.all(f, !f.startsWith(\'envoy.filters.http\'))', ['own', 'envoy.filters.http.jwt_authn'], ['own', 'envoy.lb']],
  [
    '(self.type == \'Inline\' && …',
    { type: 'Inline', inline: '-- nothing', valueRef: reference('ConfigMap') },
    { type: 'ValueRef', valueRef: reference('ConfigMap') },
  ],
  ['self.kind == \'ConfigMap\' && …', reference('Secret'), reference('ConfigMap', 'v1')],
  [
    'self.type == \'Image\' ? …',
    { type: 'Image' },
    { type: 'Image', image: { url: 'registry.example.com/filter:v1' } },
  ],
  ['self.kind == \'Secret\'', reference('ConfigMap'), reference('Secret')],
];

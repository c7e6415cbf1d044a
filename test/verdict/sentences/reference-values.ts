import { Row } from './broken-value';

const target = (rest?: object) => ({ group: '', kind: 'Service', name: 'web', ...rest });
const parent = (rest?: object) => ({ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'public', ...rest });

export const REFERENCE_VALUES: readonly Row[] = [
  [
    'self.all(p1, self.all(p2, p1.group == p2.group && p1.kind == p2.kind && p1.name == p2.name ? …',
    [target(), target({ sectionName: 'https' })],
    [target({ sectionName: 'http' }), target({ sectionName: 'https' }), target({ name: 'other' })],
  ],
  [
    'self.all(p1, self.exists_one(p2, p1.group == p2.group && p1.kind == p2.kind && p1.name == p2.name && (((!has(p1.sectionName) …',
    [target(), target({ name: 'other' }), target()],
    [target(), target({ name: 'other' })],
  ],
  [
    'self.all(p1, self.all(p2, …__namespace__ )) ? ((!has(p1.sectionName) …',
    [parent(), parent({ namespace: 'infra', sectionName: 'http' }), parent({ namespace: 'infra' })],
    [parent(), parent({ namespace: 'infra', sectionName: 'http' })],
  ],
  [
    'self.all(p1, self.exists_one(p2, …__namespace__…p1.sectionName == p2.sectionName))))',
    [parent({ sectionName: 'http' }), parent({ sectionName: 'https' }), parent({ sectionName: 'http' })],
    [parent({ sectionName: 'http' }), parent({ sectionName: 'https' })],
  ],
  ['self.all(p1, self.all(p2, …p1.port == 0…', [parent({ port: 80 }), parent()], [parent({ port: 80 }), parent({ port: 443 })]],
  [
    'self.all(p1, self.exists_one(p2, …p1.port == 0…',
    [parent({ sectionName: 'http', port: 80 }), parent({ sectionName: 'http', port: 80 })],
    [parent({ sectionName: 'http', port: 80 }), parent({ sectionName: 'http', port: 81 })],
  ],
  ['(size(self.group) == 0 && self.kind == \'Service\') ? has(self.port) : true', target(), target({ port: 80 })],
];

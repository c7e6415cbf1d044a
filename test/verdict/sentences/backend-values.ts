import { Row } from './broken-value';

const authority = { group: '', kind: 'ConfigMap', name: 'ca' };
const fqdn = { fqdn: { hostname: 'a.example.com', port: 443 } };
const ip = { ip: { address: '192.0.2.1', port: 443 } };
const validation = (rest: object) => ({ hostname: 'a.example.com', ...rest });
const external = (rest: object) => ({ type: 'ExternalHostname', port: { port: 443 }, ...rest });
const tls = (rest: object) => ({ insecureSkipVerify: false, ...rest });

export const BACKEND_VALUES: readonly Row[] = [
  [
    '!(has(self.caCertificateRefs) && size(self.caCertificateRefs) > 0 && has(self.wellKnownCACertificates) && self.wellKnownCACertificates != "")',
    validation({ caCertificateRefs: [authority], wellKnownCACertificates: 'System' }),
    validation({ caCertificateRefs: [], wellKnownCACertificates: 'System' }),
  ],
  ['(has(self.caCertificateRefs) && size(self.caCertificateRefs) > 0 || …', validation({ caCertificateRefs: [] }), validation({ caCertificateRefs: [authority] })],
  ['!(self.type == "Hostname" && …', { type: 'Hostname' }, { type: 'Hostname', hostname: 'a.example.com' }],
  ['!(self.type != "Hostname" && …', { type: 'URI', uri: 'spiffe://a/b', hostname: 'a.example.com' }, { type: 'URI', uri: 'spiffe://a/b' }],
  ['!(self.type == "URI" && …', { type: 'URI' }, { type: 'URI', uri: 'spiffe://a/b' }],
  ['!(self.type != "URI" && …', { type: 'Hostname', hostname: 'a.example.com', uri: 'spiffe://a/b' }, { type: 'Hostname', hostname: 'a.example.com' }],
  ['self.type == \'ExternalHostname\' ? …', external({}), external({ externalHostname: { hostname: 'a.example.com' } })],
  ['!self.endsWith(\'.cluster.local\')', 'web.shop.svc.cluster.local', 'cluster.local.example.com'],
  ['size(self) == 0 || format.dns1123Label().validate(self) == null', 'https_1', ''],
  [
    'self.mode == \'ClientAndServer\' ? …',
    { mode: 'ServerOnly', clientCertificateRef: { group: '', kind: 'Secret', name: 'cert' } },
    { mode: 'ServerOnly', validation: validation({ wellKnownCACertificates: 'System' }) },
  ],
  ['self.type != \'DynamicResolver\' || !has(self.endpoints)', { type: 'DynamicResolver', endpoints: [fqdn] }, { type: 'DynamicResolver' }],
  [
    'self.type != \'DynamicResolver\' || !has(self.tls) || …',
    { type: 'DynamicResolver', tls: tls({ autoSNIFromEndpointHostname: true }) },
    { type: 'DynamicResolver', tls: tls({ autoSNIFromEndpointHostname: false }) },
  ],
  [
    '!has(self.tls) || …self.endpoints.all(…',
    { type: 'Endpoints', endpoints: [{ ...ip, hostname: 'a.example.com' }, ip], tls: tls({ autoSNIFromEndpointHostname: true }) },
    { type: 'Endpoints', endpoints: [{ ...ip, hostname: 'a.example.com' }], tls: tls({ autoSNIFromEndpointHostname: true }) },
  ],
  ['self.all(f, has(f.fqdn)) || …', [ip, fqdn], [fqdn, fqdn]],
  ['(has(self.fqdn) || has(self.ip) || has(self.unix))', { zone: 'a' }, { zone: 'a', ...fqdn }],
  ['((has(self.fqdn) && !(has(self.ip) || …', { ...fqdn, ...ip }, fqdn],
  ['size(self) <= 108', `/${'a'.repeat(108)}`, `/${'a'.repeat(107)}`],
  [
    '!((has(self.insecureSkipVerify) && self.insecureSkipVerify) && …',
    { insecureSkipVerify: true, wellKnownCACertificates: 'System' },
    { insecureSkipVerify: false, wellKnownCACertificates: 'System' },
  ],
  [
    '!(has(self.sni) && has(self.autoSNIFromEndpointHostname) && self.autoSNIFromEndpointHostname)',
    tls({ sni: 'a.example.com', autoSNIFromEndpointHostname: true }),
    tls({ sni: 'a.example.com', autoSNIFromEndpointHostname: false }),
  ],
  ['has(self.minVersion) && self.minVersion == \'1.3\' ? …', tls({ minVersion: '1.3', ciphers: ['AES128-SHA'] }), tls({ minVersion: '1.2', ciphers: ['AES128-SHA'] })],
  ['has(self.minVersion) && has(self.maxVersion) ? …', tls({ maxVersion: '1.1' }), tls({ minVersion: '1.1', maxVersion: '1.1' })],
];

import { Row } from './broken-value';

const secret = { group: '', kind: 'Secret', name: 'cert' };
const listener = (name: string, port: number, protocol: string, rest?: object) => ({ name, port, protocol, allowedRoutes: { namespaces: { from: 'Same' } }, ...rest });
const terminated = { mode: 'Terminate', certificateRefs: [secret] };
const long = (length: number) => `${'a'.repeat(length)}/team`;

export const GATEWAY_VALUES: readonly Row[] = [
  ['self == oldSelf', 'example.com/new', 'example.com/old', 'example.com/old'],
  [
    'self.all(a1, a1.type == \'IPAddress\' …',
    [{ type: 'IPAddress', value: '192.0.2.1' }, { type: 'IPAddress', value: '192.0.2.2' }, { type: 'IPAddress', value: '192.0.2.1' }],
    [{ type: 'IPAddress', value: '192.0.2.1' }, { type: 'IPAddress', value: '192.0.2.2' }, { type: 'IPAddress' }, { type: 'IPAddress' }],
  ],
  [
    'self.all(a1, a1.type == \'Hostname\' …',
    [{ type: 'Hostname', value: 'a.example.com' }, { type: 'Hostname', value: 'a.example.com' }],
    [{ type: 'Hostname', value: 'a.example.com' }, { type: 'Hostname', value: 'b.example.com' }],
  ],
  ['self.type == \'Hostname\' ? (!has(self.value) || …', { type: 'Hostname', value: 'A.example.com' }, { type: 'Hostname', value: 'a.example.com' }],
  ['self.type == \'Hostname\' ? self.value.matches(…', { type: 'Hostname', value: 'a..example.com' }, { type: 'Hostname', value: '*.example.com' }],
  ['self.all(key, key.matches(…', { 'team': 'a', 'a team': 'a', '-': 'a' }, { 'team': 'a', 'example.com/team': 'a' }],
  ['self.all(key, key.split("/")[0].size() < 253)', { [long(253)]: 'a' }, { [long(252)]: 'a' }],
  [
    'self.all(l, l.protocol in [\'HTTP\', \'TCP\', \'UDP\'] ? !has(l.tls) : true)',
    [listener('raw', 5000, 'TCP'), listener('web', 80, 'HTTP', { tls: terminated })],
    [listener('web', 80, 'HTTP'), listener('secure', 443, 'HTTPS', { tls: terminated })],
  ],
  [
    'self.all(l, (l.protocol == \'HTTPS\' && has(l.tls)) …',
    [listener('secure', 443, 'HTTPS', { tls: { mode: 'Passthrough' } })],
    [listener('secure', 443, 'HTTPS', { tls: terminated })],
  ],
  ['self.all(l, (l.protocol == \'TLS\' …', [listener('raw', 443, 'TLS')], [listener('raw', 443, 'TLS', { tls: { mode: 'Passthrough' } })]],
  [
    'self.all(l, l.protocol in [\'TCP\', \'UDP\'] …',
    [listener('raw', 53, 'UDP', { hostname: 'a.example.com' })],
    [listener('raw', 53, 'UDP'), listener('web', 80, 'HTTP', { hostname: 'a.example.com' })],
  ],
  [
    'self.all(l1, self.exists_one(l2, l1.name == l2.name))',
    [listener('http', 80, 'HTTP'), listener('other', 81, 'HTTP'), listener('http', 82, 'HTTP')],
    [listener('http', 80, 'HTTP'), listener('other', 81, 'HTTP')],
  ],
  [
    'self.all(l1, self.exists_one(l2, l1.port == l2.port && …',
    [listener('a', 80, 'HTTP', { hostname: 'a.example.com' }), listener('b', 80, 'HTTP', { hostname: 'a.example.com' })],
    [listener('a', 80, 'HTTP', { hostname: 'a.example.com' }), listener('b', 80, 'HTTP')],
  ],
  [
    'self.all(l1, !has(l1.port) || …',
    [listener('a', 80, 'HTTP'), listener('b', 80, 'HTTP')],
    [listener('a', 80, 'HTTP'), listener('b', 8080, 'HTTP')],
  ],
  ['self.mode == \'Terminate\' ? …', { mode: 'Terminate' }, { mode: 'Terminate', options: { 'example.com/certificate': 'own' } }],
  ['self.all(t1, self.exists_one(t2, t1.port == t2.port))', [{ port: 443, tls: {} }, { port: 443, tls: {} }], [{ port: 443, tls: {} }, { port: 8443, tls: {} }]],
];

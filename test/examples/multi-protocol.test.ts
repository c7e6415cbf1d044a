import { Synthesized } from './synthesized';
import { multiProtocol } from '../../examples/multi-protocol/multi-protocol';
import { expectGolden } from '../golden';

const system = Synthesized.from(multiProtocol);
const gateway = system.named('Gateway', 'edge', 'infra');

function describeListener({ name, protocol, port, hostname, tls, allowedRoutes: { namespaces: { from, selector } } }: any) {
  const certificates = (tls?.certificateRefs ?? []).map((each: any) => each.name).join(' ');
  return [name, protocol, port, hostname ?? '', tls?.mode ?? '', certificates, selector?.matchExpressions[0].values.join(' ') ?? from];
}

test('writes the manifests it is known to write', () => expectGolden('examples/multi-protocol.golden', system.files));

test('has a file for each owner', () => {
  expect(system.namespacesByFile()).toEqual({
    'blog.k8s.yaml': ['blog'],
    'chat.k8s.yaml': ['chat'],
    'data.k8s.yaml': ['data'],
    'inventory.k8s.yaml': ['inventory'],
    'network.k8s.yaml': ['network'],
    'platform.k8s.yaml': ['infra'],
    'shop.k8s.yaml': ['shop'],
  });
});

test('grants the shop\'s gRPC routes the stock, and no one else anything', () => {
  expect(system.grants()).toEqual(['inventory.k8s.yaml: GRPCRoute of shop to Service inventory/stock']);
});

test('has a listener for each domain, several on one port, with certificates of their own', () => {
  expect(gateway.spec.listeners.map(describeListener)).toEqual([
    ['blog', 'HTTPS', 443, 'blog.example.com', 'Terminate', 'blog-example-com-tls', 'blog'],
    ['cache', 'TCP', 6379, '', '', '', 'data'],
    ['cache-tls', 'TLS', 6380, 'cache.example.com', 'Terminate', 'cache-example-com-tls', 'data'],
    ['databases', 'TLS', 443, '*.db.example.com', 'Passthrough', '', 'data'],
    ['dns', 'UDP', 53, '', '', '', 'network'],
    ['grpc', 'HTTPS', 443, 'grpc.example.com', 'Terminate', 'grpc-example-com-tls', 'inventory shop'],
    ['http', 'HTTP', 80, '', '', '', 'blog shop'],
    ['shop', 'HTTPS', 443, 'shop.example.com', 'Terminate', 'shop-example-com-rsa shop-example-com-ecdsa', 'shop'],
  ]);
});

test('has listeners of a team in its own namespace, which the gateway lets in', () => {
  const set = system.named('ListenerSet', 'chat', 'chat');
  expect(set.file).toBe('chat.k8s.yaml');
  expect(set.spec.parentRef).toEqual({ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'edge', namespace: 'infra' });
  expect(set.spec.listeners.map(describeListener)).toEqual([
    ['https', 'HTTPS', 443, 'chat.example.com', 'Terminate', 'chat-example-com-tls', 'Same'],
    ['messages', 'TCP', 1883, '', '', '', 'Same'],
  ]);
  expect(gateway.spec.allowedListeners.namespaces.selector.matchExpressions).toEqual([
    { key: 'kubernetes.io/metadata.name', operator: 'In', values: ['chat'] },
  ]);
});

test.each([
  ['HTTPRoute', 'blog', 'blog', ['blog', 'http'], 'blog:8080'],
  ['HTTPRoute', 'shop', 'web', ['shop'], 'web:8080'],
  ['HTTPRoute', 'shop', 'moved', ['http'], ''],
  ['HTTPRoute', 'chat', 'web', ['https'], 'web:8080'],
  ['GRPCRoute', 'inventory', 'inventory', ['grpc'], 'stock:9090 counting:9090'],
  ['GRPCRoute', 'shop', 'reservations', ['grpc'], 'stock:9090'],
  ['TCPRoute', 'data', 'cache', ['cache', 'cache-tls'], 'cache:6379'],
  ['TCPRoute', 'chat', 'broker', ['messages'], 'broker:1883'],
  ['TLSRoute', 'data', 'orders-db', ['databases'], 'orders-db:8443'],
  ['TLSRoute', 'data', 'users-db', ['databases'], 'users-db:8443'],
  ['UDPRoute', 'network', 'dns', ['dns'], 'dns:5353'],
])('has %s %s/%s', (kind, namespace, name, listeners, backends) => {
  const { apiVersion, spec } = system.named(kind, name, namespace);
  expect(apiVersion).toBe('gateway.networking.k8s.io/v1');
  expect(spec.parentRefs.map(({ sectionName }: any) => sectionName)).toEqual(listeners);
  expect(spec.rules.flatMap((rule: any) => (rule.backendRefs ?? []).map((each: any) => `${each.name}:${each.port}`)).join(' ')).toBe(backends);
});

test('has no route that is not in the table', () => {
  expect(system.manifests.filter(({ kind }) => kind.endsWith('Route'))).toHaveLength(11);
});

test('matches gRPC by service and by method, of which the latter is more specific', () => {
  const methods = system.ofKind('GRPCRoute').flatMap(({ spec }) => spec.rules).flatMap(({ matches }) => matches).map(({ method }) => method);
  expect(methods).toEqual([
    { type: 'Exact', service: 'inventory.v1.Stock' },
    { type: 'Exact', service: 'inventory.v1.Stock', method: 'Count' },
    { type: 'Exact', service: 'shop.v1.Reservations', method: 'Reserve' },
  ]);
});

test('tells the databases apart by SNI', () => {
  expect(system.ofKind('TLSRoute').map(({ spec }) => spec.hostnames)).toEqual([['orders.db.example.com'], ['users.db.example.com']]);
});

test('serves UDP on a port of UDP', () => {
  expect(system.named('Service', 'dns', 'network').spec.ports).toEqual([{ port: 5353, protocol: 'UDP' }]);
});

import { System } from './system';

const GATEWAY = (name: string, gatewayClass: string, hostname: string) => `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: ${name}, namespace: infra}
spec:
  gatewayClassName: ${gatewayClass}
  listeners: [{name: https, port: 443, protocol: HTTPS, hostname: "${hostname}", tls: {certificateRefs: [{name: cert}]}}]
`;

/** A class whose Gateways share their proxies. */
const MERGING = (name: string) => `
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: {name: ${name}}
spec: {controllerName: gateway.envoyproxy.io/gatewayclass-controller, parametersRef: {group: gateway.envoyproxy.io, kind: EnvoyProxy, name: merging, namespace: infra}}
`;
const PROXY = '{apiVersion: gateway.envoyproxy.io/v1alpha1, kind: EnvoyProxy, metadata: {name: merging, namespace: infra}, spec: {mergeGateways: true}}';

describe('hostnames overlap', () => {
  test.each([
    ['across Gateways that one class merges', 'one', 'one', true],
    ['not across classes that merge each its own', 'one', 'other', false],
  ])('%s', (_, first, second, overlaps) => {
    const system = new System();
    [MERGING('one'), MERGING('other'), PROXY, GATEWAY('a', first, '*.example.com'), GATEWAY('b', second, 'www.example.com')].forEach(each => system.add(each));
    const { gateways } = system.simulated('envoy-gateway', { assumed: ['Secret'] });
    const told = gateways.filter(({ object }) => object.metadata.name !== 'web').map(({ listeners: [{ conditions }] }) => conditions.isTrue('OverlappingTLSConfig'));
    expect(told).toEqual([overlaps, overlaps]);
  });
});

/** What is said of the conflict of listeners of the Gateway, each with a name, on one port. */
function conflicts(listeners: readonly object[]): ReadonlyArray<string | undefined> {
  const system = new System();
  system.of('Gateway').spec.listeners = listeners.map((listener, index) => ({ name: `l${index}`, port: 80, ...listener }));
  const own = system.simulated('specification').gateways[0].listeners.filter(({ set }) => set === undefined);
  return own.map(({ conditions }) => conditions.get('Conflicted')?.message);
}

const HTTP = (hostname: string) => ({ protocol: 'HTTP', hostname });

test('those of another protocol are named, up to two', () => {
  expect(conflicts([HTTP('a.test'), HTTP('b.test'), HTTP('c.test'), { protocol: 'TCP' }])).toEqual([
    ...Array.from({ length: 3 }, () => 'port 80 is taken by listener l3 of Gateway infra/web with another protocol'),
    'port 80 is taken by listener l0 of Gateway infra/web, listener l1 of Gateway infra/web, 2 more with another protocol',
  ]);
});

test('of those that took a TCP port the first two are named, the loser apart', () => {
  const system = new System();
  const names = ['a', 'b', 'c', 'd'];
  names.forEach(name => system.add(`
apiVersion: gateway.networking.k8s.io/v1
kind: ListenerSet
metadata: {name: ${name}, namespace: shop}
spec: {parentRef: {name: web, namespace: infra}, listeners: [{name: tcp, port: 5432, protocol: TCP}]}
`));
  const { listenerSets } = system.simulated('specification');
  const told = listenerSets.filter(({ object }) => names.includes(object.metadata.name)).map(({ listeners: [{ conditions }] }) => conditions.get('Conflicted')!.message);
  const GATEWAYS = 'TCP port 5432 is taken by listener tcp of Gateway infra/web';
  expect(told).toEqual([
    `${GATEWAYS}, listener tcp of ListenerSet shop/b, 2 more`,
    ...Array.from({ length: 3 }, () => `${GATEWAYS}, listener tcp of ListenerSet shop/a, 2 more`),
  ]);
});

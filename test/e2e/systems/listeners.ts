import { drawTls, Owner } from './certificates';
import { GATEWAY_API, HOSTNAMES, TEAMS } from './names';
import { World } from './world';

const PORTS: { readonly [protocol: string]: readonly number[] } = {
  HTTP: [80, 80, 8080, 8443], HTTPS: [443, 443, 8443], TLS: [443, 8443, 9443], TCP: [9000, 9001], UDP: [53, 9000],
};
const ANY_PORT = [...new Set(Object.values(PORTS).flat())];
const PROTOCOLS = [
  { protocol: 'HTTP', weight: 10 }, { protocol: 'HTTPS', weight: 7 }, { protocol: 'TLS', weight: 4 }, { protocol: 'TCP', weight: 3 }, { protocol: 'UDP', weight: 2 },
];
/** What a listener of a protocol can take. */
export const ROUTE_KINDS: { readonly [protocol: string]: readonly string[] } = {
  HTTP: ['HTTPRoute', 'GRPCRoute'], HTTPS: ['HTTPRoute', 'GRPCRoute'], TLS: ['TLSRoute', 'TCPRoute'], TCP: ['TCPRoute'], UDP: ['UDPRoute'],
};

/** A listener of a Gateway or a ListenerSet in some namespace. */
export function drawListener(world: World, owner: Owner, index: number): object {
  const { random } = world;
  const { protocol } = world.isWrong(0.1) ? { protocol: random.pick(['SCTP', 'http', 'example.com/custom']) } : random.weighted(PROTOCOLS);
  const takesHostname = ['HTTP', 'HTTPS', 'TLS'].includes(protocol) || world.isWrong(0.2);
  const hostname = takesHostname && random.chance(0.65) ? random.pick(HOSTNAMES) : undefined;
  const tls = drawTls(world, owner, protocol, hostname);
  const allowedRoutes = drawAllowedRoutes(world, protocol);
  return {
    name: `l${index + 1}`,
    port: world.isWrong(0.5) ? random.pick(ANY_PORT) : random.pick(PORTS[protocol] ?? ANY_PORT),
    protocol,
    ...hostname !== undefined && { hostname },
    ...tls !== undefined && { tls },
    ...allowedRoutes !== undefined && { allowedRoutes },
  };
}

const ROUTES_FROM = [{ from: 'All', weight: 6 }, { from: 'Same', weight: 2 }, { from: 'Selector', weight: 2 }];

function drawAllowedRoutes(world: World, protocol: string): object | undefined {
  const { random } = world;
  const namespaces = random.chance(0.8) ? drawNamespaces(world, ROUTES_FROM) : undefined;
  const kinds = random.chance(0.2) ? drawKinds(world, protocol) : undefined;
  if (namespaces === undefined && kinds === undefined) return undefined;
  return { ...namespaces !== undefined && { namespaces }, ...kinds !== undefined && { kinds } };
}

/** Which namespaces are let in, by one of some ways. */
export function drawNamespaces(world: World, ways: ReadonlyArray<{ readonly from: string; readonly weight: number }>): object {
  const { from } = world.random.weighted(ways);
  return from === 'Selector' ? { from, selector: drawSelector(world) } : { from };
}

function drawSelector(world: World): object {
  const { random } = world;
  return random.weighted([
    { weight: 4, selector: { matchLabels: { team: random.pick(TEAMS) } } },
    { weight: 2, selector: { matchExpressions: [{ key: 'team', operator: random.pick(['In', 'NotIn']), values: [random.pick(TEAMS)] }] } },
    { weight: 1, selector: { matchExpressions: [{ key: random.pick(['team', 'tier']), operator: random.pick(['Exists', 'DoesNotExist']) }] } },
    { weight: 2, selector: { matchLabels: { 'kubernetes.io/metadata.name': random.pick(world.namespaces) } } },
    { weight: 1, selector: {} },
    { weight: 1, selector: { matchLabels: { team: random.pick(TEAMS) }, matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['none'] }] } },
  ]).selector;
}

function drawKinds(world: World, protocol: string): object[] {
  const { random } = world;
  const right = ROUTE_KINDS[protocol] ?? ['HTTPRoute'];
  return world.many(1, 2, () => {
    if (!world.isWrong(2)) return { ...random.chance(0.5) && { group: GATEWAY_API }, kind: random.pick(right) };
    return random.pick([{ kind: 'TCPRoute' }, { kind: 'UDPRoute' }, { kind: 'HTTPRoute' }, { kind: 'TLSRoute' }, { kind: 'FooRoute' }, { group: 'example.com', kind: 'HTTPRoute' }]);
  });
}

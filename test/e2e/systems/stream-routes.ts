import { drawBackendReferences } from './backends';
import { GATEWAY_API, HOSTNAMES } from './names';
import { drawParents } from './parents';
import { World } from './world';
import { KubernetesObject } from '../stack/kubectl';

const PROTOCOLS = { TLSRoute: ['TLS'], TCPRoute: ['TCP', 'TLS'], UDPRoute: ['UDP'] };

/** A route of connections or datagrams, which are told apart by no more than a server name. */
export function addStreamRoute(world: World, kind: 'TLSRoute' | 'TCPRoute' | 'UDPRoute'): void {
  const name = world.name(kind.slice(0, 3).toLowerCase());
  const { namespace, parentRefs, hostnames } = drawParents(world, PROTOCOLS[kind]);
  const referrer = { kind, namespace, protocol: kind === 'UDPRoute' ? 'UDP' as const : 'TCP' as const };
  const named = hostnames.length > 0 ? hostnames : [world.random.pick(HOSTNAMES)];
  world.addAcceptable((): KubernetesObject => ({
    apiVersion: `${GATEWAY_API}/v1`,
    kind,
    metadata: { name, namespace },
    spec: { parentRefs, ...kind === 'TLSRoute' && { hostnames: named }, rules: [{ backendRefs: drawBackendReferences(world, referrer, 1, 2) }] },
  }));
}

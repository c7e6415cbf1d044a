import { ObjectStatus } from './status-of';
import { ClusterObject, groupOf } from '../model/cluster-object';
import { ClusterObjects } from '../model/cluster-objects';
import { ENVOY_GROUP, GATEWAY_GROUP } from '../model/gateway-objects';
import { ROUTE_KINDS } from '../model/route-objects';

const KINDS: ReadonlySet<string> = new Set(['GatewayClass', 'Gateway', 'ListenerSet', ...ROUTE_KINDS, 'BackendTLSPolicy']);

/** Objects that wait for a controller to say something of them, and of which none does: nothing that it looks at leads to them. */
export function objectsWithoutStatus(objects: ClusterObjects, statuses: readonly ObjectStatus[]): ClusterObject[] {
  const said = new Set(statuses.map(({ object }) => object));
  return [...objects.all()].filter(object => isOfControllers(object) && !said.has(object));
}

function isOfControllers({ apiVersion, kind }: ClusterObject): boolean {
  const group = groupOf(apiVersion);
  return group === GATEWAY_GROUP && KINDS.has(kind) || group === ENVOY_GROUP && kind.endsWith('Policy');
}

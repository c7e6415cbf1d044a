import { GATEWAY_GROUP, GatewayObject } from '../../model/gateway-objects';
import { GrantObject } from '../../model/permission';
import { ROUTE_KINDS } from '../../model/route-objects';
import { ClusterView } from '../cluster-view';
import { Found } from '../found';
import { Rule } from '../rule';
import { pointlessParts } from './pointless-grant';

export const unusedGrant: Rule = {
  id: 'unused-grant',
  severity: 'warning',
  title: 'A ReferenceGrant that nothing uses',
  why: 'Nothing refers to what the grant opens, or another grant opens it already. A permission that nobody needs is one that somebody may find. '
    + 'Remove it.',
  find: view => {
    const { permissions } = view.simulation;
    return view.simulation.objects.ofKind<GrantObject>(GATEWAY_GROUP, 'ReferenceGrant').flatMap((grant): Found[] => {
      if (permissions.grantsUsed.has(grant) || pointlessParts(grant).length > 0 || !grant.spec.from.every(from => isKnown(from, view))) return [];
      const from = grant.spec.from.map(({ kind, namespace }) => `${kind} of namespace ${namespace}`).join(', ');
      const to = grant.spec.to.map(({ kind, name }) => name === undefined ? `every ${kind}` : `${kind} ${name}`).join(', ');
      return [{
        object: grant,
        keys: ['spec'],
        message: `no ${from} needs it to refer to ${to} of namespace ${grant.metadata.namespace}`,
        fix: 'remove the grant, or mend the reference that it is for',
      }];
    });
  },
};

/** Whether every reference of a kind in a namespace is looked at. Of a namespace of which nothing is there, nothing is known. */
function isKnown({ group, kind, namespace }: GrantObject['spec']['from'][number], view: ClusterView): boolean {
  const { simulation, gatewayObjects } = view;
  if (group !== GATEWAY_GROUP || view.hasRefused(group, kind)) return false;
  const isThere = [...ROUTE_KINDS, 'Gateway', 'ListenerSet'].some(each => simulation.objects.ofKind(GATEWAY_GROUP, each).some(({ metadata }) => metadata.namespace === namespace));
  if (!isThere) return false;
  if ((ROUTE_KINDS as readonly string[]).includes(kind)) return true;
  const relevant = new Set(simulation.gateways.filter(({ isRelevant }) => isRelevant).map(({ object }) => object));
  if (kind === 'Gateway') return gatewayObjects.filter(({ metadata }) => metadata.namespace === namespace).every((gateway: GatewayObject) => relevant.has(gateway));
  if (kind !== 'ListenerSet') return false;
  const accepted = new Set(simulation.listenerSets.filter(({ listeners }) => listeners.length > 0).map(({ object }) => object));
  return simulation.objects.ofKind(GATEWAY_GROUP, 'ListenerSet').filter(({ metadata }) => metadata.namespace === namespace).every(set => accepted.has(set as never));
}

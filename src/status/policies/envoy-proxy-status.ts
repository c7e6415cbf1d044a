import { ClassScope } from './class-scope';
import { AncestorState } from './policy-state';
import { ClusterObject } from '../../model/cluster-object';
import { ENVOY_GROUP, GATEWAY_GROUP } from '../../model/gateway-objects';
import { addTo } from '../../model/grouped';
import { Conditions } from '../condition';
import { SimulationContext } from '../simulation';
import { ClassState } from '../state';

/** What refers to an EnvoyProxy, by EnvoyProxy: its class, and Gateways by themselves. Whether the proxies start with it is not judged. */
export function envoyProxyAncestors(
  classes: readonly ClassState[], scopes: readonly ClassScope[], context: SimulationContext,
): Map<ClusterObject, AncestorState[]> {
  const found = new Map<ClusterObject, AncestorState[]>();
  const say = (proxy: ClusterObject | undefined, ancestorRef: AncestorState['ancestorRef']) => {
    if (proxy === undefined) return;
    const conditions = new Conditions();
    conditions.hold('Accepted', 'Accepted', 'proxies are made as it says');
    addTo(found, proxy, { ancestorRef, conditions });
  };
  for (const { object, proxy } of classes) say(proxy, { group: GATEWAY_GROUP, kind: 'GatewayClass', name: object.metadata.name });
  for (const { gateways, mergesGateways } of scopes) {
    for (const { object: { spec, metadata: { namespace = '', name } } } of gateways) {
      const ref = mergesGateways ? undefined : spec.infrastructure?.parametersRef;
      if (ref?.group !== ENVOY_GROUP || ref.kind !== 'EnvoyProxy') continue;
      say(context.objects.find(ENVOY_GROUP, 'EnvoyProxy', namespace, ref.name), { group: GATEWAY_GROUP, kind: 'Gateway', namespace, name });
    }
  }
  return found;
}

import { Complaint, Conditions } from './condition';
import { newListener } from './new-listener';
import { SimulationContext } from './simulation';
import { GatewayState, ListenerSetState, ListenerState } from './state';
import { objectText } from '../model/cluster-object';
import { GATEWAY_GROUP, ListenerSetObject } from '../model/gateway-objects';
import { describeSelector, selectorProblem, selects } from '../model/label-selector';

/** Attaches ListenerSets to their Gateways, oldest first; of those whose Gateway nobody looks at nothing is said. */
export function attachListenerSets(gateways: readonly GatewayState[], context: SimulationContext): ListenerSetState[] {
  const byName = new Map(gateways.map(gateway => [`${gateway.object.metadata.namespace}/${gateway.object.metadata.name}`, gateway]));
  return context.objects.ofKind<ListenerSetObject>(GATEWAY_GROUP, 'ListenerSet').flatMap(object => {
    const { group = GATEWAY_GROUP, kind = 'Gateway', namespace = object.metadata.namespace, name } = object.spec.parentRef;
    const gateway = group === GATEWAY_GROUP && kind === 'Gateway' ? byName.get(`${namespace}/${name}`) : undefined;
    return gateway === undefined ? [] : [attach(object, gateway, context)];
  });
}

function attach(object: ListenerSetObject, gateway: GatewayState, context: SimulationContext): ListenerSetState {
  const listeners: ListenerState[] = [];
  const set: ListenerSetState = { object, gateway, conditions: new Conditions(), listeners };
  const complaint = gateway.isRelevant ? admissionComplaint(object, gateway, context) : parentComplaint(gateway);
  if (!gateway.isRelevant && context.behaviour.envoyGateway) {
    // It counts the refused among no listeners, and finds that none was.
    const message = `Envoy Gateway says so, and yet ${complaint!.message}, so that nothing serves the set`;
    for (const type of ['Accepted', 'Programmed']) set.conditions.hold(type, type, message, complaint!.fix);
  } else if (complaint === undefined) {
    listeners.push(...object.spec.listeners.map(spec => newListener(gateway, spec, set)));
    gateway.listeners.push(...listeners);
  } else {
    set.conditions.fail('Accepted', complaint);
    set.conditions.fail('Programmed', complaint);
  }
  return set;
}

function parentComplaint({ object: { metadata: { namespace, name } } }: GatewayState): Complaint {
  return { reason: 'ParentNotAccepted', message: `${objectText('Gateway', namespace, name)} is not accepted itself`, fix: 'mend the Gateway' };
}

/** Why a Gateway does not let a ListenerSet in (Gateway, `spec.allowedListeners`; none by default). */
function admissionComplaint({ metadata: { namespace = '' } }: ListenerSetObject, { object }: GatewayState, { objects }: SimulationContext): Complaint | undefined {
  const { from = 'None', selector } = object.spec.allowedListeners?.namespaces ?? {};
  const refused = (message: string, fix: string): Complaint => ({ reason: 'NotAllowed', message: `Gateway ${object.metadata.namespace}/${object.metadata.name} ${message}`, fix });
  switch (from) {
    case 'All': return undefined;
    case 'Same': return namespace === object.metadata.namespace ? undefined
      : refused(`lets ListenerSets of its own namespace in, and this one is in ${namespace}`, 'let its owner widen `allowedListeners`, or make the set in its namespace');
    case 'Selector': {
      const { labels, isKnown } = objects.namespaceLabels(namespace);
      if (selector !== undefined && selectorProblem(selector) === undefined && selects(selector, labels)) return undefined;
      const unknown = isKnown ? '' : `, of which no labels are known, because no Namespace ${namespace} is among the manifests`;
      return refused(`lets ListenerSets of namespaces with ${describeSelector(selector ?? {})} in, and this one is in ${namespace}${unknown}`, 'label the namespace so');
    }
    default: return refused('lets no ListenerSet in', 'let its owner write `allowedListeners`');
  }
}

/** Says of every ListenerSet what its listeners came to. */
export function concludeListenerSets(sets: readonly ListenerSetState[], { behaviour }: SimulationContext): void {
  for (const { conditions, listeners, gateway } of sets) {
    if (!conditions.isEmpty) continue;
    const are = (type: string) => listeners.filter(listener => listener.conditions.isTrue(type)).length;
    const isValid = (each: ListenerState) => each.conditions.isTrue('Accepted') && (behaviour.envoyGateway || !each.conditions.isFalse('ResolvedRefs'));
    const accepted = listeners.filter(isValid).length;
    const invalid = { reason: 'ListenersNotValid', fix: 'mend its listeners; each says what is wrong' };
    if (accepted === listeners.length) conditions.hold('Accepted', 'Accepted', 'every listener is accepted');
    else if (accepted > 0) conditions.hold('Accepted', 'ListenersNotValid', `${accepted} of ${listeners.length} listeners are accepted`, invalid.fix);
    else conditions.fail('Accepted', { ...invalid, message: 'none of its listeners is accepted' });
    if (are('Programmed') > 0) conditions.hold('Programmed', 'Programmed', `${are('Programmed')} of ${listeners.length} listeners are programmed`);
    else conditions.fail('Programmed', { ...invalid, message: 'none of its listeners is programmed' });
    if (accepted > 0) gateway.attachedListenerSets++;
  }
}

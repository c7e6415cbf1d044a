import { covers, wildcardsOver } from '../../model/hostname';
import { describeListener, Finding, ListenerFacts, listenerKey, RouteFacts } from '../../model/ownership-facts';
import { ParentState } from '../../status/state';
import { Check, claimedHostnames, entry } from '../ownership-view';

/**
 * A hostname of a route that a more specific listener of the same gateway and port takes: requests go to the most specific listener alone, so
 * the route gets none of them. Over plain HTTP that is left to implementations, of which Envoy Gateway does the same for the other's own hostname.
 */
export const hostnameOfNarrowerListener: Check = view => {
  const { facts } = view;
  const ports = new Map<string, Map<string, ListenerFacts>>();
  for (const listener of facts.listeners) entry(ports, portKey(listener), () => new Map<string, ListenerFacts>()).set(listener.hostname!, listener);
  return facts.routes.flatMap(route => route.listeners.flatMap((listener, index) => {
    if (listener.path === undefined) return [];
    const served = ports.get(portKey(listener))!;
    return claimedHostnames(route, listener).flatMap((hostname): Finding[] => {
      // Those that take all of the hostname, from the most specific.
      const takers = [hostname, ...wildcardsOver(hostname)].map(each => served.get(each)).filter(each => each !== undefined);
      const other = takers.find(each => isNarrower(each, listener) && !isAttached(route, each));
      return other === undefined ? [] : [{
        id: 'hostname-of-narrower-listener',
        severity: listener.protocol !== 'HTTP' || isLost(hostname, view.parentOf(route, index)) ? 'error' : 'warning',
        path: route.path,
        message: `"${hostname}" belongs to ${describeListener(other)}, which is more specific than ${describeListener(listener)}: requests for it never `
          + 'reach this route. Attach to that listener, or agree with its owner on another hostname',
      }];
    });
  }));
};

/** Whether the controller leaves a hostname to others. */
function isLost(hostname: string, parent: ParentState | undefined): boolean {
  return parent !== undefined && parent.conditions.get('Accepted')?.reason !== 'NotAllowedByListeners'
    && !parent.attachments.some(({ hostnames }) => hostnames.includes(hostname));
}

function portKey({ parent, admittedBy, port, protocol }: ListenerFacts): string {
  const { namespace, name } = admittedBy?.gateway ?? parent;
  return [namespace, name, port, protocol === 'HTTP'].join('/');
}

function isNarrower(other: ListenerFacts, { hostname }: ListenerFacts): boolean {
  return hostname !== undefined && other.hostname !== undefined && other.hostname !== hostname && covers(hostname, other.hostname);
}

function isAttached({ listeners }: RouteFacts, listener: ListenerFacts): boolean {
  return listeners.some(each => listenerKey(each) === listenerKey(listener));
}

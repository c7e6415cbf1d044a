import { covers, intersection } from '../../model/hostname';
import { describeListener, Finding, ListenerFacts, listenerKey, RouteFacts } from '../../model/ownership-facts';
import { Check, entry } from '../ownership-view';

/**
 * A hostname of a route that a more specific listener of the same gateway and port takes: requests go to the most specific listener alone, so
 * the route gets none of them. Over plain HTTP that is left to implementations.
 */
export const hostnameOfNarrowerListener: Check = ({ facts }) => {
  const ports = new Map<string, ListenerFacts[]>();
  for (const listener of facts.listeners) entry(ports, portKey(listener), () => []).push(listener);
  return facts.routes.flatMap(route => route.listeners.flatMap(listener => {
    const others = (ports.get(portKey(listener)) ?? []).filter(other => isNarrower(other, listener) && !isAttached(route, other));
    if (others.length === 0) return [];
    return route.hostnames.map(hostname => intersection(hostname, listener.hostname!)).flatMap((hostname): Finding[] => {
      const other = hostname === undefined ? undefined : others.find(each => covers(each.hostname!, hostname));
      return other === undefined ? [] : [{
        id: 'hostname-of-narrower-listener',
        severity: listener.protocol === 'HTTP' ? 'warning' : 'error',
        path: route.path,
        message: `"${hostname}" belongs to ${describeListener(other)}, which is more specific than ${describeListener(listener)}: requests for it never `
          + 'reach this route. Attach to that listener, or agree with its owner on another hostname',
      }];
    });
  }));
};

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

import { canSharePort, handshake } from '../../model/listener-protocol';
import { describeListener, Finding, ListenerFacts } from '../../model/ownership-facts';
import { Check, entry } from '../ownership-view';

/**
 * A listener of a ListenerSet that its Gateway, or another set of it, has taken the port or hostname from. Within one Gateway or set a listener
 * is refused where it is made.
 */
export const listenerConflict: Check = ({ facts }) => {
  const ports = new Map<string, ListenerFacts[]>();
  for (const listener of facts.listeners) {
    const { namespace, name } = listener.admittedBy?.gateway ?? listener.parent;
    entry(ports, [namespace, name, listener.port].join('/'), () => []).push(listener);
  }
  return [...ports.values()].flatMap(onPort => {
    // A Gateway's own come first, as they do for the controller.
    const inOrder = [...onPort].sort((a, b) => rank(a) - rank(b));
    const taken = new Map<string, ListenerFacts>();
    return inOrder.flatMap((listener, index): Finding[] => {
      const { path, port, protocol, hostname } = listener;
      const clash = inOrder.slice(0, index).find(other => !sameHolder(other, listener) && !canSharePort(other.protocol!, protocol!));
      const first = entry(taken, `${handshake(protocol!)} ${hostname}`, () => listener);
      const loser = (message: string): Finding[] => [{ id: 'listener-conflict', severity: 'error', path: path!, message }];
      if (clash !== undefined) {
        return loser(`port ${port} of its Gateway is taken for ${clash.protocol} by ${describeListener(clash)}, which cannot share it with ${protocol}: `
          + 'use another port');
      }
      return first === listener || sameHolder(first, listener) ? [] : loser(`${hostname === '*' ? 'every hostname' : `"${hostname}"`} on port ${port} of its `
        + `Gateway is taken by ${describeListener(first)}: use another hostname or port`);
    });
  });
};

function rank({ admittedBy }: ListenerFacts): number {
  return admittedBy === undefined ? 0 : 1;
}

function sameHolder({ parent: a }: ListenerFacts, { parent: b }: ListenerFacts): boolean {
  return a.kind === b.kind && a.namespace === b.namespace && a.name === b.name;
}

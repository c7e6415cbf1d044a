import { handshake, ListenerProtocol } from '../../model/listener-protocol';
import { describeListener, ListenerFacts, listenerKey } from '../../model/ownership-facts';
import { ListenerState } from '../../status/state';
import { Check } from '../ownership-view';

/**
 * A listener of a ListenerSet that its Gateway, or another set of it, has taken the port or hostname from. Within one Gateway or set a listener
 * is refused where it is made.
 */
export const listenerConflict: Check = ({ facts, listenerStates }) => {
  const byKey = new Map(facts.listeners.map(listener => [listenerKey(listener), listener]));
  return listenerStates.filter(({ set, conditions }) => set !== undefined && conditions.isTrue('Conflicted')).flatMap(state => {
    const path = byKey.get(keyOf(state))?.path;
    const message = path && messageOf(state, byKey);
    return message === undefined ? [] : [{ id: 'listener-conflict', severity: 'error' as const, path: path!, message }];
  });
};

function messageOf(state: ListenerState, byKey: ReadonlyMap<string, ListenerFacts>): string | undefined {
  const { gateway, set, spec: { port, protocol, hostname } } = state;
  const others = gateway.listeners.filter(each => each.set !== set && each.spec.port === port);
  const name = (other: ListenerState) => {
    const facts = byKey.get(keyOf(other));
    return facts === undefined ? `listener "${other.spec.name}"` : describeListener(facts);
  };
  if (state.conditions.get('Conflicted')?.reason === 'HostnameConflict') {
    const [taker] = others.filter(each => each.spec.hostname === hostname);
    return taker && `${hostname === undefined ? 'every hostname' : `"${hostname}"`} on port ${port} of its Gateway is taken by ${name(taker)}: `
      + 'use another hostname or port';
  }
  const [taker] = [...others.filter(each => protocolOf(each) !== protocolOf(state)), ...others];
  if (taker === undefined) return undefined;
  const sharing = protocolOf(taker) === protocolOf(state) ? '' : `, which cannot share it with ${protocol}`;
  return `port ${port} of its Gateway is taken for ${taker.spec.protocol} by ${name(taker)}${sharing}: use another port`;
}

function protocolOf({ spec: { protocol } }: ListenerState): string {
  return handshake(protocol as ListenerProtocol);
}

function keyOf({ gateway, set, spec }: ListenerState): string {
  const { kind, metadata: { namespace = '', name } } = (set ?? gateway).object;
  return listenerKey({ parent: { kind, namespace, name }, sectionName: spec.name });
}

import { Complaint } from './condition';
import { listenerText } from './new-listener';
import { SimulationContext } from './simulation';
import { GatewayState, ListenerState } from './state';
import { ageText } from '../model/age';
import { grouped } from '../model/grouped';
import { handshake, ListenerProtocol } from '../model/listener-protocol';

/**
 * Finds the listeners that cannot be told apart from another of their port (Gateway, `spec.listeners`). Within one Gateway nobody wins; before
 * ListenerSets the Gateway does, and among these the oldest. What is wrong with itself competes with nobody.
 */
export function findConflicts(gateways: readonly GatewayState[], context: SimulationContext): void {
  for (const { listeners } of gateways) {
    const ports = grouped(listeners.filter(({ isValid }) => isValid), ({ spec }) => String(spec.port));
    for (const onPort of ports.values()) findProtocolConflicts(onPort, context);
    for (const onPort of ports.values()) {
      findHostnameConflicts(onPort.filter(({ spec, hasProtocolConflict }) => !['TCP', 'UDP'].includes(spec.protocol) && !hasProtocolConflict));
      for (const protocol of ['TCP', 'UDP']) findStreamConflicts(onPort.filter(({ spec }) => spec.protocol === protocol), context);
    }
  }
  const merged = context.behaviour.envoyGateway ? gateways.filter(({ gatewayClass }) => gatewayClass.proxy?.spec.mergeGateways === true) : [];
  for (const ofClass of grouped(merged, ({ object }) => object.spec.gatewayClassName).values()) findMergedConflicts(ofClass, context);
}

function findProtocolConflicts(onPort: readonly ListenerState[], { behaviour }: SimulationContext): void {
  const competing = onPort.filter(({ spec }) => spec.protocol !== 'UDP');
  const protocolOf = ({ spec }: ListenerState) => handshake(spec.protocol as ListenerProtocol);
  const own = competing.filter(({ set }) => set === undefined);
  const ownProtocols = new Set(own.map(protocolOf));
  const protocols = new Set(competing.map(protocolOf));
  const names = new Map([...protocols].map(protocol => [protocol, namesOf(competing.filter(each => protocolOf(each) !== protocol))]));
  const conflict = (listener: ListenerState) => {
    listener.hasProtocolConflict = true;
    const others = names.get(protocolOf(listener))!;
    lose(listener, 'ProtocolConflict', `port ${listener.spec.port} is taken by ${others} with another protocol`, 'choose another port for one of them');
  };
  if (protocols.size > 1) {
    const setsWithSeveral = new Set([...grouped(competing.filter(({ set }) => set !== undefined), setKey)]
      .filter(([, listeners]) => new Set(listeners.map(protocolOf)).size > 1).map(([key]) => key));
    let winner = ownProtocols.size === 1 ? [...ownProtocols][0] : undefined;
    for (const listener of competing) {
      const protocol = protocolOf(listener);
      if (ownProtocols.size > 1 || own.length === 0 && setsWithSeveral.has(setKey(listener))) conflict(listener);
      else if (winner === undefined) winner = protocol;
      else if (protocol !== winner) conflict(listener);
    }
  }
  if (behaviour.without.has('TLSRouteModeMixed')) findMixedModes(onPort);
}

/** For implementations that cannot both terminate TLS and pass it through on one port. */
function findMixedModes(onPort: readonly ListenerState[]): void {
  const tls = onPort.filter(({ spec }) => spec.protocol === 'TLS');
  if (new Set(tls.map(({ spec }) => spec.tls?.mode)).size < 2) return;
  for (const listener of tls) {
    listener.hasProtocolConflict = true;
    listener.supportedKinds = [];
    const complaint: Complaint = {
      reason: 'ProtocolConflict',
      message: `port ${listener.spec.port} both terminates TLS and passes it through, and the implementation does one of the two`,
      fix: 'choose another port for one of them',
    };
    for (const type of ['Accepted', 'Programmed']) listener.conditions.fail(type, complaint);
    listener.conditions.hold('Conflicted', complaint.reason, complaint.message, complaint.fix);
  }
}

function findHostnameConflicts(onPort: readonly ListenerState[]): void {
  for (const [hostname, same] of grouped(onPort, ({ spec }) => spec.hostname ?? '')) {
    if (same.length < 2) continue;
    const own = same.filter(({ set }) => set === undefined);
    const ofSets = grouped(same.filter(({ set }) => set !== undefined), setKey);
    const isInOneSet = [...ofSets.values()].some(listeners => listeners.length > 1);
    const winner = own.length === 1 ? own[0] : own.length > 1 || isInOneSet ? undefined : same[0];
    for (const listener of same) {
      if (listener === winner) continue;
      listener.lostHostname = winner !== undefined;
      const age = winner?.set === undefined || listener.set === undefined ? '' : ageText(winner.set.object, listener.set.object);
      lose(listener, 'HostnameConflict', `${hostname === '' ? 'every hostname' : hostname} on port ${listener.spec.port} is taken by ${winner === undefined ? namesOf(same, listener) : listenerText(winner)}${age}`,
        'give one of them another hostname or port');
    }
  }
}

/** TCP and UDP have nothing but the port to tell listeners apart by. */
function findStreamConflicts(onPort: readonly ListenerState[], { behaviour }: SimulationContext): void {
  if (onPort.length < 2) return;
  const [first] = onPort;
  const isLost = (listener: ListenerState) => listener !== first || !behaviour.envoyGateway && first.set === undefined && onPort[1].set === undefined;
  for (const listener of onPort.filter(isLost)) {
    if (listener.hasProtocolConflict) continue;
    const message = `${listener.spec.protocol} port ${listener.spec.port} is taken by ${namesOf(onPort, listener)}`;
    // Envoy Gateway accepts what the specification has ListenerSets refuse.
    if (behaviour.envoyGateway) listener.conditions.hold('Conflicted', 'ProtocolConflict', message, 'choose another port for one of them');
    else lose(listener, 'ProtocolConflict', message, 'choose another port for one of them');
  }
}

/** Gateways that share their proxies share their ports too: what came first stays (EnvoyProxy, `spec.mergeGateways`). */
function findMergedConflicts(gateways: readonly GatewayState[], context: SimulationContext): void {
  const all = gateways.flatMap(({ listeners }) => listeners).filter(({ isValid }) => isValid);
  for (const onPort of grouped(all, ({ spec }) => String(spec.port)).values()) findProtocolConflicts(onPort, context);
  for (const same of grouped(all, ({ spec }) => `${spec.protocol} ${spec.port} ${spec.hostname ?? ''}`).values()) {
    const [first, ...others] = same;
    for (const listener of others) {
      listener.conditions.hold('Conflicted', 'HostnameConflict', `the class merges its Gateways, and ${listenerText(first)} has the same port, protocol and hostname`,
        'give one of them another hostname or port');
    }
  }
}

/** A listener of a ListenerSet that loses is not accepted; one of the Gateway itself says so by all its conditions together. */
function lose({ conditions, set }: ListenerState, reason: string, message: string, fix: string): void {
  conditions.hold('Conflicted', reason, message, fix);
  if (set === undefined) return;
  conditions.fail('Accepted', { reason, message, fix });
  conditions.fail('Programmed', { reason, message, fix });
}

/** How a message names listeners, one of them apart, by the first two: a port may have thousands. */
function namesOf(listeners: readonly ListenerState[], apart?: ListenerState): string {
  const first = listeners.slice(0, 3).filter(each => each !== apart).slice(0, 2);
  const more = listeners.length - first.length - (apart === undefined ? 0 : 1);
  return [...first.map(listenerText), ...more === 0 ? [] : [`${more} more`]].join(', ');
}

function setKey({ set }: ListenerState): string {
  return `${set?.object.metadata.namespace}/${set?.object.metadata.name}`;
}

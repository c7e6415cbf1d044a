import { listenerText } from './new-listener';
import { SimulationContext } from './simulation';
import { GatewayState, ListenerState } from './state';
import { isWildcard } from '../model/hostname';

/**
 * Finds HTTPS listeners of one port whose hostnames or certificates overlap: a browser that has a connection for one may use it for the other,
 * so that proxies turn HTTP/2 off or answer 421 (Gateway, listener condition OverlappingTLSConfig).
 */
export function findTlsOverlaps(gateways: readonly GatewayState[], { behaviour }: SimulationContext): void {
  const merged = gateways.filter(({ gatewayClass }) => behaviour.envoyGateway && gatewayClass.proxy?.spec.mergeGateways === true);
  const apart = gateways.filter(gateway => !merged.includes(gateway));
  for (const listeners of [...apart.map(gateway => gateway.listeners), merged.flatMap(gateway => gateway.listeners)]) {
    const ports = new Map<number, ListenerState[]>();
    for (const listener of listeners.filter(each => isComparable(each, behaviour.envoyGateway))) {
      const others = ports.get(listener.spec.port);
      if (others === undefined) ports.set(listener.spec.port, [listener]); else others.push(listener);
    }
    for (const onPort of ports.values()) {
      if (onPort.length < 2) continue;
      tellPairs(onPort, 'OverlappingHostnames', ({ spec }) => [spec.hostname ?? '']);
      tellPairs(onPort, 'OverlappingCertificates', ({ certificateNames }) => certificateNames);
    }
  }
}

function isComparable({ spec, conditions }: ListenerState, envoyGateway: boolean): boolean {
  if (spec.protocol !== 'HTTPS' && (envoyGateway || spec.protocol !== 'TLS')) return false;
  return !conditions.isFalse('Programmed') && !conditions.isFalse('Accepted')
    && (!conditions.isFalse('ResolvedRefs') || conditions.get('ResolvedRefs')?.reason === 'PartiallyInvalidCertificateRef');
}

/** Tells each listener of the first other one that it overlaps with, and that has not been told of yet. */
function tellPairs(onPort: readonly ListenerState[], reason: string, namesOf: (listener: ListenerState) => readonly string[]): void {
  const told = new Set<ListenerState>();
  for (const [index, listener] of onPort.entries()) {
    for (const other of onPort.slice(index + 1)) {
      if (told.has(listener)) break;
      if (told.has(other)) continue;
      const pair = overlap(namesOf(listener), namesOf(other));
      if (pair === undefined) continue;
      tell(listener, other, reason, pair);
      tell(other, listener, reason, [pair[1], pair[0]]);
      told.add(listener).add(other);
    }
  }
}

function tell({ conditions }: ListenerState, other: ListenerState, reason: string, [own, theirs]: readonly [string, string]): void {
  const what = reason === 'OverlappingHostnames' ? 'the hostname' : 'the certificate name';
  conditions.hold('OverlappingTLSConfig', reason, `${what} ${own || '(every one)'} overlaps with ${theirs || 'every hostname'} of ${listenerText(other)}`,
    'give them certificates and hostnames that do not overlap, or expect HTTP/1.1 and answers 421');
}

function overlap(own: readonly string[], theirs: readonly string[]): readonly [string, string] | undefined {
  for (const one of own) for (const other of theirs) if (isOverlap(one, other)) return [one, other];
  return undefined;
}

/** Certificates have one label for a wildcard; the empty text is every hostname. */
function isOverlap(one: string, other: string): boolean {
  return one === '' || other === '' || one === other || isOneLabelUnder(one, other) || isOneLabelUnder(other, one);
}

function isOneLabelUnder(wildcard: string, name: string): boolean {
  return isWildcard(wildcard) && name.indexOf('.') > 0 && name.slice(name.indexOf('.')) === wildcard.slice(1);
}

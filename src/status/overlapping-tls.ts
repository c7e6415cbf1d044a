import { isSoFarSound } from './listener-spec';
import { listenerText } from './new-listener';
import { SimulationContext } from './simulation';
import { GatewayState, ListenerState } from './state';
import { addTo, grouped } from '../model/grouped';
import { isWildcard } from '../model/hostname';

/**
 * Finds HTTPS listeners of one port whose hostnames or certificates overlap: a browser that has a connection for one may use it for the other,
 * so that proxies turn HTTP/2 off or answer 421 (Gateway, listener condition OverlappingTLSConfig).
 */
export function findTlsOverlaps(gateways: readonly GatewayState[], { behaviour }: SimulationContext): void {
  const isMerged = ({ gatewayClass }: GatewayState) => behaviour.envoyGateway && gatewayClass.proxy?.spec.mergeGateways === true;
  const together = grouped(gateways, gateway => isMerged(gateway) ? gateway.gatewayClass : gateway);
  for (const listeners of [...together.values()].map(each => each.flatMap(gateway => gateway.listeners))) {
    const comparable = listeners.filter(each => isComparable(each, behaviour.envoyGateway));
    for (const onPort of grouped(comparable, ({ spec }) => spec.port).values()) {
      if (onPort.length < 2) continue;
      tellPairs(onPort, 'OverlappingHostnames', ({ spec }) => [spec.hostname ?? '']);
      tellPairs(onPort, 'OverlappingCertificates', ({ certificateNames }) => certificateNames);
    }
  }
}

function isComparable(listener: ListenerState, envoyGateway: boolean): boolean {
  const { protocol } = listener.spec;
  return (protocol === 'HTTPS' || !envoyGateway && protocol === 'TLS') && isSoFarSound(listener);
}

/** Tells each listener that has not been told yet of all behind it that it overlaps with, and these of it; the last one counts. */
function tellPairs(onPort: readonly ListenerState[], reason: string, namesOf: (listener: ListenerState) => readonly string[]): void {
  const index = new NameIndex(onPort.map(namesOf));
  const told = new Set<number>();
  onPort.forEach((listener, at) => {
    if (told.has(at)) return;
    const isNew = (other: Named) => other.at > at && !told.has(other.at);
    const found = namesOf(listener).flatMap(name => index.overlapping(name, isNew)).sort((one, other) => one.theirs.at - other.theirs.at);
    for (const { own, theirs } of found) {
      if (told.has(theirs.at)) continue;
      tell(listener, onPort[theirs.at], reason, [own, theirs.name]);
      tell(onPort[theirs.at], listener, reason, [theirs.name, own]);
      told.add(theirs.at);
    }
  });
}

/** A name, and which listener has it. */
interface Named {
  readonly name: string;
  readonly at: number;
}

/** Names of hosts, found by those that overlap: certificates have one label for a wildcard, and the empty text is every hostname. */
class NameIndex {
  private readonly all: readonly Named[];
  private readonly byName = new Map<string, Named[]>();
  /** Names without a wildcard by what follows their first label. */
  private readonly byParent = new Map<string, Named[]>();

  public constructor(names: ReadonlyArray<readonly string[]>) {
    this.all = names.flatMap((ofOne, at) => ofOne.map(name => ({ name, at })));
    for (const named of this.all) {
      addTo(this.byName, named.name, named);
      if (!isWildcard(named.name)) addTo(this.byParent, parentOf(named.name), named);
    }
  }

  public overlapping(own: string, isMeant: (named: Named) => boolean): Array<{ readonly own: string; readonly theirs: Named }> {
    const lists = own === '' ? [this.all] : [
      this.byName.get(own), this.byName.get(''), isWildcard(own) ? this.byParent.get(own.slice(1)) : this.byName.get(`*${parentOf(own)}`),
    ];
    return lists.flatMap(list => list?.filter(isMeant) ?? []).map(theirs => ({ own, theirs }));
  }
}

function parentOf(name: string): string {
  const dot = name.indexOf('.');
  return dot < 0 ? '' : name.slice(dot);
}

function tell({ conditions }: ListenerState, other: ListenerState, reason: string, [own, theirs]: readonly [string, string]): void {
  const what = reason === 'OverlappingHostnames' ? 'the hostname' : 'the certificate name';
  conditions.hold('OverlappingTLSConfig', reason, `${what} ${own || '(every one)'} overlaps with ${theirs || 'every hostname'} of ${listenerText(other)}`,
    'give them certificates and hostnames that do not overlap, or expect HTTP/1.1 and answers 421');
}

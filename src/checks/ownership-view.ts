import { Admission, admission } from '../model/access';
import { ANY_HOSTNAME, intersection } from '../model/hostname';
import { Owners } from '../model/owners';
import { Finding, ListenerFacts, listenerKey, OwnershipFacts, RouteFacts } from '../model/ownership-facts';

/** A hostname that a route takes on one listener. */
export interface Claim {
  readonly route: RouteFacts;
  readonly listener: ListenerFacts;
  readonly hostname: string;
  readonly owner: string;
}

/** The facts of an app, and what several checks derive from them. */
export class OwnershipView {
  /** By listener, then by the hostname that is left of the route's after the listener's. */
  public readonly claims: ReadonlyMap<string, ReadonlyMap<string, readonly Claim[]>>;

  public constructor(public readonly facts: OwnershipFacts, public readonly owners: Owners) {
    this.claims = this.claimsByListener();
  }

  /** Whether a listener admits the routes of a namespace; nothing when its access is not known. */
  public admissionOf(route: RouteFacts, { access, parent }: ListenerFacts): Admission | undefined {
    return access && admission(access, parent.namespace, route.namespace, this.owners.labelsOf(route.namespace));
  }

  private claimsByListener(): Map<string, Map<string, Claim[]>> {
    const claims = new Map<string, Map<string, Claim[]>>();
    for (const route of this.facts.routes) {
      for (const listener of route.listeners) {
        const hosts = entry(claims, listenerKey(listener), () => new Map<string, Claim[]>());
        for (const hostname of claimedHostnames(route, listener)) {
          entry(hosts, hostname, () => []).push({ route, listener, hostname, owner: this.owners.ownerOf(route.namespace) });
        }
      }
    }
    return claims;
  }
}

/** A check: a pure function whose file is named by the `id` of what it finds. */
export type Check = (view: OwnershipView) => Finding[];

/** What a route takes on a listener: its own hostnames as far as the listener has them, or all of the listener's. */
export function claimedHostnames({ hostnames }: RouteFacts, { hostname = ANY_HOSTNAME }: ListenerFacts): string[] {
  if (hostnames.length === 0) return [hostname];
  return [...new Set(hostnames.map(each => intersection(each, hostname)).filter(each => each !== undefined))];
}

/** How a message shows a hostname that may stand for every one. */
export function hostnameText(hostname: string): string {
  return hostname === ANY_HOSTNAME ? 'every hostname' : `"${hostname}"`;
}

/** The value of a key, made on first use. */
export function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, value = make());
  return value;
}

import { simulateApp } from './app-simulation';
import { objectsOfFacts } from './facts-as-objects';
import { ANY_HOSTNAME, intersection } from '../model/hostname';
import { Owners } from '../model/owners';
import { Finding, ListenerFacts, listenerKey, OwnershipFacts, RouteFacts } from '../model/ownership-facts';
import { behaviourOf } from '../status/behaviour';
import { Simulation } from '../status/simulation';
import { ListenerSetState, ListenerState, ParentState } from '../status/state';

/** A hostname that a route takes on one listener. */
export interface Claim {
  readonly route: RouteFacts;
  readonly listener: ListenerFacts;
  readonly hostname: string;
  readonly owner: string;
}

/** Whether a controller lets something in; `unknown` when it hangs on labels that nobody has declared. */
export type Admission = 'admitted' | 'refused' | 'unknown';

/** The facts of an app, and what several checks derive from them. */
export class OwnershipView {
  /** By listener, then by the hostname that is left of the route's after the listener's. */
  public readonly claims: ReadonlyMap<string, ReadonlyMap<string, readonly Claim[]>>;
  private simulated?: readonly Simulation[];
  private parents?: ReadonlyMap<string, readonly ParentState[]>;

  public constructor(public readonly facts: OwnershipFacts, public readonly owners: Owners) {
    this.claims = this.claimsByListener();
  }

  /** Listeners of the app's ListenerSets and Gateways, as a controller has them. */
  public get listenerStates(): readonly ListenerState[] {
    return this.simulations.flatMap(({ gateways }) => gateways).flatMap(({ listeners }) => listeners);
  }

  /** ListenerSets, as a controller has them. */
  public get listenerSetStates(): readonly ListenerSetState[] {
    return this.simulations.flatMap(({ listenerSets }) => listenerSets);
  }

  /** What a controller makes of a route at one of its listeners; nothing where it does not look at it. */
  public parentOf({ path }: RouteFacts, listener: number): ParentState | undefined {
    this.parents ??= new Map(this.simulations.flatMap(({ routes }) => routes).filter(({ parents }) => parents.length > 0)
      .map(({ object, parents }) => [object.metadata.name, parents]));
    return this.parents.get(path)?.find(({ index }) => index === listener);
  }

  /** Whether a controller lets a route attach to one of its listeners; nothing when the listener's access is not known. */
  public admissionOf(route: RouteFacts, listener: number): Admission | undefined {
    const { access } = route.listeners[listener];
    const parent = access && this.parentOf(route, listener);
    if (parent === undefined) return undefined;
    if (parent.conditions.get('Accepted')?.reason !== 'NotAllowedByListeners') return 'admitted';
    return access!.from === 'Labels' && this.owners.labelsOf(route.namespace) === undefined ? 'unknown' : 'refused';
  }

  /** By Envoy Gateway, and by another controller where there is one. */
  private get simulations(): readonly Simulation[] {
    const { facts, owners } = this;
    return this.simulated ??= simulateApp(objectsOfFacts(facts), { facts, owners }, behaviourOf(facts.profile));
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

import { isServing } from './attachment';
import { ruleOverlapKeys } from './rule-overlap';
import { SimulationContext } from './simulation';
import { Attachment, GatewayState, ListenerState, ParentState, RouteState } from './state';
import { ageText, byAge } from '../model/age';
import { describeObject } from '../model/cluster-object';
import { ANY_HOSTNAME, isWildcard, wildcardsOver } from '../model/hostname';

/** Finds routes that are in each other's way on a listener. */
export function findRouteConflicts(gateways: readonly GatewayState[], { behaviour }: SimulationContext): void {
  for (const { listeners } of gateways) {
    for (const listener of listeners) {
      if (behaviour.envoyGateway) tellOverlaps(listener); else settleKinds(listener);
    }
  }
}

/** Of an HTTPRoute and a GRPCRoute with a hostname in common, a listener takes the older one (GRPCRoute, `spec.hostnames`). */
function settleKinds(listener: ListenerState): void {
  if (new Set(listener.attachments.map(({ route }) => route.kind)).size < 2) return;
  const taken = { HTTPRoute: new HostnameIndex(), GRPCRoute: new HostnameIndex() };
  const lost = new Set<Attachment>();
  for (const attachment of [...listener.attachments].sort((a, b) => byAge(a.route.object, b.route.object))) {
    const { route: { kind, object }, parent, hostnames } = attachment;
    if (kind !== 'HTTPRoute' && kind !== 'GRPCRoute') continue;
    const others = kind === 'HTTPRoute' ? taken.GRPCRoute : taken.HTTPRoute;
    const older = hostnames.map(each => others.overlapping(each)).find(each => each !== undefined);
    if (older === undefined) {
      hostnames.forEach(each => taken[kind].add(each, attachment));
      continue;
    }
    lost.add(attachment);
    if (parent.attachments.some(each => each !== attachment && !lost.has(each))) continue;
    parent.conditions.fail('Accepted', {
      reason: 'Conflicted',
      message: `${describeObject(older.route.object)} has a hostname in common with it on the same listener, and is older${ageText(older.route.object, object)}`,
      fix: 'give the HTTPRoute and the GRPCRoute hostnames of their own',
    });
  }
  for (const list of [listener.attachments, ...new Set([...lost].map(({ parent }) => parent.attachments))]) detach(list, lost);
}

/** In one go: thousands may have lost. */
function detach(attachments: Attachment[], lost: ReadonlySet<Attachment>): void {
  let count = 0;
  for (const attachment of attachments) if (!lost.has(attachment)) attachments[count++] = attachment;
  attachments.length = count;
}

/** Attachments by hostname, found by any hostname that has a request in common with theirs. */
class HostnameIndex {
  private readonly exact = new Map<string, Attachment>();
  /** By every wildcard over a hostname. */
  private readonly below = new Map<string, Attachment>();

  public add(hostname: string, attachment: Attachment): void {
    if (!this.exact.has(hostname)) this.exact.set(hostname, attachment);
    for (const over of [...wildcardsOver(hostname), ANY_HOSTNAME]) if (!this.below.has(over)) this.below.set(over, attachment);
  }

  public overlapping(hostname: string): Attachment | undefined {
    for (const each of [hostname, ...wildcardsOver(hostname), ANY_HOSTNAME]) {
      const found = this.exact.get(each);
      if (found !== undefined) return found;
    }
    return isWildcard(hostname) ? this.below.get(hostname) : undefined;
  }
}

/** Tells routes of matches that another route has too, hostname and all (Envoy Gateway's condition RouteRulesOverlap). */
function tellOverlaps(listener: ListenerState): void {
  if (!['HTTP', 'HTTPS'].includes(listener.spec.protocol)) return;
  const byHostname = new Map<string, Set<RouteState>>();
  for (const attachment of listener.attachments) {
    for (const hostname of isServing(attachment) ? attachment.hostnames : []) add(byHostname, hostname, attachment.route);
  }
  const overlaps = new Map<RouteState, Set<RouteState>>();
  for (const together of [...byHostname.values()].flatMap(takersOf)) {
    if (together.size < 2) continue;
    for (const route of together) {
      let others = overlaps.get(route);
      if (others === undefined) overlaps.set(route, others = new Set());
      // All that a condition can name; everybody else of thousands need not be looked at.
      for (const other of together) {
        if (others.size > MOST_NAMED) break;
        if (other !== route) others.add(other);
      }
    }
  }
  for (const { route, parent } of listener.attachments) {
    const others = overlaps.get(route);
    if (others !== undefined) tell(parent, [...others]);
  }
}

/** Routes of one hostname by what they match; most hostnames have one route, which needs no looking at. */
function takersOf(routes: ReadonlySet<RouteState>): Array<Set<RouteState>> {
  const takers = new Map<string, Set<RouteState>>();
  if (routes.size > 1) for (const route of routes) for (const key of ruleOverlapKeys(route)) add(takers, key, route);
  return [...takers.values()];
}

function add(groups: Map<string, Set<RouteState>>, key: string, route: RouteState): void {
  const others = groups.get(key);
  if (others === undefined) groups.set(key, new Set([route])); else others.add(route);
}

const MOST_NAMED = 5;

function tell({ conditions }: ParentState, others: readonly RouteState[]): void {
  const names = others.slice(0, MOST_NAMED).map(({ object }) => describeObject(object)).sort().join(', ');
  conditions.hold('RouteRulesOverlap', 'RouteRulesOverlap', `${names}${others.length > MOST_NAMED ? ' and others' : ''} ${others.length > 1 ? 'match' : 'matches'} the same requests; the oldest route gets them`,
    'give one of them another path or hostname');
}

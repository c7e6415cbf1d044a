import { Complaint, Conditions } from './condition';
import { isProgrammed } from './listener-conclusion';
import { listenerText } from './new-listener';
import { SimulationContext } from './simulation';
import { Attachment, GatewayState, ListenerSetState, ListenerState, ParentState, RouteState } from './state';
import { describeObject, objectText, withArticle } from '../model/cluster-object';
import { GATEWAY_GROUP } from '../model/gateway-objects';
import { ANY_HOSTNAME, intersection } from '../model/hostname';
import { describeSelector, selectorProblem, selects } from '../model/label-selector';
import { ParentRef, RouteKind, RouteObject } from '../model/route-objects';

/** What parentRefs can lead to, by kind, namespace and name. */
export type Parents = ReadonlyMap<string, Parent>;

interface Parent {
  readonly gateway: GatewayState;
  /** Its own: those of a Gateway are without those of its ListenerSets. */
  readonly listeners: readonly ListenerState[];
  /** Whether Envoy Gateway says anything of routes on it. */
  readonly isTold: boolean;
  readonly text: string;
}

export function parentsOf(gateways: readonly GatewayState[], listenerSets: readonly ListenerSetState[]): Parents {
  const parents = [
    ...gateways.map(gateway => {
      const listeners = gateway.listeners.filter(({ set }) => set === undefined);
      return { gateway, listeners, isTold: gateway.isRelevant, text: describeObject(gateway.object) };
    }),
    // Of routes of a set that it has not let in nothing is said.
    ...listenerSets.map(({ gateway, listeners, object }) => ({ gateway, listeners, isTold: listeners.length > 0, text: describeObject(object) })),
  ];
  return new Map(parents.map(parent => [parent.text, parent]));
}

/** A parentRef that leads to something a controller looks at, with the listeners that let the route in. */
export interface ParentFound {
  readonly state: ParentState;
  readonly listeners: readonly ListenerState[];
}

/** Where a route is let in: a parent for each of its parentRefs; those of nobody are passed over. */
export function findParents(kind: RouteKind, route: RouteObject, parents: Parents, context: SimulationContext): ParentFound[] {
  const states = new Map<string, ParentState>();
  return (route.spec.parentRefs ?? []).flatMap((ref, index) => {
    const found = parentOf(ref, route, parents);
    if (found === undefined || context.behaviour.envoyGateway && !found.isTold) return [];
    const key = context.behaviour.envoyGateway ? sameToEnvoyGateway(ref, found) : String(index);
    const state: ParentState = states.get(key) ?? { ref, index, gateway: found.gateway, conditions: new Conditions(), attachments: [] };
    states.set(key, state);
    const { selected, complaint } = select(ref, found);
    if (complaint !== undefined) state.conditions.fail('Accepted', complaint);
    const refusals = selected.map(listener => refusal(kind, route, listener, context));
    const listeners = selected.filter((_, at) => refusals[at] === undefined);
    if (complaint === undefined && listeners.length === 0) state.conditions.fail('Accepted', together(refusals.filter(each => each !== undefined)));
    if (listeners.length > 0) state.conditions.hold('Accepted', 'Accepted', `it is let in by ${listeners.slice(0, 3).map(listenerText).join(', ')}${listeners.length > 3 ? ' and others' : ''}`);
    return [{ state, listeners }];
  });
}

/** Whether a controller reads a route: because a Gateway or ListenerSet of it is named, whether that lets routes in or not. */
export function isRead(route: RouteObject, parents: Parents): boolean {
  return (route.spec.parentRefs ?? []).some(ref => parentOf(ref, route, parents) !== undefined);
}

/** Two parentRefs that say the same in other words are one to Envoy Gateway, and without sectionNames it overlooks their ports. */
function sameToEnvoyGateway({ sectionName, port }: ParentRef, { text }: Parent): string {
  return sectionName === undefined ? text : `${text} ${sectionName} ${port ?? ''}`;
}

function parentOf(
  { group = GATEWAY_GROUP, kind = 'Gateway', namespace, name }: ParentRef, { metadata }: RouteObject, parents: Parents,
): Parent | undefined {
  return group === GATEWAY_GROUP ? parents.get(objectText(kind, namespace ?? metadata.namespace, name)) : undefined;
}

/** Whether one of a route's parents is something that a controller looks at. */
export function hasParent(route: RouteObject, parents: Parents): boolean {
  return (route.spec.parentRefs ?? []).some(ref => parentOf(ref, route, parents)?.gateway.isRelevant === true);
}

/** The listeners that a parentRef means (ParentReference, `sectionName` and `port`). */
function select(
  { sectionName, port }: ParentRef, { listeners, text }: Parent,
): { readonly selected: readonly ListenerState[]; readonly complaint?: Complaint } {
  const isMeant = ({ spec }: ListenerState) => (sectionName === undefined || spec.name === sectionName) && (port === undefined || spec.port === port);
  const selected = listeners.filter(isMeant);
  if (selected.length > 0) return { selected };
  const asked = [...sectionName === undefined ? [] : [`named ${sectionName}`], ...port === undefined ? [] : [`on port ${port}`]].join(' ');
  const there = listeners.map(({ spec }) => `${spec.name} (${spec.port})`).join(', ');
  return {
    selected,
    complaint: {
      reason: 'NoMatchingParent',
      message: `${text} has no listener${asked === '' ? '' : ` ${asked}`}`,
      fix: there === '' ? 'mend the parent first' : `write one that it has: ${there}`,
    },
  };
}

/** Why a listener does not let a route in (Gateway, `spec.listeners[].allowedRoutes`). */
function refusal(kind: RouteKind, { metadata: { namespace = '' } }: RouteObject, listener: ListenerState, { objects }: SimulationContext): Complaint | undefined {
  const { supportedKinds, spec: { allowedRoutes }, namespace: own } = listener;
  const refused = (message: string, fix: string): Complaint => ({ reason: 'NotAllowedByListeners', message: `${listenerText(listener)} ${message}`, fix });
  if (!supportedKinds.some(each => each.group === GATEWAY_GROUP && each.kind === kind)) {
    return refused(`takes ${supportedKinds.length === 0 ? 'no routes' : `no ${kind}, but ${supportedKinds.map(each => each.kind).join(' and ')}`}`, `attach it to a listener that takes ${withArticle(kind)}`);
  }
  const { from = 'Same', selector } = allowedRoutes?.namespaces ?? {};
  switch (from) {
    case 'All': return undefined;
    case 'Selector': {
      const { labels, isKnown } = objects.namespaceLabels(namespace);
      if (selector !== undefined && selectorProblem(selector) === undefined && selects(selector, labels)) return undefined;
      const unknown = isKnown ? '' : `, of which no labels are known, because no Namespace ${namespace} is among the manifests`;
      return refused(`takes routes of namespaces with ${describeSelector(selector ?? {})}, and this one is in ${namespace}${unknown}`, 'label the namespace so, or let the owner of the listener widen `allowedRoutes`');
    }
    default:
      return namespace === own ? undefined
        : refused(`takes routes of its own namespace ${own}, and this one is in ${namespace}`, 'let the owner of the listener widen `allowedRoutes`, or make the route in its namespace');
  }
}

function together(complaints: readonly Complaint[]): Complaint {
  const [{ reason, fix }] = complaints;
  return { reason, message: complaints.slice(0, 5).map(({ message }) => message).join('; ') + (complaints.length > 5 ? `; and ${complaints.length - 5} more` : ''), fix };
}

/** Puts a route on the listeners of a parent that have a hostname in common with it; says whether any has. */
export function attach(route: RouteState, { state: parent, listeners }: ParentFound, context: SimulationContext): boolean {
  let isServed = listeners.length === 0;
  for (const listener of listeners) {
    const hostnames = hostnamesOn(route, listener, context);
    if (hostnames.length === 0) continue;
    isServed = true;
    const attachment: Attachment = { route, parent, listener, hostnames };
    parent.attachments.push(attachment);
    listener.attachments.push(attachment);
  }
  return isServed;
}

/** What is left of a route's hostnames on a listener. TCP and UDP have none. */
function hostnamesOn({ kind, object: { spec } }: RouteState, listener: ListenerState, { behaviour }: SimulationContext): readonly string[] {
  const own = listener.spec.hostname || ANY_HOSTNAME;
  if (kind === 'TCPRoute' || kind === 'UDPRoute') return [own];
  const asked = spec.hostnames ?? [];
  const left = asked.length === 0 ? [own] : [...new Set(asked.map(each => intersection(each, own)).filter(each => each !== undefined))].sort();
  if (!behaviour.envoyGateway || asked.length === 0) return left;
  const taken = hostnamesOfPort(listener);
  const mine = listener.lostHostname ? 0 : 1;
  return left.filter(each => each === own ? (taken.get(each) ?? 0) <= mine : !taken.has(each));
}

/** Hostnames that listeners of the port have, each with how many: Envoy Gateway leaves these to them alone. */
function hostnamesOfPort({ gateway, spec: { port } }: ListenerState): ReadonlyMap<string, number> {
  let byPort = hostnamesByPort.get(gateway);
  if (byPort === undefined) {
    byPort = new Map();
    for (const { spec, lostHostname } of gateway.listeners) {
      if (lostHostname || spec.hostname === undefined) continue;
      let counts = byPort.get(spec.port);
      if (counts === undefined) byPort.set(spec.port, counts = new Map());
      counts.set(spec.hostname, (counts.get(spec.hostname) ?? 0) + 1);
    }
    hostnamesByPort.set(gateway, byPort);
  }
  return byPort.get(port) ?? new Map();
}

const hostnamesByPort = new WeakMap<GatewayState, Map<number, Map<string, number>>>();

/** Whether requests can reach a route by a listener. */
export function isServing({ listener }: Attachment): boolean {
  return isProgrammed(listener);
}

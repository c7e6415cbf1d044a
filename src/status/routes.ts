import { attach, findParents, isRead, ParentFound, Parents } from './attachment';
import { BackendReferrer } from './backend-reference';
import { Complaint } from './condition';
import { joinedFixes } from './joined-fixes';
import { judgeRules } from './rules';
import { SimulationContext } from './simulation';
import { ParentState, RouteState, RuleState } from './state';
import { GATEWAY_GROUP } from '../model/gateway-objects';
import { ROUTE_KINDS, RouteKind, RouteObject } from '../model/route-objects';

/** Attaches every route, oldest first of each kind, and says of each parent what it makes of the route. */
export function judgeRoutes(parents: Parents, context: SimulationContext): RouteState[] {
  const ofKind = (kind: RouteKind) => context.objects.ofKind<RouteObject>(GATEWAY_GROUP, kind);
  return ROUTE_KINDS.flatMap(kind => ofKind(kind).map(object => judgeRoute(kind, object, parents, context)));
}

function judgeRoute(kind: RouteKind, object: RouteObject, parents: Parents, context: SimulationContext): RouteState {
  const found = findParents(kind, object, parents, context);
  const referrer: BackendReferrer = {
    kind,
    namespace: object.metadata.namespace ?? '',
    usesServiceAddress: found.some(({ state }) => state.gateway.proxy?.routingType === 'Service'),
  };
  const route: RouteState = {
    kind,
    object,
    parents: [...new Set(found.map(({ state }) => state))],
    isRead: isRead(object, parents),
    rules: judgeRules(object, referrer, context),
  };
  for (const parent of found) {
    if (kind === 'HTTPRoute' || kind === 'GRPCRoute') concludeRequests(route, parent, context);
    else concludeStreams(route, parent, context);
  }
  return route;
}

/** HTTPRoute and GRPCRoute: the rules decide with the parent. */
function concludeRequests(route: RouteState, found: ParentFound, context: SimulationContext): void {
  const { conditions } = found.state;
  if (context.behaviour.envoyGateway || found.listeners.length > 0) acceptRules(route, found.state, context);
  resolveReferences(route, found.state, context);
  // Envoy Gateway attaches an HTTPRoute that it does not accept all the same.
  if (conditions.isFalse('Accepted') && !(context.behaviour.envoyGateway && route.kind === 'HTTPRoute')) return;
  if (!attach(route, found, context)) conditions.fail('Accepted', noHostname(route, found));
}

/** Whether the rules let a route be accepted: it is, unless every one of them is dropped (HTTPRoute, RouteConditionPartiallyInvalid). */
function acceptRules({ rules }: RouteState, { conditions }: ParentState, { behaviour }: SimulationContext): void {
  const dropped = rules.filter(each => each.dropped !== undefined);
  if (dropped.length === 0) return;
  const complaint = summary(dropped.map(rule => rule.dropped!), behaviour.envoyGateway);
  if (dropped.length === rules.length) {
    conditions.fail('Accepted', complaint);
    return;
  }
  conditions.hold('PartiallyInvalid', complaint.reason, `Dropped Rule ${dropped.map(({ index }) => index).join(', ')}: ${complaint.message}`, complaint.fix);
  if (behaviour.envoyGateway) conditions.hold('Accepted', 'Accepted', 'it is accepted, but for some rules');
}

function resolveReferences({ kind, rules }: RouteState, { conditions }: ParentState, { behaviour }: SimulationContext): void {
  const isStream = kind !== 'HTTPRoute' && kind !== 'GRPCRoute';
  const unresolved = rules.flatMap(rule => isStream && behaviour.envoyGateway ? [...rule.unresolved, ...rule.unavailable] : rule.unresolved);
  if (unresolved.length > 0) conditions.fail('ResolvedRefs', summary(unresolved, behaviour.envoyGateway));
  else conditions.hold('ResolvedRefs', 'ResolvedRefs', 'everything it refers to is found');
  const unavailable = rules.flatMap((rule: RuleState) => rule.unavailable);
  if (behaviour.envoyGateway && !isStream && unavailable.length > 0) conditions.fail('BackendsAvailable', summary(unavailable, true));
}

/** TLSRoute, TCPRoute and UDPRoute. */
function concludeStreams(route: RouteState, found: ParentFound, context: SimulationContext): void {
  const { conditions } = found.state;
  const isTls = route.kind === 'TLSRoute';
  if (!isTls && context.behaviour.envoyGateway && route.rules.length !== 1) {
    conditions.fail('Accepted', { reason: 'InvalidRule', message: `a ${route.kind} has one rule, and this one has ${route.rules.length}`, fix: 'make a route for each' });
    return;
  }
  resolveReferences(route, found.state, context);
  if (!isTls && conditions.isFalse('Accepted')) return;
  if (!attach(route, found, context)) conditions.fail('Accepted', noHostname(route, found));
}

function noHostname({ object: { spec } }: RouteState, { state: { ref }, listeners }: ParentFound): Complaint {
  const theirs = [...new Set(listeners.map(listener => listener.spec.hostname ?? 'every hostname'))];
  return {
    reason: 'NoMatchingListenerHostname',
    message: `none of its hostnames (${(spec.hostnames ?? []).join(', ')}) is one that ${ref.name} leaves to it: its listeners have ${theirs.join(', ')}`,
    fix: 'write a hostname that a listener has, or attach the route to another listener',
  };
}

/** Beyond these, complaints are counted. */
const MOST_TOLD = 5;

/** Several complaints as one condition says them; Envoy Gateway names all their reasons. */
function summary(complaints: readonly Complaint[], namesAll: boolean): Complaint {
  const [first] = complaints;
  const reasons = [...new Set(complaints.map(({ reason }) => reason))].sort();
  const different = [...new Map(complaints.map(each => [each.message, each])).values()];
  const told = different.slice(0, MOST_TOLD);
  return {
    reason: namesAll ? reasons.join(',') : first.reason,
    message: told.map(({ message }) => message).join('; ') + (different.length > MOST_TOLD ? `; and ${different.length - MOST_TOLD} more` : ''),
    fix: joinedFixes(told),
  };
}

import { authorities } from './ca-references';
import { ClassScope } from './class-scope';
import { BackendTlsPolicyObject } from './policy-objects';
import { AncestorRef, Ancestors, AncestorState, PolicyState, shown } from './policy-state';
import { TlsPolicies, tlsPolicies, tlsPolicyFor, tlsTargetKey, tlsTargetKeys } from './tls-policies';
import { ageText } from '../../model/age';
import { describeObject, ObjectKey } from '../../model/cluster-object';
import { GATEWAY_GROUP } from '../../model/gateway-objects';
import { ParentRef } from '../../model/route-objects';
import { Complaint, Conditions } from '../condition';
import { Simulation, SimulationContext } from '../simulation';
import { BackendState, GatewayState, RouteState } from '../state';

/** What calls a backend besides routes, as Envoy Gateway's status names it. */
export interface Caller {
  readonly ancestorRef: AncestorRef;
  readonly target: ObjectKey;
  readonly port?: number;
}

/** By the specification: every Gateway that speaks to a backend of the policy is an ancestor. */
export function tlsPolicyStatuses(simulation: Simulation): PolicyState[] {
  const policies = tlsPolicies(simulation);
  if (policies.all.length === 0) return [];
  const states = new Map(policies.all.map(policy => [policy, new Map<GatewayState, Ancestors>()]));
  for (const route of simulation.routes) {
    const gateways = new Set(route.parents.filter(({ conditions }) => !conditions.isFalse('Accepted')).map(({ gateway }) => gateway));
    for (const key of gateways.size === 0 ? [] : targetKeys(route, simulation)) {
      for (const policy of policies.byTarget.get(key) ?? []) {
        for (const gateway of gateways) sayOf(policy, policies.byTarget.get(key)![0], gateway, states.get(policy)!, simulation);
      }
    }
  }
  return policies.all.map(object => ({ object, ancestors: shown([...states.get(object)!.values()].flatMap(({ all }) => all)) }));
}

function sayOf(
  policy: BackendTlsPolicyObject, winner: BackendTlsPolicyObject, gateway: GatewayState, states: Map<GatewayState, Ancestors>,
  context: SimulationContext,
): void {
  let ancestors = states.get(gateway);
  const isNew = ancestors === undefined;
  if (ancestors === undefined) states.set(gateway, ancestors = new Ancestors(gateway.controllerName));
  if (!isNew && policy === winner) return;
  const { namespace, name } = gateway.object.metadata;
  ancestors.say({ group: GATEWAY_GROUP, kind: 'Gateway', namespace, name }, conditions => {
    if (isNew) judge(policy, conditions, context);
    if (policy !== winner) conditions.fail('Accepted', conflict(policy, winner));
  });
}

/** As Envoy Gateway has it: parentRefs of routes are the ancestors, word for word, and so are policies that call the backend themselves. */
export function envoyTlsPolicyStatuses(
  simulation: Simulation, scopes: ReadonlyArray<{ readonly scope: ClassScope; readonly callers: readonly Caller[] }>,
): PolicyState[] {
  const policies = tlsPolicies(simulation);
  if (policies.all.length === 0) return [];
  const states = new Map(policies.all.map(policy => [policy, [] as AncestorState[]]));
  for (const { scope, callers } of scopes) {
    for (const [policy, { all }] of statusesInClass(scope, callers, policies, simulation)) states.get(policy)!.push(...all);
  }
  return policies.all.map(object => ({ object, ancestors: shown(states.get(object)!) }));
}

function statusesInClass(
  scope: ClassScope, callers: readonly Caller[], policies: TlsPolicies, context: SimulationContext,
): Map<BackendTlsPolicyObject, Ancestors> {
  const states = new Map(policies.all.map(policy => [policy, new Ancestors(scope.controllerName)]));
  const say = (policy: BackendTlsPolicyObject, ref: AncestorRef) => states.get(policy)!.say(ref, conditions => judge(policy, conditions, context));
  for (const { route, parents } of scope.routes) {
    for (const policy of policiesOf(route, context)) parents.forEach(({ ref }) => say(policy, asAncestor(ref)));
  }
  for (const { ancestorRef, target, port } of callers) {
    const policy = tlsPolicyFor(context, target, port)?.object;
    if (policy !== undefined) say(policy, ancestorRef);
  }
  const claimed = new Map<string, BackendTlsPolicyObject>();
  for (const policy of policies.all) {
    for (const ref of policy.spec.targetRefs ?? []) {
      const key = tlsTargetKey(policy, ref);
      const winner = claimed.get(key);
      if (winner !== undefined) {
        // The ancestors of the winner: the loser is in force nowhere, and so would have none.
        states.get(winner)!.refs.forEach(each => states.get(policy)!.say(each, conditions => conditions.fail('Accepted', conflict(policy, winner))));
        break;
      }
      claimed.set(key, policy);
    }
  }
  return states;
}

function judge(policy: BackendTlsPolicyObject, conditions: Conditions, context: SimulationContext): void {
  const { unresolved, unusable } = authorities(policy, context);
  if (unresolved === undefined) conditions.hold('ResolvedRefs', 'ResolvedRefs', 'every certificate is found');
  else conditions.fail('ResolvedRefs', unresolved);
  if (unusable === undefined) conditions.hold('Accepted', 'Accepted', 'backends are spoken to as it says');
  else conditions.fail('Accepted', unusable);
}

function conflict(policy: BackendTlsPolicyObject, winner: BackendTlsPolicyObject): Complaint {
  return {
    reason: 'Conflicted',
    message: `the older ${describeObject(winner)} is for the same target${ageText(winner, policy)}`,
    fix: 'keep one of the two, or give each a sectionName of its own',
  };
}

/** Problems that are found before anybody asks for the policy of a backend. */
const UNREACHED: ReadonlySet<string> = new Set(['RefNotPermitted', 'InvalidKind', 'BackendNotFound', 'PortNotFound', 'PortNotSpecified', 'InvalidBackendRef',
  'UnsupportedValue', 'UnsupportedRefValue', 'UnsupportedAddressType', 'InvalidAddress']);

function policiesOf(route: RouteState, context: SimulationContext): Set<BackendTlsPolicyObject> {
  const found = new Set<BackendTlsPolicyObject>();
  for (const backend of backendsOf(route)) {
    const policy = tlsPolicyFor(context, backend, backend.port)?.object;
    if (policy !== undefined) found.add(policy);
  }
  return found;
}

function targetKeys(route: RouteState, context: SimulationContext): Set<string> {
  return new Set(backendsOf(route).flatMap(backend => tlsTargetKeys(context, backend, backend.port)));
}

/** Backends of a route that are there and get requests; those of a rule that answers with an error because of its filters are looked up all the same. */
function backendsOf({ rules }: RouteState): BackendState[] {
  return rules.filter(({ dropped, failure }) => dropped === undefined || failure !== undefined).flatMap(({ filters, backends }) => {
    const mirrors = [...filters, ...backends.flatMap(backend => backend.filters)].flatMap(({ mirror }) => mirror ?? []);
    return [...mirrors, ...backends].filter(({ spec, problem }) => spec.weight !== 0 && (problem === undefined || !UNREACHED.has(problem.reason)));
  });
}

function asAncestor({ group = GATEWAY_GROUP, kind = 'Gateway', namespace, name, sectionName, port }: ParentRef): AncestorRef {
  return {
    group,
    kind,
    ...namespace !== undefined && { namespace },
    name,
    ...sectionName !== undefined && { sectionName },
    ...port !== undefined && { port },
  };
}

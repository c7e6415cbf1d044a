import { acknowledgementsOf } from './acknowledgements';
import { AppSurroundings, simulateApp } from './app-simulation';
import { ClusterFinding } from './cluster-findings';
import { ClusterView } from './cluster-view';
import { Found, Keys } from './found';
import { misnamed } from './misnamed';
import { Rule } from './rule';
import { acknowledgementWithoutReason } from './rules/acknowledgement-without-reason';
import { allWeightsZero } from './rules/all-weights-zero';
import { droppedRule } from './rules/dropped-rule';
import { gatewayClassNotAccepted } from './rules/gateway-class-not-accepted';
import { gatewayNotAccepted } from './rules/gateway-not-accepted';
import { hostnameOnTwoListeners } from './rules/hostname-on-two-listeners';
import { listenerConflict } from './rules/listener-conflict';
import { listenerNotAccepted } from './rules/listener-not-accepted';
import { listenerSetRefused } from './rules/listener-set-refused';
import { overlappingClaims } from './rules/overlapping-claims';
import { overridingPolicy } from './rules/overriding-policy';
import { pointlessGrant } from './rules/pointless-grant';
import { policyWithoutTarget } from './rules/policy-without-target';
import { routeNotAccepted } from './rules/route-not-accepted';
import { ruleWithoutBackend } from './rules/rule-without-backend';
import { shadowedMatch } from './rules/shadowed-match';
import { unattachedRoute } from './rules/unattached-route';
import { unknownPort } from './rules/unknown-port';
import { unreachableRule } from './rules/unreachable-rule';
import { unresolvedReference } from './rules/unresolved-reference';
import { unservedHostname } from './rules/unserved-hostname';
import { ClusterObject, groupOf } from '../model/cluster-object';
import { GATEWAY_GROUP, ListenerSetObject, ListenerSpec } from '../model/gateway-objects';
import { ParentRef, ROUTE_KINDS, RouteObject } from '../model/route-objects';
import { Behaviour } from '../status/behaviour';
import { Simulation } from '../status/simulation';

/** Rules on what an app makes. The others ask for all that is in a cluster, or for taste. */
const RULES: readonly Rule[] = [
  gatewayClassNotAccepted, gatewayNotAccepted, listenerSetRefused, listenerConflict, listenerNotAccepted, routeNotAccepted, unservedHostname,
  droppedRule, unresolvedReference, unknownPort, ruleWithoutBackend, allWeightsZero, hostnameOnTwoListeners, overlappingClaims, unreachableRule,
  shadowedMatch, pointlessGrant, overridingPolicy, acknowledgementWithoutReason,
];

/** What may be found in the manifests of an app, besides what is found in its constructs. */
export const APP_RULE_IDS: ReadonlySet<string> = new Set([...RULES, unattachedRoute, policyWithoutTarget].map(({ id }) => id));

/** Rules for which every parent of a route has to be known. */
const ON_EVERY_PARENT: readonly Rule[] = [unreachableRule, shadowedMatch];

/** What a controller would make of an app that is wrong, as far as the app tells; acknowledged findings among the others. */
export function appFindings(made: readonly ClusterObject[], surroundings: AppSurroundings | undefined, behaviour: Behaviour): ClusterFinding[] {
  const own = new Set(made);
  // Of two simulations both look at what belongs to no Gateway.
  const findings = new Map<string, ClusterFinding>();
  const keep = (finding: ClusterFinding) => {
    const { id, object, keys, message } = finding;
    const { apiVersion, kind, metadata: { namespace, name } } = object;
    const acknowledged = acknowledgementsOf(object).find(each => each.id === id && each.reason !== undefined)?.reason;
    const key = JSON.stringify([id, apiVersion, kind, namespace, name, keys, message]);
    findings.set(key, acknowledged === undefined ? finding : { ...finding, acknowledged });
  };
  const simulations = simulateApp(withoutStrayRoutes(made, surroundings), surroundings, behaviour);
  for (const simulation of simulations) {
    const known = new KnownParents(simulation, own);
    const view = new ClusterView(simulation);
    for (const rule of RULES) {
      for (const found of rule.find(view)) {
        if (own.has(found.object) && known.tells(rule, found)) keep({ id: rule.id, severity: rule.severity, ...found });
      }
    }
  }
  misnamed(made, simulations[0].objects).forEach(keep);
  return withoutRepeats([...findings.values()]);
}

/** Without any Gateway nothing is found of routes. */
function withoutStrayRoutes(made: readonly ClusterObject[], surroundings: AppSurroundings | undefined): readonly ClusterObject[] {
  const isThere = made.some(({ kind }) => kind === 'Gateway') || surroundings?.facts.routes.some(({ listeners }) => listeners.length > 0);
  return isThere ? made : made.filter(({ kind }) => !(ROUTE_KINDS as readonly string[]).includes(kind));
}

/** Of findings in one object that have one way out, those at an inner place say more than those around it. */
function withoutRepeats(findings: readonly ClusterFinding[]): ClusterFinding[] {
  const byWayOut = new Map<ClusterObject, Map<string, ClusterFinding[]>>();
  for (const finding of findings) {
    const ofObject = byWayOut.get(finding.object) ?? new Map<string, ClusterFinding[]>();
    byWayOut.set(finding.object, ofObject);
    ofObject.set(finding.fix, [...ofObject.get(finding.fix) ?? [], finding]);
  }
  const isWithin = (inner: Keys, outer: Keys) => inner.length > outer.length && outer.every((key, index) => key === inner[index]);
  return findings.filter(({ object, fix, keys }) => !byWayOut.get(object)!.get(fix)!.some(other => isWithin(other.keys, keys)));
}

/** What an app knows of the parents of its routes: of an assumed one the listeners that it names, of any other everything or nothing. */
class KnownParents {
  private readonly routes: ReadonlySet<ClusterObject>;
  private readonly sets: ReadonlySet<ClusterObject>;

  public constructor(private readonly simulation: Simulation, private readonly made: ReadonlySet<ClusterObject>) {
    this.routes = new Set(simulation.routes.filter(({ parents }) => parents.length > 0).map(({ object }) => object));
    this.sets = new Set(simulation.listenerSets.map(({ object }) => object));
  }

  /** Whether enough is known for a finding to hold. */
  public tells(rule: Rule, { object, keys: [, field, index], message }: Found): boolean {
    // Other controllers may have backends of their own kinds.
    if (rule === unresolvedReference && message.endsWith('(InvalidKind)') && !this.simulation.behaviour.envoyGateway) return false;
    if (groupOf(object.apiVersion) !== GATEWAY_GROUP) return true;
    if (object.kind === 'ListenerSet') return this.sets.has(object);
    if (!object.kind.endsWith('Route')) return true;
    if (!this.routes.has(object)) return rule === acknowledgementWithoutReason;
    const { spec: { parentRefs = [] } } = object as RouteObject;
    if (field === 'parentRefs') return parentRefs[index as number] !== undefined && this.knows(parentRefs[index as number], object);
    return !(ON_EVERY_PARENT.includes(rule) || field === 'hostnames') || parentRefs.every(ref => this.knows(ref, object));
  }

  private knows({ group = GATEWAY_GROUP, kind = 'Gateway', namespace, name, sectionName }: ParentRef, route: ClusterObject): boolean {
    const parent = this.simulation.objects.find<ListenerSetObject>(group, kind, namespace ?? route.metadata.namespace ?? '', name);
    if (parent === undefined) return false;
    if (this.made.has(parent)) return true;
    const isRequests = route.kind === 'HTTPRoute' || route.kind === 'GRPCRoute';
    return isRequests && parent.spec.listeners.some((listener: ListenerSpec) => listener.name === sectionName);
  }
}

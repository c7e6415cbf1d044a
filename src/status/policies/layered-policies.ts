import { ClassScope, placeOf, ScopedRoute } from './class-scope';
import { asWritten, EffectivePolicy, mergedInto } from './effective-policy';
import { PolicyObject, TargetingSpec } from './policy-objects';
import { PolicyScopes, scopeKey, scopesText, scopeText, wholeOf } from './policy-scopes';
import { AncestorRef, Ancestors } from './policy-state';
import { PolicyTargets, Target } from './policy-targets';
import { ageText } from '../../model/age';
import { describeObject } from '../../model/cluster-object';
import { GATEWAY_GROUP } from '../../model/gateway-objects';
import { ROUTE_KINDS } from '../../model/route-objects';
import { Complaint } from '../condition';
import { SimulationContext } from '../simulation';
import { GatewayState, ListenerState } from '../state';

/** A kind of policy that is for rules, routes, listeners, ListenerSets or Gateways, where the narrower replaces the broader or adds to it. */
export interface LayeredKind<Spec extends TargetingSpec> {
  readonly kind: 'BackendTrafficPolicy' | 'SecurityPolicy' | 'EnvoyExtensionPolicy';
  /** Why it cannot be applied as it says, so that requests get a 500 where it is in force. */
  readonly problem: (policy: EffectivePolicy<Spec>, gateway: GatewayState, context: SimulationContext) => PolicyProblem | undefined;
  /** Why it is not applied to a kind of route at all. */
  readonly refusal?: (spec: Spec, routeKind: string) => Complaint | undefined;
  /** Fields that are to go, each with what to write instead. */
  readonly deprecations: (spec: Spec) => readonly string[];
}

/** What is wrong with a policy; `failsOpen` where requests get through all the same, without what is broken. */
export interface PolicyProblem extends Complaint {
  readonly failsOpen?: boolean;
}

/** Policies of one kind and class, each where it is. */
export class LayeredPolicies<Spec extends TargetingSpec> {
  /** What is said of each. */
  public readonly states = new Map<PolicyObject<Spec>, Ancestors>();
  /** Who is for which scope: of several, the oldest. */
  private readonly holders = new Map<string, PolicyObject<Spec>>();
  /** The same for Gateways, ListenerSets and their listeners, which narrower policies add to. */
  private readonly broad = new Map<string, PolicyObject<Spec>>();
  private readonly rulesTaken = new Map<string, string[]>();
  private readonly overriding = new PolicyScopes();
  private readonly merging = new PolicyScopes();
  private readonly effective = new Map<PolicyObject<Spec>, Map<PolicyObject<Spec> | undefined, EffectivePolicy<Spec>>>();
  private readonly problems = new Map<EffectivePolicy<Spec>, Map<GatewayState, PolicyProblem | undefined>>();

  public constructor(
    private readonly policyKind: LayeredKind<Spec>, policies: ReadonlyArray<PolicyObject<Spec>>, private readonly scope: ClassScope,
    private readonly context: SimulationContext,
  ) {
    if (policies.length === 0) return;
    for (const policy of policies) this.states.set(policy, new Ancestors(scope.controllerName));
    const targets = new PolicyTargets(scope, context);
    this.findBroad(policies, targets);
    // From the narrowest to the broadest, so that each knows what overrides it.
    for (const policy of policies) for (const target of targets.sections(policy, ...ROUTE_KINDS)) this.judgeForRoute(policy, target);
    for (const policy of policies) for (const target of targets.wholes(policy, ...ROUTE_KINDS)) this.judgeForRoute(policy, target);
    for (const kind of ['ListenerSet', 'Gateway'] as const) {
      for (const policy of policies) for (const target of targets.sections(policy, kind)) this.judgeForListeners(policy, target);
      for (const policy of policies) for (const target of targets.wholes(policy, kind)) this.judgeForListeners(policy, target);
    }
  }

  /** The policy in force for a rule of a route on a listener, or for the whole route; of the listener itself where there is no route. */
  public inForce(listener: ListenerState, route?: Target, rule?: string): EffectivePolicy<Spec> | undefined {
    if (this.holders.size === 0) return undefined;
    const narrow = route === undefined ? undefined : this.holderFor(route, rule);
    if (narrow === undefined) {
      const found = this.broadFor(listener);
      return found && this.effectiveOf(found.policy, undefined);
    }
    return this.effectiveOf(narrow, narrow.spec.mergeType === undefined ? undefined : this.broadFor(listener)?.policy);
  }

  public problemOf(policy: EffectivePolicy<Spec>, gateway: GatewayState): PolicyProblem | undefined {
    let byGateway = this.problems.get(policy);
    if (byGateway === undefined) this.problems.set(policy, byGateway = new Map());
    if (!byGateway.has(gateway)) byGateway.set(gateway, this.policyKind.problem(policy, gateway, this.context));
    return byGateway.get(gateway);
  }

  private holderFor(route: Target, rule: string | undefined): PolicyObject<Spec> | undefined {
    const scopes = [...rule === undefined ? [] : [{ ...route, sectionName: rule }], route];
    const isApplied = ({ spec }: PolicyObject<Spec>) => this.policyKind.refusal?.(spec, route.kind) === undefined;
    return scopes.map(scope => this.holders.get(scopeKey(scope))).find(policy => policy !== undefined && isApplied(policy));
  }

  private findBroad(policies: ReadonlyArray<PolicyObject<Spec>>, targets: PolicyTargets): void {
    for (const policy of policies) {
      for (const kind of ['ListenerSet', 'Gateway'] as const) {
        for (const target of [...targets.wholes(policy, kind), ...targets.sections(policy, kind)]) {
          const key = scopeKey(target);
          if (!this.broad.has(key) && this.sectionsOf(target)?.includes(target.sectionName ?? '') !== false) this.broad.set(key, policy);
        }
      }
    }
  }

  /** Names of the listeners of a Gateway or ListenerSet, or of the rules of a route, for a target that names one. */
  private sectionsOf({ kind, namespace, name, sectionName }: Target): readonly string[] | undefined {
    if (sectionName === undefined) return undefined;
    const place = placeOf({ kind, namespace, name });
    const { gateways, listenerSets, routes } = this.scope.byKey;
    switch (kind) {
      case 'Gateway': return gateways.get(place)?.object.spec.listeners.map(each => each.name) ?? [];
      case 'ListenerSet': return listenerSets.get(place)?.object.spec.listeners.map(each => each.name) ?? [];
      default: return routes.get(place)?.route.rules.flatMap(({ spec }) => spec.name ?? []) ?? [];
    }
  }

  private judgeForRoute(policy: PolicyObject<Spec>, target: Target): void {
    const scoped = this.scope.byKey.routes.get(placeOf(target));
    if (scoped === undefined) return;
    const complaint = this.claim(policy, target);
    const ancestors = this.ancestorsOf(scoped);
    if (complaint !== undefined) return this.fail(policy, ancestors, complaint);
    const refusal = this.policyKind.refusal?.(policy.spec, target.kind);
    if (refusal !== undefined) return this.fail(policy, ancestors, refusal);
    if (policy.spec.mergeType === undefined) this.judgeOnGateways(policy, scoped, ancestors); else this.judgeMerged(policy, scoped);
    this.accept(policy, ancestors);
    const rules = target.sectionName === undefined ? this.rulesTaken.get(scopeKey(target)) : undefined;
    if (rules !== undefined) {
      for (const ref of ancestors) this.override(policy, ref, rules.map(sectionName => ({ ...target, sectionName })));
    }
  }

  /** Parents of a route, as ancestors. A route is noted as what overrides the policies of its parents. */
  private ancestorsOf({ route: { kind, object: { metadata } }, parents }: ScopedRoute): AncestorRef[] {
    const route = { kind, namespace: metadata.namespace ?? '', name: metadata.name };
    return parents.map(({ ref, gateway }) => {
      const parent: Target = {
        kind: ref.kind ?? 'Gateway',
        namespace: ref.namespace ?? route.namespace,
        name: ref.name,
        ...ref.sectionName !== undefined && { sectionName: ref.sectionName },
      };
      if (parent.kind === 'ListenerSet') this.overriding.contain(gatewayTarget(gateway), wholeOf(parent));
      this.overriding.add(parent, route);
      return ancestorRef(parent);
    });
  }

  private judgeOnGateways(policy: PolicyObject<Spec>, { parents }: ScopedRoute, ancestors: readonly AncestorRef[]): void {
    for (const gateway of new Set(parents.map(each => each.gateway))) {
      const problem = this.problemOf(this.effectiveOf(policy, undefined), gateway);
      if (problem !== undefined) return this.fail(policy, ancestors, problem);
    }
  }

  /** A policy that adds to a broader one comes to something else on each listener. */
  private judgeMerged(policy: PolicyObject<Spec>, { route: { kind, object: { metadata } }, parents }: ScopedRoute): void {
    const route = { kind, namespace: metadata.namespace ?? '', name: metadata.name };
    for (const { listener } of parents.flatMap(({ attachments }) => attachments)) {
      const broader = this.broadFor(listener);
      const effective = this.effectiveOf(policy, broader?.policy);
      const problem = this.policyKind.refusal?.(effective.spec, kind) ?? this.problemOf(effective, listener.gateway);
      const ref = ancestorRef(listenerTarget(listener));
      if (problem !== undefined) {
        this.fail(policy, [ref], problem);
      } else if (broader !== undefined) {
        this.merging.add(broader.target, route);
        this.say(policy, ref, conditions => conditions.hold('Merged', 'Merged', `it adds to ${describeObject(broader.policy)}`));
      }
    }
  }

  /** For a Gateway or ListenerSet, or a listener of it. */
  private judgeForListeners(policy: PolicyObject<Spec>, target: Target): void {
    const place = placeOf(target);
    const set = this.scope.byKey.listenerSets.get(place);
    const gateway = target.kind === 'Gateway' ? this.scope.byKey.gateways.get(place) : set?.gateway;
    if (gateway === undefined) return;
    const ref = ancestorRef(target);
    const complaint = this.claim(policy, target);
    if (complaint !== undefined) return this.fail(policy, [ref], complaint);
    if (target.sectionName !== undefined) {
      if (set !== undefined) this.overriding.contain(gatewayTarget(gateway), wholeOf(target));
      this.overriding.add(wholeOf(target), target);
    } else if (set !== undefined) {
      this.overriding.add(gatewayTarget(gateway), target);
    }
    const problem = this.problemOf(this.effectiveOf(policy, undefined), gateway);
    if (problem !== undefined) this.fail(policy, [ref], problem);
    this.accept(policy, [ref]);
    const merged = this.merging.under(target);
    if (merged.size > 0) {
      this.say(policy, ref, conditions => conditions.hold('Merged', 'Merged', `narrower policies add to it for ${scopesText([...merged.values()])}`));
    }
    const within = this.overriding.within(target);
    this.override(policy, ref, [...within].filter(([key]) => !merged.has(key)).map(([, each]) => each));
  }

  /** Takes a scope for a policy; says why where it cannot. */
  private claim(policy: PolicyObject<Spec>, target: Target): Complaint | undefined {
    const sections = this.sectionsOf(target);
    if (sections !== undefined && !sections.includes(target.sectionName!)) {
      const part = target.kind === 'Gateway' || target.kind === 'ListenerSet' ? 'listener' : 'rule';
      return {
        reason: 'TargetNotFound',
        message: `${scopeText(wholeOf(target))} has no ${part} named ${target.sectionName}`,
        fix: sections.length === 0 ? `name its ${part}s, or leave sectionName out` : `write one that it has: ${sections.slice(0, 10).join(', ')}`,
      };
    }
    const key = scopeKey(target);
    const holder = this.holders.get(key);
    if (holder !== undefined) {
      return {
        reason: 'Conflicted',
        message: holder === policy ? `it names ${scopeText(target)} twice` : `the older ${describeObject(holder)} is for ${scopeText(target)} too${ageText(holder, policy)}`,
        fix: holder === policy ? 'name it once' : 'put both into one policy, or give each a target of its own',
      };
    }
    this.holders.set(key, policy);
    if (target.sectionName !== undefined) {
      const whole = scopeKey(wholeOf(target));
      const others = this.rulesTaken.get(whole);
      if (others === undefined) this.rulesTaken.set(whole, [target.sectionName]); else others.push(target.sectionName);
    }
    return undefined;
  }

  /** Who is for a listener, its ListenerSet or its Gateway, the nearest first. Listeners of a ListenerSet are not listeners of its Gateway. */
  private broadFor(listener: ListenerState): { readonly policy: PolicyObject<Spec>; readonly target: Target } | undefined {
    const own = listenerTarget(listener);
    for (const target of [own, wholeOf(own), gatewayTarget(listener.gateway)]) {
      const policy = this.broad.get(scopeKey(target));
      if (policy !== undefined) return { policy, target };
    }
    return undefined;
  }

  private effectiveOf(policy: PolicyObject<Spec>, broader: PolicyObject<Spec> | undefined): EffectivePolicy<Spec> {
    let byBroader = this.effective.get(policy);
    if (byBroader === undefined) this.effective.set(policy, byBroader = new Map());
    let effective = byBroader.get(broader);
    if (effective === undefined) byBroader.set(broader, effective = broader === undefined ? asWritten(policy) : mergedInto(policy, broader));
    return effective;
  }

  private accept(policy: PolicyObject<Spec>, ancestors: readonly AncestorRef[]): void {
    const deprecations = this.policyKind.deprecations(policy.spec);
    for (const ref of ancestors) {
      this.say(policy, ref, conditions => {
        if (conditions.get('Accepted') === undefined) conditions.hold('Accepted', 'Accepted', 'it is applied as it says');
        if (deprecations.length > 0) conditions.hold('Warning', 'DeprecatedField', `of its fields some are to go: ${deprecations.join('; ')}`, 'write what replaces them');
      });
    }
  }

  private override(policy: PolicyObject<Spec>, ref: AncestorRef, by: readonly Target[]): void {
    if (by.length === 0) return;
    this.say(policy, ref, conditions => conditions.hold(
      'Overridden', 'Overridden', `narrower policies of kind ${policy.kind} replace it, whole, for ${scopesText(by)}`, 'repeat there what must hold everywhere, or set `mergeType` there',
    ));
  }

  private fail(policy: PolicyObject<Spec>, ancestors: readonly AncestorRef[], complaint: Complaint): void {
    for (const ref of ancestors) this.say(policy, ref, conditions => conditions.fail('Accepted', complaint));
  }

  private say(policy: PolicyObject<Spec>, ref: AncestorRef, something: Parameters<Ancestors['say']>[1]): void {
    this.states.get(policy)!.say(ref, something);
  }
}

export function gatewayTarget({ object: { metadata: { namespace = '', name } } }: GatewayState): Target {
  return { kind: 'Gateway', namespace, name };
}

export function listenerTarget({ gateway, set, spec }: ListenerState): Target {
  if (set === undefined) return { ...gatewayTarget(gateway), sectionName: spec.name };
  const { namespace = '', name } = set.object.metadata;
  return { kind: 'ListenerSet', namespace, name, sectionName: spec.name };
}

/** How Envoy Gateway writes a Gateway or ListenerSet into the status of a policy. */
export function ancestorRef({ kind, namespace, name, sectionName }: Target): AncestorRef {
  return { group: GATEWAY_GROUP, kind, namespace, name, ...sectionName !== undefined && { sectionName } };
}

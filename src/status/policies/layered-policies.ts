import { ClassScope, placeOf, ScopedRoute } from './class-scope';
import { asWritten, EffectivePolicy, mergedInto } from './effective-policy';
import { ancestorRef, gatewayTarget, listenerTarget, PolicyHolders } from './policy-holders';
import { PolicyObject, TargetingSpec } from './policy-objects';
import { PolicyScopes, scopesText, wholeOf } from './policy-scopes';
import { AncestorRef, Ancestors } from './policy-state';
import { PolicyTargets, Target } from './policy-targets';
import { describeObject } from '../../model/cluster-object';
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
  private readonly holders: PolicyHolders<Spec>;
  private readonly overriding = new PolicyScopes();
  private readonly merging = new PolicyScopes();
  private readonly effective = new Map<PolicyObject<Spec>, Map<PolicyObject<Spec> | undefined, EffectivePolicy<Spec>>>();
  private readonly problems = new Map<EffectivePolicy<Spec>, Map<GatewayState, PolicyProblem | undefined>>();

  public constructor(
    private readonly policyKind: LayeredKind<Spec>, policies: ReadonlyArray<PolicyObject<Spec>>, private readonly scope: ClassScope,
    private readonly context: SimulationContext,
  ) {
    this.holders = new PolicyHolders(scope.byKey);
    if (policies.length === 0) return;
    for (const policy of policies) this.states.set(policy, new Ancestors(scope.controllerName));
    const targets = new PolicyTargets(scope, context);
    this.holders.findBroad(policies, targets);
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
    if (this.holders.isEmpty) return undefined;
    const narrow = route === undefined ? undefined : this.holderFor(route, rule);
    if (narrow === undefined) {
      const found = this.holders.broadFor(listener);
      return found && this.effectiveOf(found.policy, undefined);
    }
    return this.effectiveOf(narrow, narrow.spec.mergeType === undefined ? undefined : this.holders.broadFor(listener)?.policy);
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
    return scopes.map(scope => this.holders.find(scope)).find(policy => policy !== undefined && isApplied(policy));
  }

  private judgeForRoute(policy: PolicyObject<Spec>, target: Target): void {
    const scoped = this.scope.byKey.routes.get(placeOf(target));
    if (scoped === undefined) return;
    const complaint = this.holders.claim(policy, target);
    const ancestors = this.ancestorsOf(scoped);
    if (complaint !== undefined) return this.fail(policy, ancestors, complaint);
    const refusal = this.policyKind.refusal?.(policy.spec, target.kind);
    if (refusal !== undefined) return this.fail(policy, ancestors, refusal);
    if (policy.spec.mergeType === undefined) this.judgeOnGateways(policy, scoped, ancestors); else this.judgeMerged(policy, scoped);
    this.accept(policy, ancestors);
    if (target.sectionName === undefined) ancestors.forEach(ref => this.override(policy, ref, this.holders.partsTaken(target)));
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
      if (problem !== undefined) return this.fail(policy, ancestors, withConsequence(problem));
    }
  }

  /** A policy that adds to a broader one comes to something else on each listener. */
  private judgeMerged(policy: PolicyObject<Spec>, { route: { kind, object: { metadata } }, parents }: ScopedRoute): void {
    const route = { kind, namespace: metadata.namespace ?? '', name: metadata.name };
    for (const { listener } of parents.flatMap(({ attachments }) => attachments)) {
      const broader = this.holders.broadFor(listener);
      const effective = this.effectiveOf(policy, broader?.policy);
      const problem = this.problemOf(effective, listener.gateway);
      const complaint = this.policyKind.refusal?.(effective.spec, kind) ?? (problem && withConsequence(problem));
      const ref = ancestorRef(listenerTarget(listener));
      if (complaint !== undefined) {
        this.fail(policy, [ref], complaint);
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
    const complaint = this.holders.claim(policy, target);
    if (complaint !== undefined) return this.fail(policy, [ref], complaint);
    if (target.sectionName !== undefined) {
      if (set !== undefined) this.overriding.contain(gatewayTarget(gateway), wholeOf(target));
      this.overriding.add(wholeOf(target), target);
    } else if (set !== undefined) {
      this.overriding.add(gatewayTarget(gateway), target);
    }
    const problem = this.problemOf(this.effectiveOf(policy, undefined), gateway);
    if (problem !== undefined) this.fail(policy, [ref], withConsequence(problem));
    this.accept(policy, [ref]);
    const merged = this.merging.under(target);
    if (merged.size > 0) {
      this.say(policy, ref, conditions => conditions.hold('Merged', 'Merged', `narrower policies add to it for ${scopesText([...merged.values()])}`));
    }
    const within = this.overriding.within(target);
    this.override(policy, ref, [...within].filter(([key]) => !merged.has(key)).map(([, each]) => each));
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

function withConsequence({ reason, message, fix, failsOpen }: PolicyProblem): Complaint {
  return { reason, message: `${message}; ${failsOpen === true ? 'requests pass without it' : 'requests it is for get a 500'}`, fix };
}

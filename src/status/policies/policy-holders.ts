import { placeOf, ScopedObjects } from './class-scope';
import { PolicyObject, TargetingSpec } from './policy-objects';
import { scopeKey, scopeText, wholeOf } from './policy-scopes';
import { AncestorRef } from './policy-state';
import { PolicyTargets, Target } from './policy-targets';
import { ageText } from '../../model/age';
import { describeObject } from '../../model/cluster-object';
import { GATEWAY_GROUP } from '../../model/gateway-objects';
import { addTo } from '../../model/grouped';
import { Complaint } from '../condition';
import { GatewayState, ListenerState } from '../state';

/** Who is for what, of the policies of one kind and class: of several for one target the first that claims it. */
export class PolicyHolders<Spec extends TargetingSpec> {
  private readonly holders = new Map<string, PolicyObject<Spec>>();
  /** Of Gateways, ListenerSets and their listeners, known before anything is claimed: narrower policies add to them. */
  private readonly broad = new Map<string, PolicyObject<Spec>>();
  private readonly sectionsTaken = new Map<string, string[]>();

  public constructor(private readonly objects: ScopedObjects) {}

  public get isEmpty(): boolean {
    return this.holders.size === 0;
  }

  public find(target: Target): PolicyObject<Spec> | undefined {
    return this.holders.get(scopeKey(target));
  }

  /** Parts of a target that have policies of their own. */
  public partsTaken(target: Target): readonly Target[] {
    return (this.sectionsTaken.get(scopeKey(target)) ?? []).map(sectionName => ({ ...target, sectionName }));
  }

  public findBroad(policies: ReadonlyArray<PolicyObject<Spec>>, targets: PolicyTargets): void {
    for (const policy of policies) {
      for (const target of (['ListenerSet', 'Gateway'] as const).flatMap(kind => [...targets.wholes(policy, kind), ...targets.sections(policy, kind)])) {
        const key = scopeKey(target);
        if (!this.broad.has(key) && this.sectionComplaint(target) === undefined) this.broad.set(key, policy);
      }
    }
  }

  /** Who is for a listener, its ListenerSet or its Gateway, the nearest first. Listeners of a ListenerSet are not listeners of its Gateway. */
  public broadFor(listener: ListenerState): { readonly policy: PolicyObject<Spec>; readonly target: Target } | undefined {
    const own = listenerTarget(listener);
    for (const target of [own, wholeOf(own), gatewayTarget(listener.gateway)]) {
      const policy = this.broad.get(scopeKey(target));
      if (policy !== undefined) return { policy, target };
    }
    return undefined;
  }

  /** Takes a target for a policy; says why where it cannot. */
  public claim(policy: PolicyObject<Spec>, target: Target): Complaint | undefined {
    const key = scopeKey(target);
    const holder = this.holders.get(key);
    const complaint = this.sectionComplaint(target) ?? (holder && conflict(policy, holder, target));
    if (complaint !== undefined) return complaint;
    this.holders.set(key, policy);
    if (target.sectionName !== undefined) addTo(this.sectionsTaken, scopeKey(wholeOf(target)), target.sectionName);
    return undefined;
  }

  private sectionComplaint(target: Target): Complaint | undefined {
    const sections = target.sectionName === undefined ? [] : this.sectionsOf(target);
    return target.sectionName === undefined || sections.includes(target.sectionName) ? undefined : unknownSection(target, sections);
  }

  /** Names of the listeners of a Gateway or ListenerSet, or of the rules of a route. */
  private sectionsOf(target: Target): readonly string[] {
    const place = placeOf(target);
    const { gateways, listenerSets, routes } = this.objects;
    switch (target.kind) {
      case 'Gateway': return gateways.get(place)?.object.spec.listeners.map(({ name }) => name) ?? [];
      case 'ListenerSet': return listenerSets.get(place)?.object.spec.listeners.map(({ name }) => name) ?? [];
      default: return routes.get(place)?.route.rules.flatMap(({ spec }) => spec.name ?? []) ?? [];
    }
  }
}

export function unknownSection(target: Target, sections: readonly string[]): Complaint {
  const part = target.kind === 'Gateway' || target.kind === 'ListenerSet' ? 'listener' : 'rule';
  return {
    reason: 'TargetNotFound',
    message: `${scopeText(wholeOf(target))} has no ${part} named ${target.sectionName}`,
    fix: sections.length === 0 ? `name its ${part}s, or leave sectionName out` : `write one that it has: ${sections.slice(0, 10).join(', ')}`,
  };
}

export function conflict(policy: PolicyObject, holder: PolicyObject, target: Target): Complaint {
  if (holder === policy) return { reason: 'Conflicted', message: `it names ${scopeText(target)} twice`, fix: 'name it once' };
  return {
    reason: 'Conflicted',
    message: `${describeObject(holder)} is for ${scopeText(target)} already${ageText(holder, policy)}`,
    fix: 'put both into one policy, or give each a target of its own',
  };
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

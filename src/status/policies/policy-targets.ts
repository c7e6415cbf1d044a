import { ClassScope, placeOf } from './class-scope';
import { PolicyObject, TargetRef, TargetSelectorSpec } from './policy-objects';
import { byCreation } from '../../model/age';
import { ClusterObject } from '../../model/cluster-object';
import { ENVOY_GROUP, GATEWAY_GROUP } from '../../model/gateway-objects';
import { addTo } from '../../model/grouped';
import { selectorProblem, selects } from '../../model/label-selector';
import { ROUTE_KINDS } from '../../model/route-objects';
import { SimulationContext } from '../simulation';

/** What a policy is for: a whole object, or a part of it. */
export interface Target {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly sectionName?: string;
}

/** What the policies of one class are for. */
export class PolicyTargets {
  private readonly candidates = new Map<string, Candidates>();
  private readonly namedByPolicy = new Map<PolicyObject, readonly Target[]>();

  public constructor(private readonly scope: ClassScope, private readonly context: SimulationContext) {}

  /** Parts of objects that a policy names; selectors find whole objects only. */
  public sections(policy: PolicyObject, ...kinds: readonly string[]): readonly Target[] {
    return this.named(policy).filter(({ kind, sectionName }) => sectionName !== undefined && kinds.includes(kind));
  }

  /** Whole objects: those its selectors find, oldest first, then those it names. */
  public wholes(policy: PolicyObject, ...kinds: readonly string[]): readonly Target[] {
    const named = this.named(policy).filter(({ kind, sectionName }) => sectionName === undefined && kinds.includes(kind));
    if ((policy.spec.targetSelectors ?? []).length === 0) return named;
    const selected = this.selected(policy, kinds);
    const known = new Set(selected.map(placeOf));
    return [...selected, ...named.filter(target => !known.has(placeOf(target)))];
  }

  private named(policy: PolicyObject): readonly Target[] {
    let targets = this.namedByPolicy.get(policy);
    if (targets === undefined) this.namedByPolicy.set(policy, targets = namedTargets(policy));
    return targets;
  }

  private selected(policy: PolicyObject, kinds: readonly string[]): Target[] {
    const objects = new Set<ClusterObject>();
    for (const selector of policy.spec.targetSelectors ?? []) {
      if (!kinds.includes(selector.kind) || (selector.group ?? GATEWAY_GROUP) !== GATEWAY_GROUP || selectorProblem(selector) !== undefined) continue;
      for (const object of this.objectsOf(selector, policy)) {
        if (this.isMeant(object, selector, policy)) objects.add(object);
      }
    }
    return [...objects].sort(byCreation).map(({ kind, metadata: { namespace = '', name } }) => ({ kind, namespace, name }));
  }

  /** Those that can be meant: few, where the selector allows to tell before looking at each. */
  private objectsOf({ kind, namespaces, matchLabels = {} }: TargetSelectorSpec, { metadata }: PolicyObject): readonly ClusterObject[] {
    let candidates = this.candidates.get(kind);
    if (candidates === undefined) this.candidates.set(kind, candidates = new Candidates(objectsIn(this.scope, kind)));
    const labels = Object.entries(matchLabels).map(([key, value]) => candidates.withLabel(key, value));
    const inNamespace = (namespaces?.from ?? 'Same') === 'Same' ? [candidates.inNamespace(metadata.namespace ?? '')] : [];
    return [...labels, ...inNamespace].sort((a, b) => a.length - b.length)[0] ?? candidates.all;
  }

  private isMeant({ kind, metadata: { namespace = '', name, labels } }: ClusterObject, selector: TargetSelectorSpec, policy: PolicyObject): boolean {
    const from = { group: ENVOY_GROUP, kind: policy.kind, namespace: policy.metadata.namespace ?? '' };
    return this.isNamespaceMeant(namespace, from.namespace, selector) && selects(selector, labels ?? {})
      && this.context.permissions.find(from, { group: GATEWAY_GROUP, kind, namespace, name }) !== undefined;
  }

  private isNamespaceMeant(namespace: string, own: string, { namespaces }: TargetSelectorSpec): boolean {
    switch (namespaces?.from ?? 'Same') {
      case 'Same': return namespace === own;
      case 'All': return true;
      case 'Selector': {
        const { selector } = namespaces!;
        const { labels } = this.context.objects.namespaceLabels(namespace);
        return selector !== undefined && selectorProblem(selector) === undefined && selects(selector, labels);
      }
      default: return false;
    }
  }
}

/** What a policy names itself; `targetRef` silences `targetRefs`. */
function namedTargets({ spec: { targetRef, targetRefs }, metadata: { namespace = '' } }: PolicyObject): Target[] {
  const refs: readonly TargetRef[] = targetRef !== undefined ? [targetRef] : targetRefs ?? [];
  return refs.map(({ kind, name, sectionName }) => ({ kind, namespace, name, ...sectionName !== undefined && { sectionName } }));
}

function objectsIn({ gateways, listenerSets, routes }: ClassScope, kind: string): readonly ClusterObject[] {
  if (kind === 'Gateway') return gateways.map(({ object }) => object);
  if (kind === 'ListenerSet') return listenerSets.map(({ object }) => object);
  return ROUTE_KINDS.some(each => each === kind) ? routes.filter(({ route }) => route.kind === kind).map(({ route }) => route.object) : [];
}

/** Objects of a kind, found by where they are and how they are labelled. */
class Candidates {
  private readonly byLabel = new Map<string, ClusterObject[]>();
  private readonly byNamespace = new Map<string, ClusterObject[]>();

  public constructor(public readonly all: readonly ClusterObject[]) {
    for (const object of all) {
      addTo(this.byNamespace, object.metadata.namespace ?? '', object);
      for (const [key, value] of Object.entries(object.metadata.labels ?? {})) addTo(this.byLabel, `${key}=${value}`, object);
    }
  }

  public withLabel(key: string, value: string): readonly ClusterObject[] {
    return this.byLabel.get(`${key}=${value}`) ?? [];
  }

  public inNamespace(namespace: string): readonly ClusterObject[] {
    return this.byNamespace.get(namespace) ?? [];
  }
}

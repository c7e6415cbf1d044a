import { ClusterView } from './cluster-view';
import { Keys } from './found';
import { ClusterObject, groupOf } from '../model/cluster-object';
import { ENVOY_GROUP, GATEWAY_GROUP } from '../model/gateway-objects';
import { LabelSelector, selectorProblem, selects } from '../model/label-selector';

/** A policy, as far as what it is for is concerned. */
export type PolicyObject = ClusterObject<{
  readonly targetRef?: TargetRef;
  readonly targetRefs?: readonly TargetRef[];
  readonly targetSelectors?: readonly TargetSelector[];
  readonly mergeType?: string;
  readonly [field: string]: unknown;
}>;

interface TargetRef {
  readonly group?: string;
  readonly kind: string;
  readonly name: string;
  readonly sectionName?: string;
}

export interface TargetSelector extends LabelSelector {
  readonly group: string;
  readonly kind: string;
  /** Where its targets may be; the policy's own namespace by default. */
  readonly namespaces?: { readonly from?: string };
}

/** A selector, and where it is. */
export interface PlacedSelector {
  readonly selector: TargetSelector;
  readonly keys: Keys;
}

/** What a policy is for, and where it says so. */
export interface PolicyTarget {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly sectionName?: string;
  readonly keys: Keys;
}

const ENVOY_POLICIES = ['ClientTrafficPolicy', 'BackendTrafficPolicy', 'SecurityPolicy', 'EnvoyExtensionPolicy', 'EnvoyPatchPolicy'];

/** Whether an object is a policy of the Gateway API or of Envoy Gateway. */
export function isPolicy(object: ClusterObject): object is PolicyObject {
  const group = groupOf(object.apiVersion);
  return group === GATEWAY_GROUP ? object.kind === 'BackendTLSPolicy' : group === ENVOY_GROUP && ENVOY_POLICIES.includes(object.kind);
}

/** Every policy of a kind that the controller reads. */
export function policiesOf({ simulation: { objects, behaviour } }: ClusterView): readonly PolicyObject[] {
  const ofEnvoy = behaviour.envoyGateway ? ENVOY_POLICIES.flatMap(kind => objects.ofKind<PolicyObject>(ENVOY_GROUP, kind)) : [];
  return [...objects.ofKind<PolicyObject>(GATEWAY_GROUP, 'BackendTLSPolicy'), ...ofEnvoy];
}

/** What a policy names; always of its own namespace. */
export function targetsOf({ spec: { targetRef, targetRefs = [] }, metadata: { namespace = '' } }: PolicyObject): readonly PolicyTarget[] {
  const target = ({ group = '', kind, name, sectionName }: TargetRef, keys: Keys): PolicyTarget =>
    ({ group, kind, namespace, name, ...sectionName !== undefined && { sectionName }, keys });
  return [
    ...targetRef === undefined ? [] : [target(targetRef, ['spec', 'targetRef'])],
    ...targetRefs.map((ref, index) => target(ref, ['spec', 'targetRefs', index])),
  ];
}

export function selectorsOf({ spec: { targetSelectors = [] } }: PolicyObject): readonly PlacedSelector[] {
  return targetSelectors.map(({ group = GATEWAY_GROUP, ...selector }, index) => ({ selector: { group, ...selector }, keys: ['spec', 'targetSelectors', index] }));
}

/** What a selector selects, of whatever namespace where it looks at others. */
export function selectedBy(selector: TargetSelector, policy: PolicyObject, { simulation: { objects } }: ClusterView): readonly ClusterObject[] {
  if (selectorProblem(selector) !== undefined) return [];
  const { namespace } = policy.metadata;
  const isOwnOnly = (selector.namespaces?.from ?? 'Same') === 'Same';
  return objects.ofKind(selector.group, selector.kind)
    .filter(({ metadata }) => (!isOwnOnly || metadata.namespace === namespace) && selects(selector, metadata.labels ?? {}));
}

/** Names of parts that a policy can be for: listeners, or rules; nothing for other kinds. */
export function sectionsOf({ kind, spec }: ClusterObject): readonly string[] | undefined {
  const { listeners, rules } = spec as { readonly [part in 'listeners' | 'rules']?: ReadonlyArray<{ readonly name?: string }> };
  const namesOf = (parts: ReadonlyArray<{ readonly name?: string }> = []) => parts.flatMap(({ name }) => name === undefined ? [] : [name]);
  if (kind === 'Gateway' || kind === 'ListenerSet') return namesOf(listeners);
  return /Route$/.test(kind) ? namesOf(rules) : undefined;
}

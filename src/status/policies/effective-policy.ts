import { mergedSpec } from './merged-spec';
import { PolicyObject, TargetingSpec } from './policy-objects';

/** What a policy comes to where it is in force: as it is written, or put together with the broader one it adds to. */
export interface EffectivePolicy<Spec extends TargetingSpec> {
  readonly object: PolicyObject<Spec>;
  /** The broader policy it adds to. */
  readonly mergedWith?: PolicyObject<Spec>;
  readonly spec: Spec;
  /** The namespace that a field refers from: of the policy that has it. */
  readonly namespaceOf: (has: (spec: Spec) => boolean) => string;
}

export function asWritten<Spec extends TargetingSpec>(object: PolicyObject<Spec>): EffectivePolicy<Spec> {
  return { object, spec: object.spec, namespaceOf: () => object.metadata.namespace ?? '' };
}

export function mergedInto<Spec extends TargetingSpec>(object: PolicyObject<Spec>, mergedWith: PolicyObject<Spec>): EffectivePolicy<Spec> {
  return {
    object,
    mergedWith,
    spec: mergedSpec(mergedWith.spec, object.spec),
    namespaceOf: has => (has(object.spec) ? object : mergedWith).metadata.namespace ?? '',
  };
}

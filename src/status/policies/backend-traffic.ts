import { EffectivePolicy } from './effective-policy';
import { isEnabled } from './enabled-features';
import { LayeredKind } from './layered-policies';
import { BackendTrafficSpec, TargetingSpec } from './policy-objects';
import { invalid, ownConfigComplaint } from './policy-references';
import { Complaint } from '../condition';
import { SimulationContext } from '../simulation';

/** How backends are called (Envoy Gateway's BackendTrafficPolicy). */
export const BACKEND_TRAFFIC: LayeredKind<BackendTrafficSpec> = {
  kind: 'BackendTrafficPolicy',
  problem: (policy, _, context) => limitComplaint(policy.spec, context) ?? overrideComplaint(policy, context) ?? bufferComplaint(policy.spec),
  deprecations: spec => [...targetDeprecations(spec), ...(spec.compression ?? []).length > 0 ? ['compression, for which there is compressor'] : []],
};

export function targetDeprecations({ targetRef }: TargetingSpec): string[] {
  return targetRef === undefined ? [] : ['targetRef, for which there is targetRefs'];
}

const SECONDS: ReadonlyMap<string, number> = new Map(Object.entries({
  Second: 1, Minute: 60, Hour: 3600, Day: 86400, Week: 604800, Month: 2592000, Year: 31536000,
}));

function limitComplaint({ rateLimit }: BackendTrafficSpec, context: SimulationContext): Complaint | undefined {
  if (rateLimit === undefined) return undefined;
  const { type, local, global } = rateLimit;
  return (type === 'Global' ? undefined : localComplaint(local, type))
    ?? (type === 'Local' || type === undefined && global === undefined ? undefined : globalComplaint(global, context));
}

function localComplaint(local: NonNullable<BackendTrafficSpec['rateLimit']>['local'], type: string | undefined): Complaint | undefined {
  if (local === undefined) return type === 'Local' ? invalid('rateLimit has type Local and no `local`', 'write `local`') : undefined;
  const { rules = [] } = local;
  const general = rules.filter(({ clientSelectors = [] }) => clientSelectors.length === 0);
  if (general.length > 1) {
    return invalid(`rateLimit.local: ${general.length} rules have no clientSelectors, and one is the limit for everybody else`, 'give all but one of them clientSelectors');
  }
  const unit = general[0]?.limit.unit ?? 'Second';
  const uneven = rules.find(({ limit }) => (SECONDS.get(limit.unit) ?? 1) % (SECONDS.get(unit) ?? 1) !== 0);
  return uneven && invalid(
    `rateLimit.local: a rule counts by the ${uneven.limit.unit}, and the one without clientSelectors by the ${unit}, which is longer`, 'count by the same unit, or by a longer one in rules with clientSelectors',
  );
}

function globalComplaint(global: unknown, context: SimulationContext): Complaint | undefined {
  if (global === undefined) return invalid('rateLimit has type Global and no `global`', 'write `global`');
  return isEnabled('GlobalRateLimit', context) ? undefined
    : invalid('rateLimit.global needs a store of counters, and the configuration of Envoy Gateway names none', 'set `rateLimit.backend` there, or limit locally');
}

function overrideComplaint(
  { spec: { responseOverride = [] }, namespaceOf }: EffectivePolicy<BackendTrafficSpec>, context: SimulationContext,
): Complaint | undefined {
  const from = { kind: 'BackendTrafficPolicy', namespace: namespaceOf(spec => (spec.responseOverride ?? []).length > 0) };
  for (const [index, { response, redirect }] of responseOverride.entries()) {
    const { type, valueRef } = redirect === undefined ? response?.body ?? {} : {};
    if (type !== 'ValueRef' || valueRef === undefined) continue;
    const complaint = ownConfigComplaint(`responseOverride[${index}].response.body`, valueRef, from, context);
    if (complaint !== undefined) return complaint;
  }
  return undefined;
}

function bufferComplaint({ requestBuffer, httpUpgrade = [] }: BackendTrafficSpec): Complaint | undefined {
  return requestBuffer === undefined || httpUpgrade.length === 0 ? undefined
    : invalid('requestBuffer and httpUpgrade stand together, and a connection that is upgraded cannot be buffered', 'leave one of the two out');
}

import { DEFAULT_PATH_SETTINGS, PathSettings } from './path-normalisation';
import { describeObject } from '../model/cluster-object';
import { CorsSpec } from '../model/route-objects';
import { listenerPolicies, mayIntervene, mayRefuse, policiesInForce, PoliciesInForce } from '../status/policies/policies-in-force';
import { PolicyCorsSpec } from '../status/policies/policy-objects';
import { Simulation } from '../status/simulation';
import { Attachment, ListenerState, RuleState } from '../status/state';

/** What Envoy Gateway's policies make of a rule's requests. */
export interface PolicyEffects {
  /** Of a SecurityPolicy; a CORS filter of the rule comes before. */
  readonly cors?: CorsSpec;
  /** Why every request gets a 500. */
  readonly failure?: string;
  /** What a request's fate hangs on besides. */
  readonly notes: readonly string[];
}

/** Policies in force for the requests of a rule on a listener. */
export function policyEffects(simulation: Simulation, attachment: Attachment, rule: RuleState): PolicyEffects {
  const policies = policiesInForce(simulation, attachment, rule);
  const { security, failure } = policies;
  const cors = security?.failure === undefined ? security?.spec.cors : undefined;
  return { ...cors && { cors: corsOf(cors) }, ...failure && { failure: failure.message }, notes: notesOf(policies) };
}

/** What a ClientTrafficPolicy says of the paths that arrive at a listener. */
export function pathSettings(simulation: Simulation, listener: ListenerState): PathSettings {
  const { disableMergeSlashes, escapedSlashesAction } = listenerPolicies(simulation, listener).clientTraffic?.spec.path ?? {};
  return {
    mergesSlashes: disableMergeSlashes === undefined ? DEFAULT_PATH_SETTINGS.mergesSlashes : !disableMergeSlashes,
    escapedSlashes: escapedSlashesAction as PathSettings['escapedSlashes'] | undefined ?? DEFAULT_PATH_SETTINGS.escapedSlashes,
  };
}

/** What becomes of requests that have a header with an underscore in its name, at a listener. */
export function underscoresAction(simulation: Simulation, listener: ListenerState): 'Allow' | 'RejectRequest' | 'DropHeader' {
  const action = listenerPolicies(simulation, listener).clientTraffic?.spec.headers?.withUnderscoresAction;
  return action as 'Allow' | 'DropHeader' | undefined ?? 'RejectRequest';
}

/** Whether a ClientTrafficPolicy asks clients of a listener for a certificate. */
export function asksForCertificate(simulation: Simulation, listener: ListenerState): boolean {
  const validation = listenerPolicies(simulation, listener).clientTraffic?.spec.tls?.clientValidation;
  if (validation === undefined) return false;
  return validation.mode === undefined ? validation.optional !== true : ['RequireAny', 'RequireAndVerify'].includes(validation.mode);
}

function corsOf({ maxAge, ...rest }: PolicyCorsSpec): CorsSpec {
  return { ...rest, ...maxAge !== undefined && { maxAge: secondsOf(maxAge) } };
}

const SECONDS = new Map([['h', 3600], ['m', 60], ['s', 1], ['ms', 0.001]]);

/** Whole seconds of a duration such as `1h30m`. */
function secondsOf(duration: string): number {
  return Math.floor([...duration.matchAll(/(\d+)(ms|h|m|s)/g)].reduce((sum, [, count, unit]) => sum + Number(count) * SECONDS.get(unit)!, 0));
}

function notesOf({ security, backendTraffic, extension, clientTraffic }: PoliciesInForce): string[] {
  const { earlyRequestHeaders, lateResponseHeaders } = clientTraffic?.spec.headers ?? {};
  return [
    ...security === undefined ? [] : mayRefuse(security.spec).map(text => `${describeObject(security.object)} may refuse it: ${text}`),
    ...backendTraffic === undefined ? [] : mayIntervene(backendTraffic.spec).map(text => `${describeObject(backendTraffic.object)} may intervene: ${text}`),
    ...extension === undefined ? [] : [`${describeObject(extension.object)} may change it, or answer it`],
    ...earlyRequestHeaders === undefined ? [] : [`${describeObject(clientTraffic!.object)} changes headers of the request before a route is looked for (earlyRequestHeaders)`],
    ...lateResponseHeaders === undefined ? [] : [`${describeObject(clientTraffic!.object)} changes headers of the response (lateResponseHeaders)`],
    ...[security, backendTraffic, extension].flatMap(policy => policy?.passedOver === undefined ? [] : [`${policy.passedOver.message}, and is passed over`]),
  ];
}

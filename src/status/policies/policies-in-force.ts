import { ClientTrafficInForce } from './client-traffic-status';
import { EffectivePolicy } from './effective-policy';
import { LayeredPolicies } from './layered-policies';
import { ClassPolicies, policiesOf } from './policies';
import { BackendTrafficSpec, ClientTrafficSpec, ExtensionSpec, PolicyObject, SecuritySpec, TargetingSpec } from './policy-objects';
import { describeObject } from '../../model/cluster-object';
import { Complaint } from '../condition';
import { Simulation } from '../simulation';
import { Attachment, ListenerState, RuleState } from '../state';

/** A policy where it applies. */
export interface PolicyInForce<Spec extends TargetingSpec> {
  readonly object: PolicyObject<Spec>;
  /** The broader policy that it adds to (`mergeType`). */
  readonly mergedWith?: PolicyObject<Spec>;
  /** What both come to. */
  readonly spec: Spec;
  /** Why every request gets a 500. */
  readonly failure?: Complaint;
  /** What is broken and passed over, because the policy says so (`failOpen`). */
  readonly passedOver?: Complaint;
}

/** What Envoy Gateway's policies make of the requests of a rule, or of a listener. */
export interface PoliciesInForce {
  readonly backendTraffic?: PolicyInForce<BackendTrafficSpec>;
  readonly security?: PolicyInForce<SecuritySpec>;
  readonly extension?: PolicyInForce<ExtensionSpec>;
  readonly clientTraffic?: PolicyInForce<ClientTrafficSpec>;
  /** The first of the reasons why every request gets a 500, whatever the rule says. */
  readonly failure?: Complaint;
}

const NONE: PoliciesInForce = {};

/** Policies in force for a rule of a route on a listener, or for the route where no rule is given. */
export function policiesInForce(simulation: Simulation, { listener, route }: Attachment, rule?: RuleState): PoliciesInForce {
  const policies = policiesOf(listener.gateway, simulation);
  const { kind, object: { metadata: { namespace = '', name } } } = route;
  const target = { kind, namespace, name };
  return policies === undefined ? NONE : inForce(policies, listener, layered => layered.inForce(listener, target, rule?.spec.name));
}

/** Policies in force on a listener, for what no narrower policy is for. */
export function listenerPolicies(simulation: Simulation, listener: ListenerState): PoliciesInForce {
  const policies = policiesOf(listener.gateway, simulation);
  return policies === undefined ? NONE : inForce(policies, listener, layered => layered.inForce(listener));
}

function inForce(
  { backendTraffic, security, extension, clientTraffic }: ClassPolicies, listener: ListenerState,
  find: <Spec extends TargetingSpec>(policies: LayeredPolicies<Spec>) => EffectivePolicy<Spec> | undefined,
): PoliciesInForce {
  const of = <Spec extends TargetingSpec>(policies: LayeredPolicies<Spec>): PolicyInForce<Spec> | undefined => {
    const effective = find(policies);
    if (effective === undefined) return undefined;
    const { object, mergedWith, spec } = effective;
    const problem = policies.problemOf(effective, listener.gateway);
    const broken = problem && { [problem.failsOpen === true ? 'passedOver' : 'failure']: named(object, problem) };
    return { object, ...mergedWith !== undefined && { mergedWith }, spec, ...broken };
  };
  const found = {
    backendTraffic: of(backendTraffic),
    security: of(security),
    extension: of(extension),
    clientTraffic: asInForce(clientTraffic.inForce.get(listener)),
  };
  const failure = [found.clientTraffic, found.backendTraffic, found.security, found.extension].find(policy => policy?.failure !== undefined)?.failure;
  return { ...defined(found), ...failure !== undefined && { failure } };
}

function asInForce(policy: ClientTrafficInForce | undefined): PolicyInForce<ClientTrafficSpec> | undefined {
  if (policy === undefined) return undefined;
  const { object, problem } = policy;
  return { object, spec: object.spec, ...problem !== undefined && { failure: named(object, problem) } };
}

function named(object: PolicyObject, { reason, message, fix }: Complaint): Complaint {
  return { reason, message: `${describeObject(object)}: ${message}`, fix };
}

function defined<Fields extends object>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Fields>;
}

/** Why a SecurityPolicy may refuse a request, for each of what it asks for: nobody can tell for whom without knowing who asks. */
export function mayRefuse({ authorization, basicAuth, apiKeyAuth, jwt, oidc, extAuth, csrf }: SecuritySpec): readonly string[] {
  const allowsRest = authorization?.defaultAction === 'Allow' && (authorization.rules ?? []).length === 0;
  const decides = (authorization?.rules ?? []).length === 0 ? 'authorization: it denies everybody' : 'authorization: its rules decide';
  return [
    ...authorization === undefined || allowsRest ? [] : [decides],
    ...basicAuth === undefined ? [] : ['basicAuth: a user and password are asked for'],
    ...apiKeyAuth === undefined ? [] : ['apiKeyAuth: a key is asked for'],
    ...jwt === undefined ? [] : ['jwt: a token is asked for'],
    ...oidc === undefined ? [] : ['oidc: those who are not logged in are sent to log in'],
    ...extAuth === undefined ? [] : ['extAuth: a service decides'],
    ...csrf === undefined ? [] : ['csrf: requests from other origins that change something are refused'],
  ];
}

/** What a BackendTrafficPolicy may do to a request besides handing it on. */
export function mayIntervene(
  { rateLimit, faultInjection, requestBuffer, responseOverride = [], timeout, admissionControl }: BackendTrafficSpec,
): readonly string[] {
  const { abort, delay } = faultInjection ?? {};
  return [
    ...abort === undefined ? [] : [`faultInjection: ${abort.percentage ?? 100}% of requests get ${abort.httpStatus ?? `the gRPC status ${abort.grpcStatus}`}`],
    ...delay === undefined ? [] : [`faultInjection: ${delay.percentage ?? 100}% of requests wait ${delay.fixedDelay ?? 'a while'}`],
    ...rateLimit === undefined ? [] : ['rateLimit: requests beyond the limit get 429'],
    ...requestBuffer === undefined ? [] : [`requestBuffer: requests with more than ${requestBuffer.limit} get 413`],
    ...responseOverride.length === 0 ? [] : ['responseOverride: some answers of backends are replaced'],
    ...timeout?.http?.requestTimeout === undefined ? [] : [`timeout: after ${timeout.http.requestTimeout} the answer is 504`],
    ...admissionControl === undefined ? [] : ['admissionControl: while backends fail, some requests get 503'],
  ];
}

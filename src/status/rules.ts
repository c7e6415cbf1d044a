import { BackendReferrer } from './backend-reference';
import { judgeBackend } from './backends';
import { Complaint } from './condition';
import { ExtensionObject } from './extension-filter';
import { FiltersVerdict, isDirectResponse, judgeFilters } from './filters';
import { joinedFixes } from './joined-fixes';
import { judgeMatches } from './matches';
import { SimulationContext } from './simulation';
import { BackendState, CookieMatch, RuleFailure, RuleState } from './state';
import { RouteKind, RouteObject, RouteRuleSpec } from '../model/route-objects';

/** Every rule of a route with all it refers to; the same for each of its parents. */
export function judgeRules(route: RouteObject, referrer: BackendReferrer, context: SimulationContext): RuleState[] {
  return (route.spec.rules ?? []).map((spec, index) => judgeRule(spec, index, referrer, context));
}

function judgeRule(spec: RouteRuleSpec, index: number, referrer: BackendReferrer, context: SimulationContext): RuleState {
  const place = `rules[${index}]`;
  const judged = judgeFilters(spec.filters ?? [], referrer, `${place}.filters`, context);
  const { matches, complaint } = judgeMatches(spec.matches ?? [], cookiesOf(judged), referrer.kind, place);
  const backends = (spec.backendRefs ?? []).map((ref, at) => judgeBackend(ref, referrer, `${place}.backendRefs[${at}]`, context));
  const problems = backends.map(({ problem }) => problem).filter(each => each !== undefined);
  const resolver = dynamicResolverComplaint(backends, referrer, place);
  const unaccepted = [...judged.unaccepted, grpcAnswerComplaint(judged, referrer, place, context)].filter(each => each !== undefined);
  const base = { index, spec, matches, filters: judged.filters, backends };
  // Without matches it takes no requests, and nothing more is looked at.
  if (complaint !== undefined) return { ...base, dropped: complaint, unresolved: judged.unresolved, unavailable: [] };
  const failure = isOfRequests(referrer.kind)
    ? brokenFilter({ ...judged, unaccepted }, context) ?? backendFailure(base, resolver, context) : undefined;
  return {
    ...base,
    ...unaccepted.length > 0 && { dropped: together(unaccepted, context) },
    ...failure !== undefined && { failure },
    unresolved: [
      ...judged.unresolved.length === 0 ? [] : [together(judged.unresolved, context)],
      ...problems.filter(({ status }) => status === 500),
      ...resolver === undefined ? [] : [resolver],
    ],
    unavailable: [...judged.unavailable, ...problems.filter(({ status }) => status === 503)],
  };
}

/** What is wrong with the filters of one rule, as one complaint; Envoy Gateway gives all the reasons. */
function together(complaints: readonly Complaint[], { behaviour }: SimulationContext): Complaint {
  const [first] = complaints;
  if (!behaviour.envoyGateway) return first;
  const reasons = [...new Set(complaints.map(({ reason }) => reason))].sort().join(',');
  return { reason: reasons, message: complaints.map(({ message }) => message).join('; '), fix: joinedFixes(complaints) };
}

function isOfRequests(kind: RouteKind): boolean {
  return kind === 'HTTPRoute' || kind === 'GRPCRoute';
}

/** Sets of cookies that a filter asks for beside the matches. */
function cookiesOf({ filters }: FiltersVerdict): ReadonlyArray<readonly CookieMatch[]> {
  return filters.flatMap(({ extension }) => (extension as ExtensionObject | undefined)?.spec.matches ?? []).map(({ cookies }) => cookies ?? []);
}

/** A response that gRPC clients cannot read. */
function grpcAnswerComplaint(
  { filters }: FiltersVerdict, { kind }: BackendReferrer, place: string, { behaviour }: SimulationContext,
): Complaint | undefined {
  const answer = filters.find(isDirectResponse)?.extension as ExtensionObject | undefined;
  if (kind !== 'GRPCRoute' || !behaviour.envoyGateway || answer === undefined) return undefined;
  const { statusCode = 200 } = answer.spec.directResponse!;
  if (statusCode < 200 || statusCode >= 300) return undefined;
  return { reason: 'UnsupportedValue', message: `${place}: a gRPC client cannot read a direct response of status ${statusCode}`, fix: 'write a status of 300 or more' };
}

/** A backend that finds its address in the request stands alone. */
function dynamicResolverComplaint(backends: readonly BackendState[], { kind }: BackendReferrer, place: string): Complaint | undefined {
  if (backends.length < 2 || kind === 'GRPCRoute' || !backends.some(isDynamicResolver)) return undefined;
  return { reason: 'InvalidBackendRef', message: `${place}: a Backend of type DynamicResolver shares no rule with others`, fix: 'give it a rule of its own' };
}

function isDynamicResolver({ object, kind, weight, problem }: BackendState): boolean {
  return kind === 'Backend' && weight > 0 && problem === undefined && (object?.spec as { readonly type?: string } | undefined)?.type === 'DynamicResolver';
}

/** A filter that cannot be applied: its rule answers with an error rather than leave it out. */
function brokenFilter({ filters, unaccepted, unresolved }: FiltersVerdict, { behaviour }: SimulationContext): RuleFailure | undefined {
  // A mirror that leads nowhere is left out by the specification, and fails the rule with Envoy Gateway.
  const isMirror = (complaint: Complaint) => filters.some(({ problem, mirror }) => mirror !== undefined && problem === complaint);
  const isLeftOut = (complaint: Complaint) => !behaviour.envoyGateway && isMirror(complaint);
  const broken = [...unaccepted, ...unresolved.filter(each => !isLeftOut(each))];
  return broken.length === 0 ? undefined : { status: 500, message: broken[0].message };
}

/** Why none of the backends of a rule gets a request, unless a filter answers it. */
function backendFailure(
  { spec, filters, backends }: Pick<RuleState, 'spec' | 'filters' | 'backends'>, resolver: Complaint | undefined, { behaviour }: SimulationContext,
): RuleFailure | undefined {
  if (filters.some(filter => filter.spec.type === 'RequestRedirect' || isDirectResponse(filter))) return undefined;
  // What an unknown extension does is for its implementation to know.
  if (!behaviour.envoyGateway && backends.length === 0 && filters.some(filter => filter.spec.type === 'ExtensionRef')) return undefined;
  const weighty = backends.filter(({ weight }) => weight > 0);
  if (weighty.some(({ problem }) => problem === undefined)) return resolver && { status: 500, message: resolver.message };
  const invalid = backends.find(({ problem }) => problem?.status === 500)?.problem;
  if (invalid !== undefined) return { status: 500, message: invalid.message };
  const unavailable = weighty.find(({ problem }) => problem?.status === 503)?.problem;
  if (unavailable !== undefined) return { status: 503, message: unavailable.message };
  return { status: 500, message: (spec.backendRefs ?? []).length === 0 ? 'the rule has no backend' : 'every backend of the rule has weight 0' };
}

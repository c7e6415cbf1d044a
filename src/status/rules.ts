import { BackendReferrer } from './backend-reference';
import { judgeBackend } from './backends';
import { Complaint } from './condition';
import { ExtensionObject } from './extension-filter';
import { FiltersVerdict, isDirectResponse, judgeFilters } from './filters';
import { judgeMatches } from './matches';
import { SimulationContext } from './simulation';
import { BackendState, RuleFailure, RuleState } from './state';
import { RouteObject, RouteRuleSpec } from '../model/route-objects';

/** Every rule of a route with all it refers to; the same for each of its parents. */
export function judgeRules(route: RouteObject, referrer: BackendReferrer, context: SimulationContext): RuleState[] {
  return (route.spec.rules ?? []).map((spec, index) => judgeRule(spec, index, referrer, context));
}

function judgeRule(spec: RouteRuleSpec, index: number, referrer: BackendReferrer, context: SimulationContext): RuleState {
  const place = `rules[${index}]`;
  const judged = judgeFilters(spec.filters ?? [], referrer, `${place}.filters`, context);
  const cookies = judged.filters.flatMap(({ extension }) => (extension as ExtensionObject | undefined)?.spec.matches ?? []).map(match => match.cookies ?? []);
  const { matches, complaint } = judgeMatches(spec.matches ?? [], cookies, referrer.kind, place, context);
  const backends = (spec.backendRefs ?? []).map((ref, at) => judgeBackend(ref, referrer, `${place}.backendRefs[${at}]`, context));
  const grpcAnswer = grpcAnswerComplaint(judged, referrer, place, context);
  const filterComplaints = [...judged.unaccepted, ...grpcAnswer === undefined ? [] : [grpcAnswer]];
  const dropped = complaint ?? filterComplaints[0];
  const resolver = dynamicResolverComplaint(backends, referrer, place);
  const failure = complaint !== undefined ? undefined : ruleFailure(spec, judged, filterComplaints, backends, resolver, referrer, context);
  return {
    index,
    spec,
    matches,
    filters: judged.filters,
    backends,
    ...dropped !== undefined && { dropped },
    ...failure !== undefined && { failure },
    unresolved: [
      ...judged.unresolved,
      ...complaint !== undefined ? [] : [...backends.flatMap(({ problem }) => problem?.status === 500 ? [problem] : []), ...resolver === undefined ? [] : [resolver]],
    ],
    unavailable: complaint !== undefined ? [] : [...judged.unavailable, ...backends.flatMap(({ problem }) => problem?.status === 503 ? [problem] : [])],
  };
}

/** A response that gRPC clients cannot read. */
function grpcAnswerComplaint({ filters }: FiltersVerdict, { kind }: BackendReferrer, place: string, { behaviour }: SimulationContext): Complaint | undefined {
  if (kind !== 'GRPCRoute' || !behaviour.envoyGateway) return undefined;
  const status = (filters.find(isDirectResponse)?.extension as ExtensionObject | undefined)?.spec.directResponse?.statusCode;
  const isAnswer = filters.some(isDirectResponse) && (status ?? 200) >= 200 && (status ?? 200) < 300;
  return isAnswer ? { reason: 'UnsupportedValue', message: `${place}: a gRPC client cannot read a direct response of status ${status ?? 200}`, fix: 'write a status of 300 or more' } : undefined;
}

/** A backend that finds its address in the request stands alone. */
function dynamicResolverComplaint(backends: readonly BackendState[], { kind }: BackendReferrer, place: string): Complaint | undefined {
  if (backends.length < 2 || kind === 'GRPCRoute' || !backends.some(isDynamicResolver)) return undefined;
  return { reason: 'InvalidBackendRef', message: `${place}: a Backend of type DynamicResolver shares no rule with others`, fix: 'give it a rule of its own' };
}

function isDynamicResolver({ object, kind, weight, problem }: BackendState): boolean {
  return kind === 'Backend' && weight > 0 && problem === undefined && (object?.spec as { readonly type?: string } | undefined)?.type === 'DynamicResolver';
}

/** Why a rule answers every request with an error, whatever its backends. */
function ruleFailure(
  spec: RouteRuleSpec, { filters, unresolved }: FiltersVerdict, unaccepted: readonly Complaint[], backends: readonly BackendState[], resolver: Complaint | undefined,
  { kind }: BackendReferrer, { behaviour }: SimulationContext,
): RuleFailure | undefined {
  if (kind !== 'HTTPRoute' && kind !== 'GRPCRoute') return undefined;
  // A mirror that leads nowhere is left out by the specification, and fails the rule with Envoy Gateway.
  const brokenFilters = behaviour.envoyGateway ? [...unaccepted, ...unresolved] : [...unaccepted, ...unresolved.filter(each => filters.some(({ problem, mirror }) => problem === each && mirror === undefined))];
  if (brokenFilters.length > 0) return { status: 500, message: brokenFilters[0].message };
  if (filters.some(filter => filter.spec.type === 'RequestRedirect' || isDirectResponse(filter))) return undefined;
  if (!behaviour.envoyGateway && filters.some(filter => filter.spec.type === 'ExtensionRef') && backends.length === 0) return undefined;
  const weighty = backends.filter(({ weight }) => weight > 0);
  if (weighty.some(({ problem }) => problem === undefined)) return resolver && { status: 500, message: resolver.message };
  const invalid = backends.find(({ problem }) => problem?.status === 500)?.problem;
  if (invalid !== undefined) return { status: 500, message: invalid.message };
  const unavailable = weighty.find(({ problem }) => problem?.status === 503)?.problem;
  if (unavailable !== undefined) return { status: 503, message: unavailable.message };
  return { status: 500, message: (spec.backendRefs ?? []).length === 0 ? 'the rule has no backend' : 'every backend of the rule has weight 0' };
}

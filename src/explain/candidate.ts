import {
  callText, envoyGrpcPath, envoyGrpcPredicate, GrpcMethodMatch, grpcPredicate, IS_GRPC,
} from './grpc-predicate';
import { exactPathKey, prefixKey } from './path-key';
import {
  cookiePredicate, headerPredicate, methodPredicate, pathPredicate, Predicate, queryPredicate, withoutTrailingSlash,
} from './predicate';
import { HttpRequest } from './request';
import { describeMatch, HttpMatchFacts, PathFacts, ValueFacts } from '../model/http-match';
import { MatchSpec, ValueMatchSpec } from '../model/route-objects';
import { httpFacts } from '../status/matches';
import { Attachment, CookieMatch, MatchState, RouteState, RuleState } from '../status/state';

/** One match of a rule, as it competes with others for requests. */
export interface Candidate {
  readonly attachment: Attachment;
  readonly option: MatchOption;
}

/** One match of a rule with what it asks of a request, and what its precedence hangs on. */
export interface MatchOption {
  readonly route: RouteState;
  readonly rule: RuleState;
  /** Nothing for a rule without matches. */
  readonly match?: MatchState;
  /** Whether it is there for preflight requests alone, which the match itself leaves out. */
  readonly isPreflight: boolean;
  readonly predicates: readonly Predicate[];
  /** What a request's path has to have among its keys; nothing where no key tells. */
  readonly pathKey?: string;
  readonly rank: Rank;
}

/** What precedence counts. */
export interface Rank {
  readonly path: PathFacts['type'];
  readonly pathLength: number;
  readonly methods: number;
  readonly headers: number;
  readonly exactHeaders: number;
  readonly cookies: number;
  readonly exactCookies: number;
  readonly queries: number;
  readonly exactQueries: number;
  /** Of a GRPCRoute. */
  readonly serviceLength: number;
  readonly methodLength: number;
}

export function fitsRequest({ option: { predicates } }: Candidate, request: HttpRequest): boolean {
  return predicates.every(predicate => predicate.holds(request));
}

/** What a request lacks for a candidate that it does not fit. */
export function lackOf({ option: { predicates } }: Candidate, request: HttpRequest): string | undefined {
  return predicates.find(each => !each.holds(request))?.lack(request);
}

/** Every match of a route's rules, in the order of the route. Rules that the route goes on without have none. */
export function matchOptions(route: RouteState, envoyGateway: boolean): MatchOption[] {
  return route.rules.flatMap(rule => {
    // With Envoy Gateway a rule that is dropped for its filters answers with an error all the same.
    if (rule.dropped !== undefined && (!envoyGateway || rule.failure === undefined)) return [];
    const matches: readonly (MatchState | undefined)[] = rule.matches.length === 0 ? [undefined] : rule.matches;
    return matches.flatMap(match => optionsOf(route, rule, match, envoyGateway));
  });
}

function optionsOf(route: RouteState, rule: RuleState, match: MatchState | undefined, envoyGateway: boolean): MatchOption[] {
  const { spec = {}, cookies = [] } = match ?? {};
  const option = route.kind === 'GRPCRoute' ? grpcOption(spec, cookies, envoyGateway) : httpOption(factsOf(match), cookies, envoyGateway);
  const own = { route, rule, match, isPreflight: false, ...option };
  const hasCors = rule.filters.some(({ spec: { type } }) => type === 'CORS');
  if (!envoyGateway || !hasCors || typeof spec.method !== 'string' || spec.method === 'OPTIONS' || cookies.length > 0) return [own];
  return [own, { route, rule, match, isPreflight: true, ...preflightOption(factsOf(match)) }];
}

function httpOption({ path, method, headers, queryParams }: HttpMatchFacts, cookies: readonly CookieMatch[], envoyGateway: boolean) {
  const ofCookies = cookies.map(valueFacts);
  return {
    ...keyOf(path.type, path.value),
    predicates: [
      ...[pathPredicate(path)].filter(each => each !== undefined),
      ...method === undefined ? [] : [methodPredicate(method)],
      ...(envoyGateway ? headers : firstOfEachName(headers)).map(headerPredicate),
      ...queryParams.map(each => queryPredicate(each, !envoyGateway)),
      ...ofCookies.map(cookiePredicate),
    ],
    rank: {
      ...NOTHING,
      path: path.type,
      pathLength: lengthOf(path),
      methods: method === undefined ? 0 : 1,
      headers: headers.length,
      exactHeaders: exact(headers),
      cookies: ofCookies.length,
      exactCookies: exact(ofCookies),
      queries: queryParams.length,
      exactQueries: exact(queryParams),
    },
  };
}

function grpcOption({ method, headers = [] }: MatchSpec, cookies: readonly CookieMatch[], envoyGateway: boolean) {
  const call: GrpcMethodMatch | undefined = typeof method === 'object' ? method : undefined;
  const [ofHeaders, ofCookies] = [headers.map(valueFacts), cookies.map(valueFacts)];
  const rest = [...(envoyGateway ? ofHeaders : firstOfEachName(ofHeaders)).map(headerPredicate), ...ofCookies.map(cookiePredicate)];
  const counted = {
    ...NOTHING, headers: ofHeaders.length, exactHeaders: exact(ofHeaders), cookies: ofCookies.length, exactCookies: exact(ofCookies),
  };
  if (envoyGateway) {
    const path = call === undefined ? { type: 'PathPrefix' as const, length: 0 } : envoyGrpcPath(call);
    // A method alone becomes a match of one more header, for the end of the path.
    const more = call !== undefined && path.length === 0 ? 1 : 0;
    return {
      ...call?.service !== undefined && path.length > 0 && keyOf(path.type, call.method ? `/${call.service}/${call.method}` : `/${call.service}`),
      predicates: [...call === undefined ? [] : [envoyGrpcPredicate(call)], ...rest],
      rank: { ...counted, path: path.type, pathLength: path.length, headers: counted.headers + more },
    };
  }
  return {
    predicates: [IS_GRPC, ...call === undefined ? [] : [grpcPredicate(call)], ...rest],
    rank: { ...counted, serviceLength: call?.service?.length ?? 0, methodLength: call?.method?.length ?? 0 },
  };
}

/** Envoy Gateway adds it to a match with CORS and a method, so that preflight requests for that method arrive. */
function preflightOption(facts: HttpMatchFacts) {
  const { predicates, rank } = httpOption({ ...facts, method: 'OPTIONS' }, [], true);
  const asked = ['origin', 'access-control-request-method'].map(name => headerPredicate({ type: 'RegularExpression', name, value: '.*' }));
  return { predicates: [...predicates, ...asked], rank: { ...rank, headers: rank.headers + asked.length } };
}

/** By the specification the first of several entries for one header counts, whatever their case. */
function firstOfEachName(headers: readonly ValueFacts[]): readonly ValueFacts[] {
  const seen = new Set<string>();
  return headers.filter(({ name }) => !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase()));
}

const NOTHING: Rank = {
  path: 'PathPrefix', pathLength: 0, methods: 0, headers: 0, exactHeaders: 0, cookies: 0, exactCookies: 0, queries: 0, exactQueries: 0, serviceLength: 0, methodLength: 0,
};

/** The key of an exact path, and of a prefix that is not of everything. */
function keyOf(type: PathFacts['type'], value: string): { readonly pathKey?: string } {
  if (type === 'Exact') return { pathKey: exactPathKey(value) };
  const prefix = withoutTrailingSlash(value);
  return type === 'PathPrefix' && prefix !== '' ? { pathKey: prefixKey(prefix) } : {};
}

/** The prefix of everything counts as none. */
function lengthOf({ type, value }: PathFacts): number {
  return type === 'PathPrefix' && value === '/' ? 0 : Buffer.byteLength(value);
}

function exact(values: readonly ValueFacts[]): number {
  return values.filter(({ type }) => type === 'Exact').length;
}

/** A match of an HTTPRoute with its defaults. */
export function factsOf(match: MatchState | undefined): HttpMatchFacts {
  return match?.http ?? httpFacts(match?.spec ?? {});
}

function valueFacts({ type = 'Exact', name, value }: ValueMatchSpec): ValueFacts {
  return { type: type as ValueFacts['type'], name, value };
}

/** A match in words. */
export function optionText({ route, match, isPreflight }: MatchOption): string {
  if (match === undefined) return route.kind === 'GRPCRoute' ? 'every call' : 'every request';
  const { spec, cookies = [] } = match;
  const ofCookies = cookies.map(({ name, type, value }) => `cookie ${name}${type === 'RegularExpression' ? '~' : '='}${value}`);
  if (route.kind !== 'GRPCRoute') return [`${describeMatch(factsOf(match))}${isPreflight ? ', for its preflight requests' : ''}`, ...ofCookies].join(', ');
  const call = typeof spec.method === 'object' ? [`call ${callText(spec.method)}`] : [];
  const headers = (spec.headers ?? []).map(({ name, type, value }) => `header ${name}${type === 'RegularExpression' ? '~' : '='}${value}`);
  return [...call, ...headers, ...ofCookies].join(', ') || 'every call';
}

import { MatchState, RouteState, RuleState } from './state';
import { MatchSpec, ValueMatchSpec } from '../model/route-objects';

/** Texts that two routes have in common exactly when Envoy Gateway translates matches of theirs to the same one, hostnames apart. */
export function ruleOverlapKeys(route: RouteState): readonly string[] {
  let keys = known.get(route);
  if (keys === undefined) known.set(route, keys = [...new Set(route.rules.flatMap(rule => keysOf(rule, route.kind === 'GRPCRoute')))]);
  return keys;
}

const known = new WeakMap<RouteState, readonly string[]>();

function keysOf({ matches, dropped, failure, filters }: RuleState, isGrpc: boolean): string[] {
  // What is dropped whole is not translated.
  if (dropped !== undefined && failure === undefined) return [];
  const all: ReadonlyArray<Pick<MatchState, 'spec' | 'cookies'>> = matches.length === 0 ? [{ spec: {} }] : matches;
  const hasCors = filters.some(({ spec }) => spec.type === 'CORS');
  return all.flatMap(({ spec, cookies = [] }) => {
    const { path, headers } = isGrpc ? grpcParts(spec) : httpParts(spec);
    const key = (all_: readonly string[]) => JSON.stringify([path, [...all_].sort(), valueKeys(spec.queryParams ?? []), valueKeys(cookies)]);
    const { method } = spec;
    const isPreflighted = !isGrpc && hasCors && cookies.length === 0 && typeof method === 'string' && method !== 'OPTIONS';
    const own = headers.concat(typeof method === 'string' ? [JSON.stringify([':method', 'Exact', method])] : []);
    return isPreflighted ? [key(own), key([...headers, ...PREFLIGHT])] : [key(own)];
  });
}

/** What Envoy Gateway adds for browsers that ask first. */
const PREFLIGHT = [[':method', 'Exact', 'OPTIONS'], ['origin', 'RegularExpression', '.*'], ['access-control-request-method', 'RegularExpression', '.*']]
  .map(each => JSON.stringify(each));

interface Parts {
  readonly path: string;
  readonly headers: readonly string[];
}

function httpParts({ path, headers = [] }: MatchSpec): Parts {
  const { type = 'PathPrefix', value = '/' } = path ?? {};
  return { path: `${type} ${type === 'PathPrefix' && value !== '/' ? value.replace(/\/$/, '') : value}`, headers: headerKeys(headers) };
}

/** A gRPC method is a path, or the end of one. */
function grpcParts({ method, headers = [] }: MatchSpec): Parts {
  const keys = headerKeys(headers);
  if (typeof method !== 'object') return { path: 'PathPrefix /', headers: keys };
  const { type = 'Exact', service, method: name } = method;
  if (type !== 'Exact') return { path: `RegularExpression ${service ?? '*'} ${name ?? '*'}`, headers: keys };
  if (service !== undefined && name !== undefined) return { path: `Exact /${service}/${name}`, headers: keys };
  if (service !== undefined) return { path: `PathPrefix /${service}`, headers: keys };
  return { path: 'PathPrefix /', headers: [...keys, JSON.stringify([':path', 'Suffix', name])] };
}

function headerKeys(headers: readonly ValueMatchSpec[]): string[] {
  return headers.map(({ type = 'Exact', name, value }) => JSON.stringify([name.toLowerCase(), type, value]));
}

function valueKeys(values: ReadonlyArray<{ readonly type?: string; readonly name: string; readonly value: string }>): string[] {
  return values.map(({ type = 'Exact', name, value }) => JSON.stringify([name, type, value])).sort();
}

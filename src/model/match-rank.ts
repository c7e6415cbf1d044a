import { HttpMatchFacts, PathFacts } from './http-match';

/** What a match is ranked by, the first thing first; more goes before less. The age of routes comes after. */
export type MatchRank = readonly number[];

/** The specification leaves to implementations where regular expressions come; here they come where Envoy Gateway has them. */
const BY_PATH_TYPE = { Exact: 2, RegularExpression: 1, PathPrefix: 0 };

/**
 * The specification's rank (HTTPRouteRule, `matches`): exact paths, then the longest prefix, a method, most headers, most query parameters.
 */
export function specifiedRank({ path, method, headers, queryParams }: HttpMatchFacts): MatchRank {
  return [BY_PATH_TYPE[path.type], path.type === 'PathPrefix' ? lengthOf(path) : 0, method === undefined ? 0 : 1, headers.length, queryParams.length];
}

interface Typed {
  readonly type?: string;
}

/** Envoy Gateway's (its `internal/gatewayapi/sort.go`): a method is one more exact header, `/` has no length, exact values go before expressions. */
export function envoyGatewayRank({ path, method, headers, queryParams }: HttpMatchFacts, cookies: readonly Typed[] = []): MatchRank {
  const exact = (all: readonly Typed[]) => all.filter(({ type = 'Exact' }) => type === 'Exact').length;
  const methods = method === undefined ? 0 : 1;
  return [
    BY_PATH_TYPE[path.type],
    lengthOf(path),
    headers.length + methods,
    exact(headers) + methods,
    cookies.length,
    exact(cookies),
    queryParams.length,
    exact(queryParams),
  ];
}

/** In characters, a slash at the end being one. `/` takes everything, and so counts as nothing. */
function lengthOf({ type, value }: PathFacts): number {
  return type === 'PathPrefix' && value === '/' ? 0 : Buffer.byteLength(value);
}

/** Higher ranks first. */
export function byRank(a: MatchRank, b: MatchRank): number {
  const index = a.findIndex((value, place) => value !== b[place]);
  return index < 0 ? 0 : b[index] - a[index];
}

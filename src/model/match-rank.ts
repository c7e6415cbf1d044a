import { elements, HttpMatchFacts } from './http-match';

/** What a match is ranked by, the first thing first; more goes before less. The age of routes comes after. */
export type MatchRank = readonly number[];

const BY_SPECIFICATION = { Exact: 2, PathPrefix: 1, RegularExpression: 0 };
const BY_ENVOY_GATEWAY = { Exact: 2, RegularExpression: 1, PathPrefix: 0 };

/**
 * The specification's rank (HTTPRouteRule, `matches`): exact paths, then the longest prefix, a method, most headers, most query parameters. It
 * leaves regular expressions to implementations; here they come last.
 */
export function specifiedRank({ path, method, headers, queryParams }: HttpMatchFacts): MatchRank {
  const length = path.type === 'PathPrefix' ? elements(path.value).length : 0;
  return [BY_SPECIFICATION[path.type], length, method === undefined ? 0 : 1, headers.length, queryParams.length];
}

interface Typed {
  readonly type?: string;
}

/** Envoy Gateway's (its `internal/gatewayapi/sort.go`): a method is one more exact header, `/` has no length, exact values go before expressions. */
export function envoyGatewayRank({ path, method, headers, queryParams }: HttpMatchFacts, cookies: readonly Typed[] = []): MatchRank {
  const exact = (all: readonly Typed[]) => all.filter(({ type = 'Exact' }) => type === 'Exact').length;
  const methods = method === undefined ? 0 : 1;
  const value = path.type === 'PathPrefix' ? elements(path.value) : path.value;
  return [
    BY_ENVOY_GATEWAY[path.type],
    path.type === 'PathPrefix' && value === '/' ? 0 : value.length,
    headers.length + methods,
    exact(headers) + methods,
    cookies.length,
    exact(cookies),
    queryParams.length,
    exact(queryParams),
  ];
}

/** Higher ranks first. */
export function byRank(a: MatchRank, b: MatchRank): number {
  const index = a.findIndex((value, place) => value !== b[place]);
  return index < 0 ? 0 : b[index] - a[index];
}

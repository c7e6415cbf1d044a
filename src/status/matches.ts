import { Complaint } from './condition';
import { CookieMatch, MatchState } from './state';
import { HttpMatchFacts, ValueFacts } from '../model/http-match';
import { regularExpressionProblem } from '../model/regular-expression';
import { MatchSpec, RouteKind, ValueMatchSpec } from '../model/route-objects';

/** The matches of a rule, each with every set of cookies that a filter of it asks for; or why one of them can match nothing. */
export function judgeMatches(
  specs: readonly MatchSpec[], cookies: ReadonlyArray<readonly CookieMatch[]>, kind: RouteKind, place: string,
): { readonly matches: readonly MatchState[]; readonly complaint?: Complaint } {
  const base = specs.length === 0 && cookies.length > 0 ? [{}] : specs;
  const matches = base.flatMap((spec, index) => (cookies.length === 0 ? [undefined] : cookies).map((each): MatchState => ({
    index, spec, ...kind === 'HTTPRoute' && { http: httpFacts(spec) }, ...each !== undefined && { cookies: each },
  })));
  const expression = expressionsIn(matches).find(each => regularExpressionProblem(each) !== undefined);
  if (expression === undefined) return { matches };
  return {
    matches: [],
    complaint: {
      reason: 'UnsupportedValue',
      message: `${place}: ${JSON.stringify(expression)} is no regular expression (RE2): ${regularExpressionProblem(expression)}`,
      fix: 'mend the expression; RE2 has no lookaheads and no backreferences',
    },
  };
}

/** A match with every default filled in (HTTPRouteMatch). */
export function httpFacts({ path, method, headers = [], queryParams = [] }: MatchSpec): HttpMatchFacts {
  return {
    path: { type: (path?.type ?? 'PathPrefix') as HttpMatchFacts['path']['type'], value: path?.value ?? '/' },
    ...typeof method === 'string' && { method },
    headers: headers.map(valueFacts),
    queryParams: queryParams.map(valueFacts),
  };
}

function valueFacts({ type = 'Exact', name, value }: ValueMatchSpec): ValueFacts {
  return { type: type as ValueFacts['type'], name, value };
}

function expressionsIn(matches: readonly MatchState[]): string[] {
  return matches.flatMap(({ spec: { path, method, headers = [], queryParams = [] }, cookies = [] }) => [
    ...path?.type === 'RegularExpression' ? [path.value ?? '/'] : [],
    ...typeof method === 'object' && method.type === 'RegularExpression' ? [method.service, method.method].filter(each => each !== undefined) : [],
    ...[...headers, ...queryParams, ...cookies].filter(({ type }) => type === 'RegularExpression').map(({ value }) => value),
  ]);
}

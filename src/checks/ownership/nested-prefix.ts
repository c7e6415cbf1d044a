import { describeMatch, HttpMatchFacts, matchKey, pathKey, prefixesOver } from '../../model/http-match';
import { describeListener } from '../../model/ownership-facts';
import { Check, Claim, entry, hostnameText } from '../ownership-view';
import { severalOwners } from './contested-match';

/** A match that takes requests from a prefix of another owner on the same hostname, because it is more specific. */
export const nestedPrefix: Check = ({ claims }) => [...claims.values()].flatMap(hosts => [...hosts.values()].flatMap(onHost => {
  if (!severalOwners(onHost)) return [];
  const prefixes = new Map<string, Array<{ readonly claim: Claim; readonly match: HttpMatchFacts }>>();
  for (const claim of onHost) {
    for (const match of claim.route.matches) {
      if (match.path.type === 'PathPrefix') entry(prefixes, pathKey(match.path), () => []).push({ claim, match });
    }
  }
  return onHost.flatMap(claim => claim.route.matches.flatMap(match => {
    const outer = keysOver(match, prefixes).flatMap(key => prefixes.get(key) ?? [])
      .find(other => other.claim.owner !== claim.owner && outranks(match, other.match));
    return outer === undefined ? [] : [{
      id: 'nested-prefix',
      severity: 'warning' as const,
      path: claim.route.path,
      message: `(${describeMatch(match)}) of ${hostnameText(claim.hostname)} on ${describeListener(claim.listener)} takes requests from `
        + `(${describeMatch(outer.match)}) of ${outer.claim.owner} (${outer.claim.route.path}): agree on it, or use a hostname of your own`,
    }];
  }));
}));

/** The prefixes that a match may take requests from. What a regular expression takes is not known, so it may be any. */
function keysOver({ path }: HttpMatchFacts, prefixes: ReadonlyMap<string, unknown>): string[] {
  if (path.type === 'RegularExpression') return [...prefixes.keys()];
  return [path.value, ...prefixesOver(path.value)].map(value => pathKey({ type: 'PathPrefix', value }));
}

/** Whether a match goes before a prefix at or over its path: always, but where both have one path and the prefix asks for as much or more. */
function outranks(match: HttpMatchFacts, prefix: HttpMatchFacts): boolean {
  if (pathKey(match.path) !== pathKey(prefix.path)) return true;
  const conditions = ({ method, headers, queryParams }: HttpMatchFacts) => [method === undefined ? 0 : 1, headers.length, queryParams.length];
  const [more, less] = [conditions(match), conditions(prefix)];
  const asksForMore = more.every((count, index) => count >= less[index]) && more.some((count, index) => count > less[index]);
  return matchKey(match) !== matchKey(prefix) && asksForMore;
}

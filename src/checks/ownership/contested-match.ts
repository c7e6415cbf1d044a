import { describeMatch, HttpMatchFacts, matchKey } from '../../model/http-match';
import { describeListener } from '../../model/ownership-facts';
import { Check, Claim, entry, hostnameText } from '../ownership-view';

/** Routes of two owners that take the same requests of one hostname on one listener: the older would win, whoever is meant to. */
export const contestedMatch: Check = ({ claims }) => [...claims.values()].flatMap(hosts => [...hosts.values()].flatMap(onHost => {
  if (!severalOwners(onHost)) return [];
  const takers = new Map<string, Array<{ readonly claim: Claim; readonly match: HttpMatchFacts }>>();
  for (const claim of onHost) {
    for (const match of claim.route.matches) entry(takers, matchKey(match), () => []).push({ claim, match });
  }
  return [...takers.values()].flatMap(([first, ...rest]) => rest.filter(({ claim }) => claim.owner !== first.claim.owner).map(({ claim, match }) => ({
    id: 'contested-match',
    severity: 'error' as const,
    path: claim.route.path,
    message: `${describeMatch(match)} of ${hostnameText(claim.hostname)} on ${describeListener(claim.listener)} is taken by ${first.claim.owner} too `
      + `(${first.claim.route.path}), and this route belongs to ${claim.owner}: one of the two needs another path or hostname`,
  })));
}));

export function severalOwners(claims: readonly Claim[]): boolean {
  return claims.some(({ owner }) => owner !== claims[0].owner);
}

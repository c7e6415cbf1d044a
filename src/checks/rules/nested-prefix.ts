import { pathKey, prefixesOver } from '../../model/http-match';
import { describeListener } from '../../model/ownership-facts';
import { Check, Claim, entry, hostnameText } from '../ownership-view';
import { severalOwners } from './contested-match';

/** A path that lies within a prefix of another owner on the same hostname: it takes a part of what the other may think its own. */
export const nestedPrefix: Check = ({ claims }) => [...claims.values()].flatMap(hosts => [...hosts.values()].flatMap(onHost => {
  if (!severalOwners(onHost)) return [];
  const prefixes = new Map<string, Claim[]>();
  for (const claim of onHost) {
    for (const { path } of claim.route.matches) {
      if (path.type === 'PathPrefix') entry(prefixes, pathKey(path), () => []).push(claim);
    }
  }
  return onHost.flatMap(claim => uniquePrefixes(claim).flatMap(prefix => {
    const outer = prefixesOver(prefix)
      .flatMap(over => prefixes.get(pathKey({ type: 'PathPrefix', value: over })) ?? [])
      .find(({ owner }) => owner !== claim.owner);
    return outer === undefined ? [] : [{
      id: 'nested-prefix',
      severity: 'warning' as const,
      path: claim.route.path,
      message: `prefix ${prefix} of ${hostnameText(claim.hostname)} on ${describeListener(claim.listener)} lies within one of ${outer.owner} `
        + `(${outer.route.path}), and takes its requests away: agree on it, or use a hostname of your own`,
    }];
  }));
}));

function uniquePrefixes({ route }: Claim): string[] {
  return [...new Set(route.matches.filter(({ path }) => path.type === 'PathPrefix').map(({ path }) => path.value))];
}

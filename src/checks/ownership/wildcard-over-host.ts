import { ANY_HOSTNAME, covers, isWildcard, wildcardsOver } from '../../model/hostname';
import { describeListener } from '../../model/ownership-facts';
import { Check, Claim, OwnershipView } from '../ownership-view';

/** A wildcard route over a hostname of another owner on the same listener: it takes what the other leaves, or forgets. */
export const wildcardOverHost: Check = view => [...view.claims.values()].flatMap(hosts => {
  const reported = new Set<Claim>();
  return [...hosts].flatMap(([hostname, claims]) => wildcardsOver(hostname).flatMap(wildcard => (hosts.get(wildcard) ?? [])
    .filter(wide => !reported.has(wide) && !mayHold(view, wide))
    .flatMap(wide => {
      const below = claims.find(({ owner }) => owner !== wide.owner);
      if (below === undefined) return [];
      reported.add(wide);
      return [{
        id: 'wildcard-over-host',
        severity: 'error' as const,
        path: wide.route.path,
        message: `"${wildcard}" on ${describeListener(wide.listener)} covers "${hostname}" of ${below.owner} (${below.route.path}): `
          + `name the hostnames that are yours, or let the platform list the wildcard in \`hostnames\` of the Team of ${wide.owner}`,
      }];
    })));
});

/** The listener's owner may, and whoever the platform has given the wildcard. */
function mayHold({ owners }: OwnershipView, { listener, route, owner, hostname }: Claim): boolean {
  if (owners.ownerOf(listener.parent.namespace) === owner) return true;
  const given = owners.teamOf(route.namespace)?.hostnames ?? [];
  return hostname !== ANY_HOSTNAME && given.some(each => isWildcard(each) && covers(each, hostname));
}

import { covers, isWildcard } from '../../model/hostname';
import { RouteFacts } from '../../model/ownership-facts';
import { Check, claimedHostnames, hostnameText, OwnershipView } from '../ownership-view';

/** A route or listener of a team that claims a hostname the team was not given. */
export const hostnameOutsideTeam: Check = view => [
  ...view.facts.routes.flatMap(route => ofAnotherTeam(view, route)),
  ...view.facts.listeners.flatMap(({ path, parent, hostname }) =>
    path === undefined || hostname === undefined ? [] : outside(view, parent.namespace, path, [hostname])),
  ...view.facts.routes.flatMap(route => outside(view, route.namespace, route.path,
    route.hostnames.length > 0 ? route.hostnames : route.listeners.flatMap(listener => claimedHostnames(route, listener)))),
];

/** A hostname that is written out for another team, and that this owner was not given. The owner of the listeners may have it. */
function ofAnotherTeam({ facts, owners }: OwnershipView, { namespace, path, hostnames, listeners }: RouteFacts) {
  const owner = owners.ownerOf(namespace);
  if (listeners.every(({ parent }) => owners.ownerOf(parent.namespace) === owner)) return [];
  const given = owners.teamOf(namespace)?.hostnames ?? [];
  return hostnames.filter(hostname => !isWildcard(hostname) && !given.some(each => covers(each, hostname))).flatMap(hostname => {
    const other = facts.teams.find(team => !team.namespaces.includes(namespace) && team.hostnames?.includes(hostname));
    return other === undefined ? [] : [{
      id: 'hostname-outside-team',
      severity: 'error' as const,
      path,
      message: `"${hostname}" was given to team "${other.name}" (${other.path}), and this route belongs to ${owner}: claim another, or let the platform give it `
        + 'to both',
    }];
  });
}

function outside({ owners }: OwnershipView, namespace: string, path: string, claimed: readonly string[]) {
  const team = owners.teamOf(namespace);
  const given = team?.hostnames;
  if (given === undefined) return [];
  return [...new Set(claimed)].filter(hostname => !given.some(each => covers(each, hostname))).map(hostname => ({
    id: 'hostname-outside-team',
    severity: 'error' as const,
    path,
    message: `team "${team!.name}" claims ${hostnameText(hostname)}, and was given ${given.join(', ') || 'no hostname'}: `
      + `claim one of those, or let the platform add it to \`hostnames\` of the Team (${team!.path})`,
  }));
}

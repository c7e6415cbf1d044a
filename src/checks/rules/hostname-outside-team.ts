import { covers } from '../../model/hostname';
import { Check, claimedHostnames, hostnameText, OwnershipView } from '../ownership-view';

/** A route or listener of a team that claims a hostname the team was not given. */
export const hostnameOutsideTeam: Check = view => [
  ...view.facts.listeners.flatMap(({ path, parent, hostname }) =>
    path === undefined || hostname === undefined ? [] : outside(view, parent.namespace, path, [hostname])),
  ...view.facts.routes.flatMap(route => outside(view, route.namespace, route.path,
    route.hostnames.length > 0 ? route.hostnames : route.listeners.flatMap(listener => claimedHostnames(route, listener)))),
];

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

import { describeListener } from '../../model/ownership-facts';
import { Check } from '../ownership-view';

/** A route from a namespace of no team, on a gateway that asks for one. */
export const routeWithoutTeam: Check = ({ facts, owners }) => facts.routes
  .filter(({ namespace }) => owners.teamOf(namespace) === undefined)
  .flatMap(({ path, namespace, listeners }) => listeners.filter(({ requireTeams }) => requireTeams).map(listener => ({
    id: 'route-without-team',
    severity: 'error' as const,
    path,
    message: `the Gateway of ${describeListener(listener)} takes routes of declared teams only, and no Team lists namespace "${namespace}": `
      + `let the platform declare one with \`namespaces: ['${namespace}']\``,
  })));

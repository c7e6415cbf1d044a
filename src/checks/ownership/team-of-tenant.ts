import { Check } from '../ownership-view';

/** A team that someone declares who owns no gateway: it would give itself namespaces and hostnames. */
export const teamOfTenant: Check = ({ facts }) => {
  const gateways = new Set(facts.gateways.map(({ namespace }) => namespace));
  // An app without a gateway is a tenant's own, which repeats what the platform says of it.
  if (gateways.size === 0) return [];
  const platform = new Set([
    ...gateways,
    ...facts.teams.filter(({ chartNamespace, namespaces }) => (chartNamespace === undefined || gateways.has(chartNamespace))
      && namespaces.some(namespace => gateways.has(namespace))).flatMap(({ namespaces }) => namespaces),
  ]);
  const others = facts.teams.filter(({ chartNamespace }) => chartNamespace !== undefined && !platform.has(chartNamespace));
  return others.map(({ path, name, chartNamespace }) => ({
    id: 'team-of-tenant',
    severity: 'error',
    path,
    message: `team "${name}" is declared in a chart of namespace "${chartNamespace}", whose owner has no gateway: what belongs to a team is for the platform `
      + 'to say. Declare it in the chart of the gateway',
  }));
};

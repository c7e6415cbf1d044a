import { RouteFacts } from '../../model/ownership-facts';
import { Check } from '../ownership-view';

/** An external backend of someone who owns no gateway: its address could be the proxy's own admin port. */
export const externalBackendOfTenant: Check = ({ facts, owners }) => {
  const known = [...facts.gateways, ...facts.listeners.flatMap(({ admittedBy }) => admittedBy?.gateway ?? []), ...facts.routes.flatMap(gatewaysOf)];
  const platforms = new Set(known.map(({ namespace }) => owners.ownerOf(namespace)));
  // A platform's own repository may hold nothing but this.
  if (platforms.size === 0) return [];
  return facts.externalBackends.filter(({ namespace }) => !platforms.has(owners.ownerOf(namespace))).map(({ path, namespace }) => ({
    id: 'external-backend-of-tenant',
    severity: 'error' as const,
    path,
    message: 'an ExternalBackend can reach any address the proxy can, its own admin port among them, so only the owner of a gateway makes one; '
      + `${owners.ownerOf(namespace)} owns none. Make it in the platform's chart, and route to it from here with Backend.fromExternal()`,
  }));
};

function gatewaysOf({ listeners }: RouteFacts): Array<{ readonly namespace: string }> {
  return listeners.filter(({ parent }) => parent.kind === 'Gateway').map(({ parent }) => parent);
}

import { Check } from '../ownership-view';

/** An external backend of someone who owns no gateway: its address could be the proxy's own admin port. */
export const externalBackendOfTenant: Check = ({ facts, owners }) => {
  const platforms = new Set(facts.gateways.map(({ namespace }) => owners.ownerOf(namespace)));
  return facts.externalBackends.filter(({ namespace }) => !platforms.has(owners.ownerOf(namespace))).map(({ path, namespace }) => ({
    id: 'external-backend-of-tenant',
    severity: 'error' as const,
    path,
    message: 'an ExternalBackend can reach any address the proxy can, its own admin port among them, so only the owner of a gateway makes one; '
      + `${owners.ownerOf(namespace)} owns none. Make it in the platform's chart, and route to it from here with Backend.fromExternal()`,
  }));
};

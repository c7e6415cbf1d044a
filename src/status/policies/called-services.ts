import { BackendObject } from './backend-status';
import { LayeredPolicies } from './layered-policies';
import { ExtensionSpec, PolicyBackendRef, PolicyObject, SecuritySpec } from './policy-objects';
import { AncestorState } from './policy-state';
import { authorizers } from './security';
import { Caller } from './tls-policy-status';
import { ENVOY_GROUP } from '../../model/gateway-objects';
import { Simulation } from '../simulation';

/** Policies of a class that are applied, with the services they call themselves. */
export function callersIn(
  { security, extension }: { readonly security: LayeredPolicies<SecuritySpec>; readonly extension: LayeredPolicies<ExtensionSpec> },
): Caller[] {
  return [
    ...[...security.states].filter(([, { all }]) => isApplied(all)).flatMap(([policy]) => callers(policy, securityServices(policy.spec))),
    ...[...extension.states].filter(([, { all }]) => isApplied(all)).flatMap(([policy]) => callers(policy, processors(policy.spec))),
  ];
}

function callers({ kind, metadata: { namespace, name } }: PolicyObject, refs: readonly PolicyBackendRef[]): Caller[] {
  return refs.map(({ group = '', kind: called = 'Service', namespace: other = namespace, name: service, port }) => ({
    ancestorRef: { group: ENVOY_GROUP, kind, namespace, name },
    target: { group, kind: called, namespace: other, name: service },
    port,
  }));
}

function isApplied(ancestors: readonly AncestorState[]): boolean {
  return ancestors.some(({ conditions }) => !['Conflicted', 'TargetNotFound'].includes(conditions.get('Accepted')?.reason ?? ''));
}

function securityServices(spec: SecuritySpec): readonly PolicyBackendRef[] {
  return [
    ...authorizers(spec),
    ...spec.oidc?.provider.backendRefs ?? [],
    ...(spec.jwt?.providers ?? []).flatMap(({ remoteJWKS }) => remoteJWKS?.backendRefs ?? []),
  ];
}

function processors({ extProc = [] }: ExtensionSpec): readonly PolicyBackendRef[] {
  return extProc.flatMap(({ backendRefs = [] }) => backendRefs);
}

/** Backends that routes with a parent refer to, or policies: those that Envoy Gateway looks at. */
export function usedBackends({ objects, routes }: Simulation): Set<BackendObject> {
  const used = new Set<BackendObject>();
  if (objects.ofKind(ENVOY_GROUP, 'Backend').length === 0) return used;
  const use = (kind: string, namespace: string, name: string) => {
    const backend = kind === 'Backend' ? objects.find<BackendObject>(ENVOY_GROUP, kind, namespace, name) : undefined;
    if (backend !== undefined) used.add(backend);
  };
  for (const { isRead, rules } of routes) {
    if (!isRead) continue;
    for (const { filters, backends } of rules) {
      const mirrors = [...filters, ...backends.flatMap(backend => backend.filters)].flatMap(({ mirror }) => mirror ?? []);
      for (const { kind, namespace, name } of [...backends, ...mirrors]) use(kind, namespace, name);
    }
  }
  const call = ({ metadata }: PolicyObject, refs: readonly PolicyBackendRef[]) => {
    for (const { kind = 'Service', namespace = metadata.namespace ?? '', name } of refs) use(kind, namespace, name);
  };
  for (const policy of objects.ofKind<PolicyObject<SecuritySpec>>(ENVOY_GROUP, 'SecurityPolicy')) call(policy, securityServices(policy.spec));
  for (const policy of objects.ofKind<PolicyObject<ExtensionSpec>>(ENVOY_GROUP, 'EnvoyExtensionPolicy')) call(policy, processors(policy.spec));
  return used;
}

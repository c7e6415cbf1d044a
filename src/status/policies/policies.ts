import { BACKEND_TRAFFIC } from './backend-traffic';
import { BackendObject, backendStatuses } from './backend-status';
import { classScopes, ClassScope } from './class-scope';
import { ClientTrafficPolicyObject } from './client-traffic';
import { ClientTrafficPolicies } from './client-traffic-status';
import { ENVOY_EXTENSION } from './envoy-extension';
import { EnvoyPatchPolicyObject, envoyPatchAncestors } from './envoy-patch-status';
import { envoyProxyAncestors } from './envoy-proxy-status';
import { LayeredKind, LayeredPolicies } from './layered-policies';
import { BackendTrafficSpec, ExtensionSpec, PolicyBackendRef, PolicyObject, SecuritySpec, TargetingSpec } from './policy-objects';
import { AncestorState, PolicyState, shown } from './policy-state';
import { authorizers, SECURITY } from './security';
import { Caller, envoyTlsPolicyStatuses, tlsPolicyStatuses } from './tls-policy-status';
import { ClusterObject } from '../../model/cluster-object';
import { ENVOY_GROUP } from '../../model/gateway-objects';
import { Simulation } from '../simulation';
import { GatewayState } from '../state';

/** Envoy Gateway's policies in one class. */
export interface ClassPolicies {
  readonly scope: ClassScope;
  readonly backendTraffic: LayeredPolicies<BackendTrafficSpec>;
  readonly security: LayeredPolicies<SecuritySpec>;
  readonly extension: LayeredPolicies<ExtensionSpec>;
  readonly clientTraffic: ClientTrafficPolicies;
}

/** Classes by their Gateways' class, for those who ask what is in force. */
const known = new WeakMap<Simulation, readonly ClassPolicies[]>();

/** Envoy Gateway's policies, for each class that has Gateways; worked out once for a simulation. None where the controller is another. */
export function classPolicies(simulation: Simulation): readonly ClassPolicies[] {
  let policies = known.get(simulation);
  if (policies === undefined) known.set(simulation, policies = simulation.behaviour.envoyGateway ? classScopes(simulation).map(scope => judge(scope, simulation)) : []);
  return policies;
}

/** The policies of the class of a Gateway. */
export function policiesOf({ gatewayClass }: GatewayState, simulation: Simulation): ClassPolicies | undefined {
  return classPolicies(simulation).find(({ scope }) => scope.gatewayClass === gatewayClass);
}

function judge(scope: ClassScope, simulation: Simulation): ClassPolicies {
  const { objects } = simulation;
  const layered = <Spec extends TargetingSpec>(policyKind: LayeredKind<Spec>) =>
    new LayeredPolicies(policyKind, objects.ofKind<PolicyObject<Spec>>(ENVOY_GROUP, policyKind.kind), scope, simulation);
  return {
    scope,
    backendTraffic: layered(BACKEND_TRAFFIC),
    security: layered(SECURITY),
    extension: layered(ENVOY_EXTENSION),
    clientTraffic: new ClientTrafficPolicies(objects.ofKind<ClientTrafficPolicyObject>(ENVOY_GROUP, 'ClientTrafficPolicy'), scope, simulation),
  };
}

/** What a controller says of every policy, and of what it treats like one; those it says nothing of have no ancestors, or are absent. */
export function policyStatuses(simulation: Simulation): readonly PolicyState[] {
  if (!simulation.behaviour.envoyGateway) return tlsPolicyStatuses(simulation);
  const { objects } = simulation;
  const classes = classPolicies(simulation);
  const states = (kind: string, ancestorsIn: (policies: ClassPolicies, object: ClusterObject) => readonly AncestorState[]): PolicyState[] =>
    objects.ofKind(ENVOY_GROUP, kind).map(object => ({ object, ancestors: shown(classes.flatMap(each => ancestorsIn(each, object))) }));
  const proxies = envoyProxyAncestors(simulation.classes, classes.map(({ scope }) => scope), simulation);
  return [
    ...envoyTlsPolicyStatuses(simulation, classes.map(each => ({ scope: each.scope, callers: callersIn(each) }))),
    ...states('ClientTrafficPolicy', ({ clientTraffic }, object) => clientTraffic.states.get(object as ClientTrafficPolicyObject)?.all ?? []),
    ...states('BackendTrafficPolicy', ({ backendTraffic }, object) => backendTraffic.states.get(object as PolicyObject<BackendTrafficSpec>)?.all ?? []),
    ...states('SecurityPolicy', ({ security }, object) => security.states.get(object as PolicyObject<SecuritySpec>)?.all ?? []),
    ...states('EnvoyExtensionPolicy', ({ extension }, object) => extension.states.get(object as PolicyObject<ExtensionSpec>)?.all ?? []),
    ...states('EnvoyPatchPolicy', ({ scope }, object) => envoyPatchAncestors(object as EnvoyPatchPolicyObject, scope, simulation).all),
    ...objects.ofKind(ENVOY_GROUP, 'EnvoyProxy').map(object => ({ object, ancestors: proxies.get(object) ?? [] })),
    ...backendStatuses(usedBackends(simulation, classes), simulation),
  ];
}

/** Policies that are applied, with the services they call. */
function callersIn({ security, extension }: ClassPolicies): Caller[] {
  const callers: Caller[] = [];
  const add = (policy: PolicyObject, refs: readonly PolicyBackendRef[]) => {
    const { kind, metadata: { namespace, name } } = policy;
    for (const { group = '', kind: called = 'Service', namespace: other = namespace, name: service, port } of refs) {
      callers.push({ ancestorRef: { group: ENVOY_GROUP, kind, namespace, name }, target: { group, kind: called, namespace: other, name: service }, port });
    }
  };
  for (const [policy, { all }] of security.states) if (isApplied(all)) add(policy, securityServices(policy.spec));
  for (const [policy, { all }] of extension.states) if (isApplied(all)) add(policy, (policy.spec.extProc ?? []).flatMap(({ backendRefs = [] }) => backendRefs));
  return callers;
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

/** Backends that routes of a class refer to, or policies, wherever those are. */
function usedBackends({ objects, routes }: Simulation, classes: readonly ClassPolicies[]): Set<BackendObject> {
  const all = objects.ofKind<BackendObject>(ENVOY_GROUP, 'Backend');
  if (all.length === 0 || classes.length === 0) return new Set();
  const used = new Set<BackendObject>();
  const use = (kind: string, namespace: string, name: string) => {
    const backend = kind === 'Backend' ? objects.find<BackendObject>(ENVOY_GROUP, kind, namespace, name) : undefined;
    if (backend !== undefined) used.add(backend);
  };
  for (const { parents, rules } of routes) {
    if (parents.length === 0) continue;
    for (const { filters, backends } of rules) {
      for (const { kind, namespace, name } of [...backends, ...[...filters, ...backends.flatMap(backend => backend.filters)].flatMap(({ mirror }) => mirror ?? [])]) {
        use(kind, namespace, name);
      }
    }
  }
  const ofPolicies: ReadonlyArray<readonly [PolicyObject, readonly PolicyBackendRef[]]> = [
    ...objects.ofKind<PolicyObject<SecuritySpec>>(ENVOY_GROUP, 'SecurityPolicy').map(policy => [policy, securityServices(policy.spec)] as const),
    ...objects.ofKind<PolicyObject<ExtensionSpec>>(ENVOY_GROUP, 'EnvoyExtensionPolicy')
      .map(policy => [policy, (policy.spec.extProc ?? []).flatMap(({ backendRefs = [] }) => backendRefs)] as const),
  ];
  for (const [{ metadata }, refs] of ofPolicies) for (const { kind = 'Service', namespace = metadata.namespace ?? '', name } of refs) use(kind, namespace, name);
  return used;
}

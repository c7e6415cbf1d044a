import { backendStatuses } from './backend-status';
import { BACKEND_TRAFFIC } from './backend-traffic';
import { callersIn, usedBackends } from './called-services';
import { classScopes, ClassScope } from './class-scope';
import { ClientTrafficPolicyObject } from './client-traffic';
import { ClientTrafficPolicies } from './client-traffic-status';
import { ENVOY_EXTENSION } from './envoy-extension';
import { envoyPatchAncestors, EnvoyPatchPolicyObject } from './envoy-patch-status';
import { envoyProxyAncestors } from './envoy-proxy-status';
import { LayeredKind, LayeredPolicies } from './layered-policies';
import { BackendTrafficSpec, ExtensionSpec, PolicyObject, SecuritySpec, TargetingSpec } from './policy-objects';
import { Ancestors, PolicyState, shown } from './policy-state';
import { SECURITY } from './security';
import { envoyTlsPolicyStatuses, tlsPolicyStatuses } from './tls-policy-status';
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

const known = new WeakMap<Simulation, readonly ClassPolicies[]>();

/** Envoy Gateway's policies, for each class that has Gateways; worked out once for a simulation. None where the controller is another. */
export function classPolicies(simulation: Simulation): readonly ClassPolicies[] {
  let policies = known.get(simulation);
  if (policies === undefined) {
    const scopes = simulation.behaviour.envoyGateway ? classScopes(simulation) : [];
    known.set(simulation, policies = scopes.map(scope => judge(scope, simulation)));
  }
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

const states = new WeakMap<Simulation, readonly PolicyState[]>();

/**
 * What a controller says of every policy, and of what it treats like one; those it says nothing of have no ancestors, or are absent. Worked out
 * once for a simulation.
 */
export function policyStatuses(simulation: Simulation): readonly PolicyState[] {
  let found = states.get(simulation);
  if (found === undefined) {
    states.set(simulation, found = simulation.behaviour.envoyGateway ? envoyStatuses(simulation) : tlsPolicyStatuses(simulation));
  }
  return found;
}

function envoyStatuses(simulation: Simulation): PolicyState[] {
  const { objects } = simulation;
  const classes = classPolicies(simulation);
  const scopes = classes.map(({ scope }) => scope);
  const ofKind = <Found extends ClusterObject>(kind: string, ancestorsIn: (object: Found, policies: ClassPolicies) => Ancestors | undefined) =>
    objects.ofKind<Found>(ENVOY_GROUP, kind).map((object): PolicyState => {
      const ancestors = classes.flatMap(each => ancestorsIn(object, each)?.all ?? []);
      return { object, ancestors: shown(ancestors) };
    });
  const proxies = envoyProxyAncestors(simulation.classes, scopes, simulation);
  return [
    ...envoyTlsPolicyStatuses(simulation, classes.map(each => ({ scope: each.scope, callers: callersIn(each) }))),
    ...ofKind<ClientTrafficPolicyObject>('ClientTrafficPolicy', (object, { clientTraffic }) => clientTraffic.states.get(object)),
    ...ofKind<PolicyObject<BackendTrafficSpec>>('BackendTrafficPolicy', (object, { backendTraffic }) => backendTraffic.states.get(object)),
    ...ofKind<PolicyObject<SecuritySpec>>('SecurityPolicy', (object, { security }) => security.states.get(object)),
    ...ofKind<PolicyObject<ExtensionSpec>>('EnvoyExtensionPolicy', (object, { extension }) => extension.states.get(object)),
    ...ofKind<EnvoyPatchPolicyObject>('EnvoyPatchPolicy', (object, { scope }) => envoyPatchAncestors(object, scope, simulation)),
    ...objects.ofKind(ENVOY_GROUP, 'EnvoyProxy').map(object => ({ object, ancestors: proxies.get(object) ?? [] })),
    ...backendStatuses(classes.length === 0 ? [] : usedBackends(simulation), simulation),
  ];
}

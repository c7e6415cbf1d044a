import { ClusterObject } from '../../../src/model/cluster-object';
import { ClusterObjects } from '../../../src/model/cluster-objects';
import { CONTROLLERS } from '../../../src/model/controllers';
import { ENVOY_GROUP, GATEWAY_GROUP } from '../../../src/model/gateway-objects';
import { behaviourOf } from '../../../src/status/behaviour';
import { policyStatuses } from '../../../src/status/policies/policies';
import { AncestorRef, AncestorState, PolicyState } from '../../../src/status/policies/policy-state';
import { simulate } from '../../../src/status/simulate';
import { Simulation } from '../../../src/status/simulation';

/** Objects for tests of policies: a platform in namespace `infra`, and what a team has in `shop`. */

let seconds = 0;

/** An object of a version; each is a second younger than the one before. */
export function object(apiVersion: string, kind: string, place: string, spec: object, metadata: object = {}): ClusterObject {
  const [name, namespace] = place.split('/').reverse();
  const creationTimestamp = new Date(Date.UTC(2026, 0, 1) + 1000 * seconds++).toISOString();
  return { apiVersion, kind, metadata: { name, ...namespace !== undefined && { namespace }, creationTimestamp, generation: 1, ...metadata }, spec };
}

export function envoy(kind: string, place: string, spec: object, metadata: object = {}): ClusterObject {
  return object(`${ENVOY_GROUP}/v1alpha1`, kind, place, spec, metadata);
}

export function gatewayApi(kind: string, place: string, spec: object, metadata: object = {}): ClusterObject {
  return object(`${GATEWAY_GROUP}/v1`, kind, place, spec, metadata);
}

export function core(kind: string, place: string, fields: object): ClusterObject {
  return { ...object('v1', kind, place, {}), ...fields };
}

export interface PortSpec {
  readonly name?: string;
  readonly port: number;
  readonly protocol?: string;
}

export function service(place: string, ...ports: readonly PortSpec[]): ClusterObject {
  return core('Service', place, { spec: { selector: { app: 'any' }, ports } });
}

export function grant(place: string, from: object, to: object): ClusterObject {
  return object(`${GATEWAY_GROUP}/v1beta1`, 'ReferenceGrant', place, { from: [from], to: [to] });
}

export function target(kind: string, name: string, sectionName?: string): { readonly [field: string]: string } {
  return { group: GATEWAY_GROUP, kind, name, ...sectionName !== undefined && { sectionName } };
}

export function route(place: string, parentRefs: readonly object[], more: object = {}, metadata: object = {}): ClusterObject {
  const backendRefs = [{ group: '', kind: 'Service', name: 'web', port: 80, weight: 1 }];
  const rules = [{ name: 'all', matches: [{ path: { type: 'PathPrefix', value: '/' } }], backendRefs }];
  return gatewayApi('HTTPRoute', place, { parentRefs: parentRefs.map(ref => ({ group: GATEWAY_GROUP, kind: 'Gateway', ...ref })), rules, ...more }, metadata);
}

const FROM_ALL = { namespaces: { from: 'All' } };

export function listener(name: string, port: number, hostname?: string): object {
  return { name, port, protocol: 'HTTP', ...hostname !== undefined && { hostname }, allowedRoutes: FROM_ALL };
}

export const CLASS = gatewayApi('GatewayClass', 'envoy', { controllerName: CONTROLLERS.ENVOY_GATEWAY });
export const GATEWAY = gatewayApi('Gateway', 'infra/web', {
  gatewayClassName: 'envoy',
  listeners: [listener('http', 80), listener('admin', 8080)],
  allowedListeners: FROM_ALL,
});
export const SET = gatewayApi('ListenerSet', 'infra/extra', {
  parentRef: { group: GATEWAY_GROUP, kind: 'Gateway', name: 'web' },
  listeners: [listener('more', 81), listener('most', 82)],
});
export const ROUTE = route('shop/pay', [{ namespace: 'infra', name: 'web' }]);
export const SET_ROUTE = route('shop/set', [{ kind: 'ListenerSet', namespace: 'infra', name: 'extra' }]);
export const SERVICE = service('shop/web', { name: 'http', port: 80 });

/** The platform, and routes on the Gateway and on the ListenerSet. */
export const BASE: readonly ClusterObject[] = [CLASS, GATEWAY, SET, SERVICE, ROUTE, SET_ROUTE];

/** Takes whatever is configured to be switched on. */
export const EVERYTHING_ON = {
  ...envoy('EnvoyGateway', 'configuration', {}),
  rateLimit: {},
  extensionApis: { enableBackend: true, enableEnvoyPatchPolicy: true, enableLua: true },
};

export interface SimulationOptions {
  readonly envoyGateway?: boolean;
  readonly assumed?: readonly string[];
}

export function simulation(objects: readonly ClusterObject[], options: SimulationOptions = {}): Simulation {
  return simulate(new ClusterObjects(objects, new Set(options.assumed ?? [])), behaviourOf({ envoyGateway: options.envoyGateway ?? true }));
}

export function stateOf(wanted: ClusterObject, objects: readonly ClusterObject[], options: SimulationOptions = {}): PolicyState | undefined {
  return policyStatuses(simulation(objects, options)).find(state => state.object === wanted);
}

/** A status in a line for each ancestor: `Gateway infra/web#http Accepted=True/Accepted`. */
export function statusOf(wanted: ClusterObject, objects: readonly ClusterObject[], options: SimulationOptions = {}): string[] {
  return (stateOf(wanted, objects, options)?.ancestors ?? []).map(ancestorText);
}

export function ancestorText({ ancestorRef, conditions }: AncestorState): string {
  return [refText(ancestorRef), ...conditions.all.map(({ type, status, reason }) => `${type}=${status}/${reason}`).sort()].join(' ');
}

function refText({ kind, namespace, name, sectionName, port }: AncestorRef): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}${sectionName === undefined ? '' : `#${sectionName}`}${port === undefined ? '' : `:${port}`}`;
}

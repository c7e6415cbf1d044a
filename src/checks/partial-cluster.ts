import { ClusterObject, groupOf } from '../model/cluster-object';
import { ClusterObjects } from '../model/cluster-objects';
import { GATEWAY_GROUP, GatewayObject } from '../model/gateway-objects';
import { Behaviour } from '../status/behaviour';
import { simulate } from '../status/simulate';
import { Simulation } from '../status/simulation';

/** Kinds that may be made by others than whoever makes routes and gateways. */
const MADE_ELSEWHERE = new Set([
  'Service', 'ServiceImport', 'Backend', 'ConfigMap', 'ClusterTrustBundle', 'EnvoyProxy', 'HTTPRouteFilter', 'EndpointSlice',
]);
/** Kinds that are seldom among manifests, even where others of their kind are: controllers make them, and secrets are kept elsewhere. */
const OF_THE_CLUSTER = new Set(['Secret']);

/**
 * What a controller makes of objects that may be a part of what the cluster has. What is referred to is taken to exist where the objects have
 * nothing of its kind in its namespace, and so is the grant for it; Secrets always are, and classes, where there is none.
 */
export function simulatePartially(objects: readonly ClusterObject[], behaviour: Behaviour): Simulation {
  const inNamespaces = new Set(objects.map(({ kind, metadata: { namespace = '' } }) => `${kind} ${namespace}`));
  const namespaces = new Set(objects.map(({ metadata: { namespace = '' } }) => namespace));
  const isAssumed = (kind: string, namespace: string) => OF_THE_CLUSTER.has(kind)
    || MADE_ELSEWHERE.has(kind) && !inNamespaces.has(`${kind} ${namespace}`)
    || kind === 'ReferenceGrant' && !namespaces.has(namespace);
  const hasClasses = objects.some(({ kind }) => kind === 'GatewayClass');
  return simulate(new ClusterObjects([...hasClasses ? [] : classesOf(objects, behaviour), ...objects], isAssumed), behaviour);
}

function classesOf(objects: readonly ClusterObject[], { controllerName = 'example.com/any' }: Behaviour): ClusterObject[] {
  const gateways = objects.filter(({ kind, apiVersion }) => kind === 'Gateway' && groupOf(apiVersion) === GATEWAY_GROUP) as GatewayObject[];
  return [...new Set(gateways.map(({ spec }) => spec.gatewayClassName))].sort()
    .map(name => ({ apiVersion: `${GATEWAY_GROUP}/v1`, kind: 'GatewayClass', metadata: { name }, spec: { controllerName } }));
}

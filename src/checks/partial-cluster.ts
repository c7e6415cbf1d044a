import { ClusterObject, groupOf } from '../model/cluster-object';
import { ClusterObjects } from '../model/cluster-objects';
import { GATEWAY_GROUP, GatewayObject } from '../model/gateway-objects';
import { Behaviour } from '../status/behaviour';
import { simulate } from '../status/simulate';
import { Simulation } from '../status/simulation';

/** Kinds that may be made by others than whoever makes routes and gateways. */
const MADE_ELSEWHERE = ['Service', 'ServiceImport', 'Backend', 'Secret', 'ConfigMap', 'ClusterTrustBundle', 'EnvoyProxy', 'HTTPRouteFilter'];

/**
 * What a controller makes of objects that may be a part of what the cluster has: of a kind of which there is nothing at all, everything that is
 * referred to is taken to exist; so are classes, where there is none.
 */
export function simulatePartially(objects: readonly ClusterObject[], behaviour: Behaviour): Simulation {
  const kinds = new Set(objects.map(({ kind }) => kind));
  const assumed = new Set(MADE_ELSEWHERE.filter(kind => !kinds.has(kind)));
  return simulate(new ClusterObjects([...kinds.has('GatewayClass') ? [] : classesOf(objects, behaviour), ...objects], assumed), behaviour);
}

function classesOf(objects: readonly ClusterObject[], { controllerName = 'example.com/any' }: Behaviour): ClusterObject[] {
  const gateways = objects.filter(({ kind, apiVersion }) => kind === 'Gateway' && groupOf(apiVersion) === GATEWAY_GROUP) as GatewayObject[];
  return [...new Set(gateways.map(({ spec }) => spec.gatewayClassName))].sort()
    .map(name => ({ apiVersion: `${GATEWAY_GROUP}/v1`, kind: 'GatewayClass', metadata: { name }, spec: { controllerName } }));
}

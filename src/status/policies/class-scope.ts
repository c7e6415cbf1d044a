import { byAge } from '../../model/age';
import { ObjectKey } from '../../model/cluster-object';
import { addTo, grouped } from '../../model/grouped';
import { Simulation } from '../simulation';
import { ClassState, GatewayState, ListenerSetState, ParentState, RouteState } from '../state';

/** What one GatewayClass brings to its controller. Envoy Gateway judges policies once for each class, as if there were no other. */
export interface ClassScope {
  readonly gatewayClass: ClassState;
  readonly controllerName: string;
  readonly mergesGateways: boolean;
  /** Those that are served, oldest first. */
  readonly gateways: readonly GatewayState[];
  /** Those of these Gateways. */
  readonly listenerSets: readonly ListenerSetState[];
  readonly routes: readonly ScopedRoute[];
  /** Any of them by kind, namespace and name. */
  readonly byKey: ScopedObjects;
}

/** A route with those of its parents that are of one class. */
export interface ScopedRoute {
  readonly route: RouteState;
  readonly parents: readonly ParentState[];
}

export interface ScopedObjects {
  readonly gateways: ReadonlyMap<string, GatewayState>;
  readonly listenerSets: ReadonlyMap<string, ListenerSetState>;
  readonly routes: ReadonlyMap<string, ScopedRoute>;
}

/** The key of an object among its likes. */
export function placeOf({ kind, namespace = '', name }: Pick<ObjectKey, 'kind' | 'namespace' | 'name'>): string {
  return `${kind} ${namespace}/${name}`;
}

/** One for each class that has Gateways, oldest first. */
export function classScopes(simulation: Simulation): readonly ClassScope[] {
  const gateways = grouped(simulation.gateways.filter(({ isRelevant }) => isRelevant), ({ gatewayClass }) => gatewayClass);
  const sets = grouped(simulation.listenerSets.filter(({ gateway }) => gateway.isRelevant), ({ gateway }) => gateway.gatewayClass);
  const routes = routesByClass(simulation);
  return [...gateways.keys()].sort((a, b) => byAge(a.object, b.object))
    .map(gatewayClass => classScope(gatewayClass, gateways.get(gatewayClass) ?? [], sets.get(gatewayClass) ?? [], routes.get(gatewayClass) ?? []));
}

function classScope(
  gatewayClass: ClassState, gateways: readonly GatewayState[], listenerSets: readonly ListenerSetState[], routes: readonly ScopedRoute[],
): ClassScope {
  return {
    gatewayClass,
    controllerName: gatewayClass.object.spec.controllerName,
    mergesGateways: gatewayClass.proxy?.spec.mergeGateways === true,
    gateways,
    listenerSets,
    routes,
    byKey: {
      gateways: new Map(gateways.map(each => [placeOf({ kind: 'Gateway', ...each.object.metadata }), each])),
      listenerSets: new Map(listenerSets.map(each => [placeOf({ kind: 'ListenerSet', ...each.object.metadata }), each])),
      routes: new Map(routes.map(each => [placeOf({ kind: each.route.kind, ...each.route.object.metadata }), each])),
    },
  };
}

function routesByClass({ routes }: Simulation): Map<ClassState, ScopedRoute[]> {
  const found = new Map<ClassState, ScopedRoute[]>();
  for (const route of routes) {
    const parents = grouped(route.parents, ({ gateway }) => gateway.gatewayClass);
    for (const [gatewayClass, ofClass] of parents) addTo(found, gatewayClass, { route, parents: ofClass });
  }
  return found;
}

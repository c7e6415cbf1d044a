import { ClusterObjects } from '../model/cluster-objects';
import { GATEWAY_GROUP } from '../model/gateway-objects';
import { GrantObject, Permissions } from '../model/permission';
import { BackendRefSpec, ROUTE_KINDS, RouteKind, RouteObject } from '../model/route-objects';

/**
 * What Envoy Gateway reads of a cluster for its routes. It overlooks the mirrors of GRPCRoutes: what one of these refers to is known to it only
 * when something else refers to it too (its processGRPCRouteFilter).
 */
export class LoadedReferences {
  private readonly backends = new Set<string>();
  private readonly grants = new Set<GrantObject>();

  public constructor(objects: ClusterObjects, permissions: Permissions) {
    for (const kind of ROUTE_KINDS) {
      for (const route of objects.ofKind<RouteObject>(GATEWAY_GROUP, kind)) {
        for (const ref of backendRefsOf(route, kind)) this.add(ref, kind, route.metadata.namespace ?? '', permissions);
      }
    }
  }

  public hasBackend(kind: string, namespace: string, name: string): boolean {
    return this.backends.has(`${kind} ${namespace}/${name}`);
  }

  public hasGrant(grant: GrantObject): boolean {
    return this.grants.has(grant);
  }

  private add({ group = '', kind = 'Service', namespace, name }: BackendRefSpec, referrer: RouteKind, own: string, permissions: Permissions): void {
    const to = { group, kind, namespace: namespace ?? own, name };
    this.backends.add(`${kind} ${to.namespace}/${name}`);
    const grant = permissions.find({ group: GATEWAY_GROUP, kind: referrer, namespace: own }, to);
    if (grant !== undefined && grant !== 'local') this.grants.add(grant);
  }
}

function* backendRefsOf({ spec: { rules = [] } }: RouteObject, kind: RouteKind): Generator<BackendRefSpec> {
  for (const { backendRefs = [], filters = [] } of rules) {
    yield* backendRefs;
    for (const { requestMirror } of kind === 'GRPCRoute' ? [] : [...filters, ...backendRefs.flatMap(each => each.filters ?? [])]) {
      if (requestMirror !== undefined) yield requestMirror.backendRef;
    }
  }
}

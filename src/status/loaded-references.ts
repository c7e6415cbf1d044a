import { ClusterObjects } from '../model/cluster-objects';
import { GATEWAY_GROUP, GatewayObject, ListenerSetObject } from '../model/gateway-objects';
import { GrantObject, Permissions, Referent, Referrer } from '../model/permission';
import { BackendRefSpec, ROUTE_KINDS, RouteKind, RouteObject } from '../model/route-objects';

/**
 * What Envoy Gateway reads of a cluster. It reads a grant together with what the grant is for, and overlooks the mirrors of GRPCRoutes: what one
 * of these refers to is known to it only when something else refers to it too (its processSecretRef and processGRPCRouteFilter).
 */
export class LoadedReferences {
  private readonly backends = new Set<string>();
  private readonly grants = new Set<GrantObject>();

  /** `isLookedAt` tells of routes whether they have a parent that the controller looks at: it reads no others. */
  public constructor(
    private readonly objects: ClusterObjects, private readonly permissions: Permissions, isLookedAt: (route: RouteObject) => boolean,
  ) {
    for (const kind of ROUTE_KINDS) {
      for (const route of objects.ofKind<RouteObject>(GATEWAY_GROUP, kind).filter(isLookedAt)) {
        for (const ref of backendRefsOf(route, kind)) this.addBackend(ref, kind, route.metadata.namespace ?? '');
      }
    }
    for (const kind of ['Gateway', 'ListenerSet']) {
      for (const object of objects.ofKind<GatewayObject | ListenerSetObject>(GATEWAY_GROUP, kind)) this.addSecrets(object);
    }
  }

  public hasBackend(kind: string, namespace: string, name: string): boolean {
    return this.backends.has(`${kind} ${namespace}/${name}`);
  }

  public hasGrant(grant: GrantObject): boolean {
    return this.grants.has(grant);
  }

  private addBackend({ group = '', kind = 'Service', namespace, name }: BackendRefSpec, referrer: RouteKind, own: string): void {
    const to = { group, kind, namespace: namespace ?? own, name };
    this.backends.add(`${kind} ${to.namespace}/${name}`);
    this.addGrant({ group: GATEWAY_GROUP, kind: referrer, namespace: own }, to);
  }

  private addSecrets({ kind, spec, metadata: { namespace: own = '' } }: GatewayObject | ListenerSetObject): void {
    for (const { namespace, name } of spec.listeners.flatMap(({ tls }) => tls?.certificateRefs ?? [])) {
      const to = { group: '', kind: 'Secret', namespace: namespace || own, name };
      if (this.objects.find('', 'Secret', to.namespace, name) !== undefined) this.addGrant({ group: GATEWAY_GROUP, kind, namespace: own }, to);
    }
  }

  private addGrant(from: Referrer, to: Referent): void {
    const grant = this.permissions.find(from, to);
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

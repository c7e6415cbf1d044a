import { gatewayapi, IListener, TenantRoute } from 'cdk8s-gateway-api';
import { Service } from 'cdk8s-plus-28';

const GROUP = 'gateway.networking.k8s.io';

/** The listener, as a route refers to it that has no construct. */
export function parentRef({ parentKind, parentName, parentNamespace, sectionName }: IListener): gatewayapi.ParentReference {
  return { group: GROUP, kind: parentKind, name: parentName, namespace: parentNamespace, sectionName };
}

/** The service, as a route of its namespace refers to it that has no construct. */
export function backendRef(service: Service): gatewayapi.BackendRef {
  return { group: '', kind: 'Service', name: service.name, port: service.port, weight: 1 };
}

/** The HTTPRoutes of a route, as a policy refers to them. */
export function policyTargets(route: TenantRoute): gatewayapi.LocalPolicyTargetReferenceWithSectionName[] {
  return route.routeNames.map(name => ({ group: GROUP, kind: 'HTTPRoute', name }));
}

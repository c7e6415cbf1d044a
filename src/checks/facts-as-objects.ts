import { accessSpec } from '../model/access-spec';
import { ClusterObject } from '../model/cluster-object';
import { GATEWAY_GROUP, ListenerSpec } from '../model/gateway-objects';
import { ANY_HOSTNAME } from '../model/hostname';
import { ListenerFacts, OwnershipFacts, RouteFacts } from '../model/ownership-facts';

type Facts = Pick<OwnershipFacts, 'gateways' | 'listeners' | 'routes'>;

/**
 * The gateways, listeners and routes of an app as its manifests will have them, as far as attachment and conflicts hang on it: facts are there
 * before manifests can be rendered. A route is called by its path, which no two have in common.
 */
export function objectsOfFacts({ gateways, listeners, routes }: Facts): ClusterObject[] {
  const byParent = new Map<string, ListenerFacts[]>();
  for (const listener of listeners) {
    const key = parentKey(listener.parent);
    const others = byParent.get(key);
    if (others === undefined) byParent.set(key, [listener]); else others.push(listener);
  }
  const admittedTo = new Map(listeners.flatMap(({ admittedBy }) =>
    admittedBy?.access === undefined ? [] : [[`${admittedBy.gateway.namespace}/${admittedBy.gateway.name}`, admittedBy.access]]));
  const sets = [...byParent.values()].filter(([{ parent }]) => parent.kind === 'ListenerSet');
  return [
    ...gateways.map(({ namespace, name }) => {
      const access = admittedTo.get(`${namespace}/${name}`);
      const own = byParent.get(parentKey({ kind: 'Gateway', namespace, name })) ?? [];
      return object('Gateway', namespace, name, {
        gatewayClassName: `${namespace}.${name}`,
        listeners: own.flatMap(listenerSpec),
        ...access !== undefined && { allowedListeners: { namespaces: accessSpec(access) } },
      });
    }),
    ...sets.map(own => {
      const [{ parent: { namespace, name }, admittedBy }] = own;
      return object('ListenerSet', namespace, name, {
        parentRef: { namespace: admittedBy?.gateway.namespace, name: admittedBy?.gateway.name },
        listeners: own.flatMap(listenerSpec),
      });
    }),
    ...routes.map(route => object(route.kind, route.namespace, route.path, { parentRefs: parentRefs(route), hostnames: route.hostnames, rules: [] })),
  ];
}

function object(kind: string, namespace: string, name: string, spec: unknown): ClusterObject {
  return { apiVersion: `${GATEWAY_GROUP}/v1`, kind, metadata: { namespace, name }, spec };
}

function parentKey({ kind, namespace, name }: ListenerFacts['parent']): string {
  return `${kind} ${namespace}/${name}`;
}

/** Nothing for one that could not be made. */
function listenerSpec({ sectionName: name, port, protocol, hostname, access }: ListenerFacts): ListenerSpec[] {
  if (port === undefined || protocol === undefined) return [];
  return [{
    name,
    port,
    protocol,
    ...hostname !== undefined && hostname !== ANY_HOSTNAME && { hostname },
    ...(protocol === 'HTTPS' || protocol === 'TLS') && { tls: { mode: 'Terminate', certificateRefs: [{ name: 'certificate' }] } },
    ...access !== undefined && { allowedRoutes: { namespaces: accessSpec(access) } },
  }];
}

function parentRefs({ listeners }: RouteFacts) {
  return listeners.map(({ parent, sectionName }) => ({ ...parent, sectionName }));
}

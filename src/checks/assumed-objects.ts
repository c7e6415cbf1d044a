import { accessSpec } from '../model/access-spec';
import { ClusterObject } from '../model/cluster-object';
import { GATEWAY_GROUP, GatewayObject, ListenerSetObject, ListenerSpec } from '../model/gateway-objects';
import { ANY_HOSTNAME } from '../model/hostname';
import { Owners } from '../model/owners';
import { ListenerFacts, ListenerSetAdmission, OwnershipFacts } from '../model/ownership-facts';

/** Kinds of which an app may refer to objects that others make. */
export const MADE_BY_OTHERS: ReadonlySet<string> = new Set([
  'Service', 'ServiceImport', 'Backend', 'Secret', 'ConfigMap', 'ClusterTrustBundle', 'EnvoyProxy', 'HTTPRouteFilter', 'ReferenceGrant', 'EndpointSlice',
]);

/** Where a listener is taken to listen whose port is not known. */
const HTTPS_PORT = 443;
/** The first port for those that would be in each other's way there. */
const SPARE_PORT = 49152;

/**
 * What the facts of an app tell of objects that it does not make: Gateways and ListenerSets that it names, with the listeners that it names,
 * and the labels of namespaces. What they do not tell lets everything in. An object that the app makes too is for it to tell of.
 */
export function assumedObjects({ routes, listeners }: Pick<OwnershipFacts, 'routes' | 'listeners'>, owners: Owners): ClusterObject[] {
  const gateways = new Map<string, AssumedParent>();
  const sets = new Map<string, AssumedParent>();
  for (const { admittedBy } of listeners) {
    if (admittedBy === undefined || admittedBy.gateway.path !== undefined) continue;
    parentIn(gateways, admittedBy.gateway).access ??= admittedBy.access;
  }
  for (const route of routes) {
    for (const listener of route.listeners) {
      if (listener.path !== undefined) continue;
      const parent = parentIn(listener.parent.kind === 'Gateway' ? gateways : sets, listener.parent);
      const known = parent.listeners.get(listener.sectionName);
      parent.listeners.set(listener.sectionName, known === undefined ? listener : withMore(known, listener));
    }
  }
  return [
    ...owners.declaredNamespaces.map(name => namespaceObject(name, owners)),
    ...[...gateways.values()].map(gatewayObject),
    ...[...sets.values()].flatMap(listenerSetObjects),
  ];
}

interface AssumedParent {
  readonly namespace: string;
  readonly name: string;
  readonly listeners: Map<string, ListenerFacts>;
  access?: ListenerSetAdmission['access'];
}

function parentIn(parents: Map<string, AssumedParent>, { namespace, name }: { readonly namespace: string; readonly name: string }): AssumedParent {
  const key = `${namespace}/${name}`;
  let parent = parents.get(key);
  if (parent === undefined) parents.set(key, parent = { namespace, name, listeners: new Map() });
  return parent;
}

/** What two constructs know of one listener. */
function withMore(known: ListenerFacts, more: ListenerFacts): ListenerFacts {
  return {
    ...known,
    port: known.port ?? more.port,
    hostname: known.hostname ?? more.hostname,
    access: known.access ?? more.access,
    controllerName: known.controllerName ?? more.controllerName,
  };
}

function namespaceObject(name: string, owners: Owners): ClusterObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: owners.labelsOf(name) ?? {} }, spec: {} };
}

function gatewayObject({ namespace, name, listeners, access = { from: 'All' } }: AssumedParent): GatewayObject {
  const controllerName = [...listeners.values()].find(each => each.controllerName !== undefined)?.controllerName;
  return {
    apiVersion: `${GATEWAY_GROUP}/v1`,
    kind: 'Gateway',
    metadata: { name, namespace },
    spec: { gatewayClassName: controllerName ?? '', listeners: listenerSpecs(listeners), allowedListeners: { namespaces: accessSpec(access) } },
  };
}

/** Which Gateway has the set is not known: it gets one of its own. */
function listenerSetObjects({ namespace, name, listeners }: AssumedParent): ClusterObject[] {
  const set: ListenerSetObject = {
    apiVersion: `${GATEWAY_GROUP}/v1`,
    kind: 'ListenerSet',
    metadata: { name, namespace },
    spec: { parentRef: { name: `gateway-of-${name}` }, listeners: listenerSpecs(listeners) },
  };
  return [gatewayObject({ namespace, name: set.spec.parentRef.name, listeners: new Map() }), set];
}

function listenerSpecs(listeners: ReadonlyMap<string, ListenerFacts>): ListenerSpec[] {
  const taken = new Set<string>();
  let spare = SPARE_PORT;
  return [...listeners.values()].map(({ sectionName: name, port: known = HTTPS_PORT, hostname: asked, access }) => {
    const hostname = asked === ANY_HOSTNAME ? undefined : asked;
    const port = taken.has(`${known} ${hostname}`) ? spare++ : known;
    taken.add(`${port} ${hostname}`);
    return {
      name,
      port,
      ...port === 80 ? { protocol: 'HTTP' } : { protocol: 'HTTPS', tls: { mode: 'Terminate', certificateRefs: [{ name: 'certificate' }] } },
      ...hostname !== undefined && { hostname },
      allowedRoutes: { namespaces: accessSpec(access ?? { from: 'All' }) },
    };
  });
}

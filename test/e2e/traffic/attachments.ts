import { KubernetesObject } from '../stack/kubectl';
import { GATEWAY_API } from '../systems/names';

/** A listener that requests can be sent to. */
export interface Entrance {
  /** The namespace/name of the Gateway whose proxy listens. */
  readonly gateway: string;
  readonly owner: KubernetesObject;
  readonly listener: any;
}

/** Every listener of a system's Gateways that have a proxy, and of the ListenerSets that name one of them. */
export function entrances(objects: readonly KubernetesObject[], hasProxy: (gateway: string) => boolean): Entrance[] {
  return objects.filter(({ kind }) => kind === 'Gateway' || kind === 'ListenerSet').flatMap(owner => {
    const gateway = gatewayOf(owner);
    return hasProxy(gateway) ? (owner.spec.listeners as any[]).map(listener => ({ gateway, owner, listener })) : [];
  });
}

function gatewayOf({ kind, metadata: { namespace, name }, spec }: KubernetesObject): string {
  return kind === 'Gateway' ? `${namespace}/${name}` : `${spec.parentRef.namespace ?? namespace}/${spec.parentRef.name}`;
}

/** Routes with a parent that could be that listener, whether they are let in or not. */
export function routesTo({ owner, listener }: Entrance, objects: readonly KubernetesObject[]): KubernetesObject[] {
  return objects.filter(({ spec, metadata }) => (spec?.parentRefs as any[] | undefined)?.some(({ kind = 'Gateway', group = GATEWAY_API, namespace = metadata.namespace, name, sectionName, port }) =>
    group === GATEWAY_API && kind === owner.kind && namespace === owner.metadata.namespace && name === owner.metadata.name
    && (sectionName ?? listener.name) === listener.name && (port ?? listener.port) === listener.port));
}

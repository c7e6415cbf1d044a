import { IConstruct } from 'constructs';
import { RouteAccess } from './route-access';
import { ListenerFacts } from '../model/ownership-facts';

/** What can hold a listener. */
export enum ListenerParentKind {
  GATEWAY = 'Gateway',
  LISTENER_SET = 'ListenerSet',
}

/** A listener, made by this app or not: what a route names in `parentRefs`. */
export interface IListener {
  /** Kind of what holds the listener. */
  readonly parentKind: ListenerParentKind;
  /** Name of the Gateway or ListenerSet. */
  readonly parentName: string;
  /** Namespace of the Gateway or ListenerSet. */
  readonly parentNamespace: string;
  /** Name of the listener; `sectionName` of a route's `parentRefs`. */
  readonly sectionName: string;
  /**
   * Hostname it serves.
   *
   * @default - every one, or not known
   */
  readonly hostname?: string;
  /**
   * Port it listens on.
   *
   * @default - not known
   */
  readonly port?: number;
  /**
   * Which namespaces may attach routes.
   *
   * @default - not known
   */
  readonly access?: RouteAccess;
}

/** A listener that takes HTTPRoutes. */
export interface IHttpRouteListener extends IListener {
  /**
   * Called by a route that attaches.
   *
   * @param route the route
   * @throws when the listener takes no routes
   */
  attachHttpRoute(route: IConstruct): void;
}

/** A listener of this app. */
export interface OwnListener extends IListener {
  /** @internal */
  _listenerFacts(): ListenerFacts;
}

/** What the ownership checks know of a listener. */
export function listenerFacts(listener: IListener & Partial<OwnListener>): ListenerFacts {
  return listener._listenerFacts?.() ?? {
    parent: { kind: listener.parentKind, namespace: listener.parentNamespace, name: listener.parentName },
    sectionName: listener.sectionName,
    hostname: listener.hostname,
    access: listener.access?._facts,
    requireTeams: false,
  };
}

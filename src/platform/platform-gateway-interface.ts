import { RouteAccess } from './route-access';

/** A Gateway, made by this app or not. */
export interface IPlatformGateway {
  /** Name of the Gateway. */
  readonly gatewayName: string;
  /** Namespace of the Gateway. */
  readonly gatewayNamespace: string;
  /**
   * Name of the controller that serves it, when it is known.
   *
   * @default - not known
   */
  readonly controllerName?: string;
  /**
   * Which namespaces may add ListenerSets, when it is known.
   *
   * @default - not known
   */
  readonly listenerAccess?: RouteAccess;
}

/** Attributes of a Gateway that this app does not make. */
export interface PlatformGatewayAttributes {
  /** Name of the Gateway. */
  readonly name: string;
  /** Namespace of the Gateway. */
  readonly namespace: string;
  /**
   * Name of the controller that serves it.
   *
   * @default - not known, so what only Envoy Gateway can do is not refused
   */
  readonly controllerName?: string;
  /**
   * Which namespaces may add ListenerSets.
   *
   * @default - not known, so it is not judged
   */
  readonly listenerAccess?: RouteAccess;
}

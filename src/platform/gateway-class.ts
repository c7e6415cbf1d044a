import { EnvoyProxyOptions } from './envoy-proxy-options';
import { checkedName, shown } from '../model/checked-argument';
import { CONTROLLERS } from '../model/controllers';

/** Options of `GatewayClass.envoy`. */
export interface EnvoyGatewayClassOptions {
  /**
   * Name of the GatewayClass; `metadata.name`.
   *
   * @default "envoy"
   */
  readonly name?: string;
  /**
   * What the proxies of every gateway of the class are like, where a gateway does not say. Rendered as an EnvoyProxy beside the gateway that
   * makes the class.
   *
   * @default - Envoy Gateway's own
   */
  readonly proxies?: EnvoyProxyOptions;
}

/** Options of a GatewayClass of another controller. */
export interface GatewayClassOptions {
  /**
   * Name of the GatewayClass; `metadata.name`.
   *
   * @default - the name that the controller's own documentation uses
   */
  readonly name?: string;
}

/** Options of `GatewayClass.existing`. */
export interface ExistingGatewayClassOptions {
  /**
   * Name of its controller; `spec.controllerName`.
   *
   * @default "gateway.envoyproxy.io/gatewayclass-controller"
   */
  readonly controllerName?: string;
}

/**
 * The GatewayClass of a gateway. Gateways of one app that say the same make it once, in the chart of the first of them by construct path.
 *
 * Source: Gateway API specification, GatewayClass.
 */
export class GatewayClass {
  /**
   * A class of Envoy Gateway, made by the app.
   *
   * @param options name and proxies
   */
  public static envoy(options: EnvoyGatewayClassOptions = {}): GatewayClass {
    return new GatewayClass(checkedName('the name of a GatewayClass', options.name ?? 'envoy'), CONTROLLERS.ENVOY_GATEWAY, true, options.proxies);
  }

  /**
   * A class of NGINX Gateway Fabric, made by the app.
   *
   * @param options name of the class, `nginx` by default
   */
  public static nginxGatewayFabric(options: GatewayClassOptions = {}): GatewayClass {
    return new GatewayClass(checkedName('the name of a GatewayClass', options.name ?? 'nginx'), CONTROLLERS.NGINX_GATEWAY_FABRIC, true);
  }

  /**
   * A class of Contour, made by the app.
   *
   * @param options name of the class, `contour` by default
   */
  public static contour(options: GatewayClassOptions = {}): GatewayClass {
    return new GatewayClass(checkedName('the name of a GatewayClass', options.name ?? 'contour'), CONTROLLERS.CONTOUR, true);
  }

  /**
   * A class of Istio, made by the app.
   *
   * @param options name of the class, `istio` by default
   */
  public static istio(options: GatewayClassOptions = {}): GatewayClass {
    return new GatewayClass(checkedName('the name of a GatewayClass', options.name ?? 'istio'), CONTROLLERS.ISTIO, true);
  }

  /**
   * A class that is in the cluster already, and that this app does not make.
   *
   * @param name name of the GatewayClass
   * @param options its controller
   */
  public static existing(name: string, options: ExistingGatewayClassOptions = {}): GatewayClass {
    const { controllerName = CONTROLLERS.ENVOY_GATEWAY } = options;
    if (typeof controllerName !== 'string' || !/^[^\s/]+\.[^\s/]+\/\S+$/.test(controllerName)) {
      throw new Error(`the controller of a GatewayClass must be a domain and a path, got ${shown(controllerName)}. Write one such as "${CONTROLLERS.ISTIO}"`);
    }
    return new GatewayClass(checkedName('the name of a GatewayClass', name), controllerName, false);
  }

  /** @internal */
  private constructor(
    /** Name of the class; `gatewayClassName` of its gateways. */
    public readonly className: string,
    /** Name of the controller that serves it. */
    public readonly controllerName: string,
    public readonly _made: boolean,
    public readonly _proxies?: EnvoyProxyOptions,
  ) {}
}

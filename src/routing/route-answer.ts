import { HttpRequestRedirectFilter, HttpRouteFilter, HttpRouteFilterType } from '../../imports/gatewayapi/http-route';

/** An answer given without a backend. Made by `Redirect` and `FixedResponse`. */
export class RouteAnswer {
  /** @internal */
  public static _redirect(requestRedirect: HttpRequestRedirectFilter): RouteAnswer {
    return new RouteAnswer({ type: HttpRouteFilterType.REQUEST_REDIRECT, requestRedirect }, false);
  }

  /** @internal */
  public static _extension(name: string): RouteAnswer {
    const extensionRef = { group: 'gateway.envoyproxy.io', kind: 'HTTPRouteFilter', name };
    return new RouteAnswer({ type: HttpRouteFilterType.EXTENSION_REF, extensionRef }, true);
  }

  /** @internal */
  private constructor(
    public readonly _filter: HttpRouteFilter,
    public readonly _envoyGatewayOnly: boolean,
  ) {}
}

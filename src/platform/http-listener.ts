import { Construct, IConstruct } from 'constructs';
import { ImportedListener, ListenerAttributes } from './imported-listener';
import { IHttpRouteListener } from './listener-interface';
import { PlatformListener, PlatformListenerProps } from './platform-listener';
import { PathMatchType } from '../../imports/gatewayapi/common';
import { HttpRequestRedirectFilterScheme, HttpRequestRedirectFilterStatusCode, HttpRoute, HttpRouteFilterType } from '../../imports/gatewayapi/http-route';
import { checkedPort, shown } from '../model/checked-argument';
import { namespacedMetadata, SyncWave } from '../ownership/common-metadata';

/** Properties of `HttpListener`. */
export interface HttpListenerProps extends PlatformListenerProps {
  /**
   * Port it listens on, from 1 to 65535.
   *
   * @default 80
   */
  readonly port?: number;
  /**
   * Hostname it serves; `*.example.com` serves every one below.
   *
   * @default - every one
   */
  readonly hostname?: string;
  /**
   * Whether it does nothing but redirect to HTTPS, for good (301), by an HTTPRoute of its own. No other route may attach then.
   *
   * @default false
   */
  readonly redirectToHttps?: boolean;
  /**
   * Name of the HTTPRoute that redirects; `metadata.name`.
   *
   * @default - made by the chart from the construct's path
   */
  readonly redirectName?: string;
  /**
   * Port of HTTPS that it redirects to.
   *
   * @default 443
   */
  readonly httpsPort?: number;
}

/**
 * A listener for plain HTTP.
 *
 * Source: Gateway API specification, Listener with protocol HTTP.
 */
export class HttpListener extends PlatformListener implements IHttpRouteListener {
  /**
   * A listener that this app does not make.
   *
   * @param attributes where it is
   */
  public static fromAttributes(attributes: ListenerAttributes): IHttpRouteListener {
    return new ImportedListener(attributes);
  }

  private readonly redirects: boolean;

  public constructor(scope: Construct, id: string, props: HttpListenerProps) {
    super(scope, id, props);
    const { port = 80, hostname, redirectToHttps = false, redirectName, httpsPort } = props;
    this.redirects = redirectToHttps;
    if (redirectToHttps && props.access !== undefined) {
      throw new Error('a listener that only redirects to HTTPS admits no routes, got access as well: leave `access` or `redirectToHttps` out');
    }
    if (!redirectToHttps && redirectName !== undefined) {
      throw new Error(`redirectName is for the route of redirectToHttps, got ${shown(redirectName)} without it: add \`redirectToHttps: true\`, or leave it out`);
    }
    if (!redirectToHttps && httpsPort !== undefined) {
      throw new Error(`httpsPort is where redirectToHttps leads, got ${httpsPort} without it: add \`redirectToHttps: true\`, or leave it out`);
    }
    this._listen({ protocol: 'HTTP', port, hostname, routeKinds: redirectToHttps ? ['HTTPRoute'] : ['HTTPRoute', 'GRPCRoute'] });
    if (redirectToHttps) this.makeRedirect(redirectName, checkedPort('httpsPort', httpsPort ?? 443));
  }

  public attachHttpRoute(route: IConstruct): void {
    if (this.redirects) {
      throw new Error(`listener "${this.sectionName}" (${this.node.path}) only redirects to HTTPS, so ${route.node.path} cannot attach: attach to a TlsListener`);
    }
  }

  private makeRedirect(name: string | undefined, port: number): void {
    new HttpRoute(this, 'Redirect', {
      metadata: namespacedMetadata(this, SyncWave.ROUTE, { name }),
      spec: {
        parentRefs: [{ group: 'gateway.networking.k8s.io', kind: this.parentKind, name: this.parentName, sectionName: this.sectionName }],
        rules: [{
          matches: [{ path: { type: PathMatchType.PATH_PREFIX, value: '/' } }],
          filters: [{
            type: HttpRouteFilterType.REQUEST_REDIRECT,
            requestRedirect: {
              scheme: HttpRequestRedirectFilterScheme.HTTPS,
              port: port === 443 ? undefined : port,
              statusCode: HttpRequestRedirectFilterStatusCode.VALUE_301,
            },
          }],
        }],
      },
    });
  }
}

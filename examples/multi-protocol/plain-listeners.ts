import {
  HttpListener, IHttpRouteListener, IListener, PlatformGateway, RouteAccess, TcpListener, UdpListener,
} from 'cdk8s-gateway-api';
import { Construct } from 'constructs';

/** Listeners without encryption, a port each. */
export class PlainListeners extends Construct {
  public readonly http: IHttpRouteListener;
  public readonly cache: IListener;
  public readonly dns: IListener;

  public constructor(scope: Construct, id: string, gateway: PlatformGateway) {
    super(scope, id);
    this.http = new HttpListener(this, 'Http', { name: 'http', gateway, access: RouteAccess.namespaces('blog', 'shop') });
    this.cache = new TcpListener(this, 'Cache', { name: 'cache', gateway, port: 6379, access: RouteAccess.namespaces('data') });
    this.dns = new UdpListener(this, 'Dns', { name: 'dns', gateway, port: 53, access: RouteAccess.namespaces('network') });
  }
}

import { App, Chart } from 'cdk8s';
import { Backend, HttpListener, HttpMatch, PlatformGateway, Redirect, TenantRoute, TlsListener } from '../../src';
import { service, System } from '../system';

/** A shop with a payment service that takes a tenth of the requests on trial, and plain HTTP that is redirected. */
export class Shop extends System {
  public readonly publicGateway: PlatformGateway = this.gateway();
  public readonly https: TlsListener = this.listener(this.publicGateway);
  public readonly http = new HttpListener(this.infra, 'Http', { gateway: this.publicGateway, redirectToHttps: true });
  public readonly web = service(this.shop, 'web');
  public readonly pay = service(this.shared, 'pay');
  public readonly webRoute: TenantRoute;

  public constructor() {
    super();
    this.webRoute = new TenantRoute(this.shop, 'Web', { name: 'web', listener: this.https, hostnames: ['shop.example.com'] });
    this.webRoute.addRule(HttpMatch.ALL, Backend.fromService(this.web));
    this.webRoute.addRule(HttpMatch.prefix('/pay').withHeader('x-canary', 'yes'), Backend.fromService(this.pay));
    this.webRoute.addRule(HttpMatch.prefix('/old'), Redirect.to({ hostname: 'www.example.com', statusCode: 308 }));
  }
}

/** An app with nothing in it. */
export function emptyApp(): { readonly app: App; readonly chart: Chart } {
  const app = new App();
  return { app, chart: new Chart(app, 'shop', { namespace: 'shop' }) };
}

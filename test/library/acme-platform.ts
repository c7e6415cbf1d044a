import { Duration } from 'cdk8s';
import {
  Certificate, CertificateIssuer, GatewayClass, HttpFilter, HttpListener, HttpMatch, IHttpRouteListener, IRouteTarget,
  PlatformGateway, RouteAccess, RouteRuleOptions,
  TenantRoute, TlsListener,
} from 'cdk8s-gateway-api';
import { Construct } from 'constructs';

/** The one gateway of Acme, as its platform team publishes it in a package: what every cluster gets, and what tenants attach to. */
export class AcmeGateway extends PlatformGateway {
  /** The shared listener, as tenants know it from elsewhere: they import the package, not the platform's app. */
  public static readonly SHARED: IHttpRouteListener = TlsListener.fromAttributes({
    parentName: 'acme',
    parentNamespace: 'acme-infra',
    sectionName: 'shared',
    hostname: '*.apps.acme.example',
    port: 443,
    access: RouteAccess.labels({ 'acme.example/gateway': 'shared' }),
  });

  public readonly shared: TlsListener;

  public constructor(scope: Construct, id: string) {
    super(scope, id, {
      name: 'acme', gatewayClass: GatewayClass.envoy({ name: 'acme', proxies: { replicas: 3, limits: { cpu: '2', memory: '1Gi' } } }), requireTeams: true,
    });
    new HttpListener(this, 'Http', { gateway: this, redirectToHttps: true });
    this.shared = new TlsListener(this, 'Shared', {
      gateway: this,
      hostname: '*.apps.acme.example',
      certificate: Certificate.fromIssuer(CertificateIssuer.clusterIssuer('acme'), { name: 'shared' }),
      access: RouteAccess.labels({ 'acme.example/gateway': 'shared' }),
    });
  }
}

/** Properties of `AcmeRoute`. */
export interface AcmeRouteProps {
  readonly app: string;
  readonly listener?: IHttpRouteListener;
}

/** A route as Acme wants them: one hostname an app, a header that says where it came from, and an end to every request. */
export class AcmeRoute extends TenantRoute {
  public constructor(scope: Construct, id: string, { app, listener = AcmeGateway.SHARED }: AcmeRouteProps) {
    super(scope, id, { name: app, listener, hostnames: [`${app}.apps.acme.example`] });
  }

  public addRule(match: HttpMatch, target: IRouteTarget, options: RouteRuleOptions = {}): void {
    super.addRule(match, target, {
      timeouts: { request: Duration.seconds(30) },
      ...options,
      filters: [HttpFilter.setRequestHeader('x-acme-gateway', 'shared'), ...options.filters ?? []],
    });
  }
}

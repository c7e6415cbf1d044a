import { Chart } from 'cdk8s';
import { Certificate, GatewayClass, HttpListener, IHttpRouteListener, PlatformGateway, RouteAccess, TlsListener } from 'cdk8s-gateway-api';
import { Construct } from 'constructs';
import { declareTeam } from '../declare-team';

/** What the platform team owns: the gateway, the size of the proxies behind it, and who may use it. */
export class Platform extends Chart {
  public readonly http: IHttpRouteListener;
  public readonly https: IHttpRouteListener;

  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'infra' });

    declareTeam(this, { name: 'platform', namespaces: ['infra'] });
    declareTeam(this, { name: 'demo', namespaces: ['demo'], hostnames: ['app.example.com', 'canary.example.com'] });
    declareTeam(this, { name: 'app', namespaces: ['app'], hostnames: ['reports.example.com'] });
    declareTeam(this, { name: 'shared-services', namespaces: ['shared-services'], hostnames: [] });

    const gateway = new PlatformGateway(this, 'Gateway', {
      name: 'quickstart',
      gatewayClass: GatewayClass.envoy({ name: 'eg' }),
      proxies: { replicas: 2, requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
    });
    this.http = new HttpListener(this, 'Http', { name: 'http', gateway, access: RouteAccess.namespaces('demo', 'app') });
    this.https = new TlsListener(this, 'Https', {
      name: 'https',
      gateway,
      hostname: 'app.example.com',
      // The Secret is made beside the gateway, by hand or by cert-manager; its content never passes through here.
      certificate: Certificate.fromSecretAttributes({ name: 'app-example-com-tls' }),
      access: RouteAccess.namespaces('demo'),
    });
  }
}

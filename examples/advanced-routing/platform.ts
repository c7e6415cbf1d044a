import { Chart } from 'cdk8s';
import {
  Certificate, GatewayClass, HttpListener, IHttpRouteListener, IListener, PlatformGateway, RouteAccess, Team, TlsListener,
  TlsPassthroughListener,
} from 'cdk8s-gateway-api';
import { Construct } from 'constructs';
import { declareNamespace, declareTeam } from '../declare-team';

/** What the platform team owns: one HTTPS gateway for several teams, and its proxies in the namespace where Envoy Gateway runs them. */
export class Platform extends Chart {
  public readonly gateway: PlatformGateway;
  public readonly https: IHttpRouteListener;
  public readonly bank: IListener;

  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'infra' });

    // Envoy Gateway's own namespace comes with its installation.
    new Team(this, 'Team-platform', { name: 'platform', namespaces: ['infra', 'envoy-gateway-system'] });
    declareNamespace(this, 'infra');
    declareTeam(this, { name: 'shop', namespaces: ['shop'], hostnames: ['www.example.com'] });
    declareTeam(this, { name: 'checkout', namespaces: ['checkout'], hostnames: ['pay.example.com'] });
    declareTeam(this, { name: 'catalog', namespaces: ['catalog'], hostnames: ['api.example.com'] });
    declareTeam(this, { name: 'bank', namespaces: ['bank'], hostnames: ['bank.example.com'] });

    this.gateway = new PlatformGateway(this, 'Gateway', {
      name: 'shared',
      gatewayClass: GatewayClass.envoy({ name: 'eg' }),
      proxies: { replicas: 3, requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
      requireTeams: true,
    });
    new HttpListener(this, 'Http', { name: 'http', gateway: this.gateway, redirectToHttps: true, redirectName: 'to-https' });
    this.https = new TlsListener(this, 'Https', {
      name: 'https',
      gateway: this.gateway,
      hostname: '*.example.com',
      certificate: Certificate.fromSecretAttributes({ name: 'wildcard-example-com-tls' }),
      access: RouteAccess.namespaces('shop', 'checkout', 'catalog'),
    });
    this.bank = new TlsPassthroughListener(this, 'Bank', {
      name: 'bank',
      gateway: this.gateway,
      hostname: 'bank.example.com',
      access: RouteAccess.namespaces('bank'),
    });
  }
}

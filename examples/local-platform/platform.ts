import { Chart } from 'cdk8s';
import { GatewayClass, HttpListener, IHttpRouteListener, PlatformGateway, RouteAccess } from 'cdk8s-gateway-api';
import { Construct } from 'constructs';
import { GatewayDefaults } from './gateway-defaults';
import { declareTeam } from '../declare-team';

const TENANT = { 'platform.example.com/tenant': 'true' };

/** What the platform team owns: the gateway, who may use it, and what everyone on it starts from. */
export class Platform extends Chart {
  public readonly http: IHttpRouteListener;

  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'infra' });

    declareTeam(this, { name: 'platform', namespaces: ['infra'] });
    this.addTenant('my-app', 'my-service.local');

    const gateway = new PlatformGateway(this, 'Gateway', {
      name: 'platform-gateway',
      gatewayClass: GatewayClass.envoy({ name: 'eg' }),
      requireTeams: true,
    });
    this.http = new HttpListener(this, 'Http', { name: 'http', gateway, access: RouteAccess.labels(TENANT) });
    new GatewayDefaults(this, 'Defaults', gateway);
  }

  /** Everything that a new team costs the platform: who it is, and the hostname it may claim. */
  public addTenant(name: string, hostname: string): void {
    declareTeam(this, { name, namespaces: [name], hostnames: [hostname], labels: TENANT });
  }
}

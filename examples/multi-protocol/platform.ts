import { Chart } from 'cdk8s';
import { GatewayClass, PlatformGateway, RouteAccess } from 'cdk8s-gateway-api';
import { Construct } from 'constructs';
import { PlainListeners } from './plain-listeners';
import { SecureListeners } from './secure-listeners';
import { declareTeam } from '../declare-team';

/** What the platform team owns: the gateway, a listener for each domain, and leave for the chat team to bring its own. */
export class Platform extends Chart {
  public readonly gateway: PlatformGateway;
  public readonly plain: PlainListeners;
  public readonly secure: SecureListeners;

  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'infra' });

    declareTeam(this, { name: 'platform', namespaces: ['infra'] });
    declareTeam(this, { name: 'shop', namespaces: ['shop'], hostnames: ['shop.example.com', 'grpc.example.com'] });
    declareTeam(this, { name: 'blog', namespaces: ['blog'], hostnames: ['blog.example.com'] });
    declareTeam(this, { name: 'inventory', namespaces: ['inventory'], hostnames: ['grpc.example.com'] });
    declareTeam(this, { name: 'data', namespaces: ['data'], hostnames: ['*.db.example.com', 'cache.example.com'] });
    declareTeam(this, { name: 'network', namespaces: ['network'], hostnames: [] });
    declareTeam(this, { name: 'chat', namespaces: ['chat'], hostnames: ['chat.example.com'] });

    this.gateway = new PlatformGateway(this, 'Gateway', {
      name: 'edge',
      gatewayClass: GatewayClass.envoy({ name: 'eg' }),
      listenerAccess: RouteAccess.namespaces('chat'),
      requireTeams: true,
    });
    this.plain = new PlainListeners(this, 'Plain', this.gateway);
    this.secure = new SecureListeners(this, 'Secure', this.gateway);
  }
}

import { Chart } from 'cdk8s';
import { gatewayapi } from 'cdk8s-gateway-api';
import { Construct } from 'constructs';
import { echoService } from './echo-service';

/** What the owners of the shared services own: a service, and the permission for the app team's routes to use it. */
export class SharedServices extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shared-services' });

    const reports = echoService(this, 'reports');

    new gatewayapi.ReferenceGrant(this, 'ReportsFromApp', {
      metadata: { name: 'reports-from-app' },
      spec: {
        from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'app' }],
        to: [{ group: '', kind: 'Service', name: reports.name }],
      },
    });
  }
}

import { Chart } from 'cdk8s';
import { gatewayapi } from 'cdk8s-gateway-api';
import { Construct } from 'constructs';

/** What the app team owns: a route to a service of another namespace, which that namespace has to permit. */
export class AppTeam extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'app' });

    new gatewayapi.HttpRoute(this, 'Reports', {
      metadata: { name: 'reports' },
      spec: {
        parentRefs: [{ name: 'quickstart', namespace: 'demo', sectionName: 'http' }],
        hostnames: ['reports.example.com'],
        rules: [
          {
            matches: [{ path: { type: gatewayapi.PathMatchType.PATH_PREFIX, value: '/' } }],
            backendRefs: [{ name: 'reports', namespace: 'shared-services', port: 8080 }],
          },
        ],
      },
    });
  }
}

import { Chart } from 'cdk8s';
import { gatewayapi } from 'cdk8s-gateway-api';
import { Construct } from 'constructs';
import { echoService } from './echo-service';

/** What the demo team owns: two services and the routes that lead to them. */
export class DemoTeam extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'demo' });

    const serviceA = echoService(this, 'service-a');
    const serviceB = echoService(this, 'service-b');

    new gatewayapi.HttpRoute(this, 'Paths', {
      metadata: { name: 'paths' },
      spec: {
        parentRefs: [
          { name: 'quickstart', sectionName: 'http' },
          { name: 'quickstart', sectionName: 'https' },
        ],
        hostnames: ['app.example.com'],
        rules: [
          { matches: [pathPrefix('/service-a')], backendRefs: [{ name: serviceA.name, port: serviceA.port }] },
          { matches: [pathPrefix('/service-b')], backendRefs: [{ name: serviceB.name, port: serviceB.port }] },
        ],
      },
    });

    new gatewayapi.HttpRoute(this, 'Canary', {
      metadata: { name: 'canary' },
      spec: {
        parentRefs: [{ name: 'quickstart', sectionName: 'http' }],
        hostnames: ['canary.example.com'],
        rules: [
          {
            matches: [pathPrefix('/')],
            backendRefs: [
              { name: serviceA.name, port: serviceA.port, weight: 80 },
              { name: serviceB.name, port: serviceB.port, weight: 20 },
            ],
          },
        ],
      },
    });
  }
}

/** Whole path elements: `/service-a` takes `/service-a/x` and leaves `/service-a-extra`. */
function pathPrefix(value: string): gatewayapi.HttpRouteMatch {
  return { path: { type: gatewayapi.PathMatchType.PATH_PREFIX, value } };
}

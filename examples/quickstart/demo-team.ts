import { Chart } from 'cdk8s';
import { Backend, HttpMatch, TenantRoute, WeightedSplit } from 'cdk8s-gateway-api';
import { Construct } from 'constructs';
import { Platform } from './platform';
import { echoService } from '../echo-service';

/** What the demo team owns: two services and the routes that lead to them. */
export class DemoTeam extends Chart {
  public constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id, { namespace: 'demo' });

    const serviceA = Backend.fromService(echoService(this, 'service-a'));
    const serviceB = Backend.fromService(echoService(this, 'service-b'));

    const paths = new TenantRoute(this, 'Paths', { name: 'paths', listener: platform.https, hostnames: ['app.example.com'] });
    paths.attachTo(platform.http);
    paths.addRule(HttpMatch.prefix('/service-a'), serviceA);
    paths.addRule(HttpMatch.prefix('/service-b'), serviceB);

    const canary = new TenantRoute(this, 'Canary', { name: 'canary', listener: platform.http, hostnames: ['canary.example.com'] });
    canary.addRule(HttpMatch.ALL, WeightedSplit.between({ backend: serviceA, weight: 80 }, { backend: serviceB, weight: 20 }));
  }
}

import { Chart, Duration } from 'cdk8s';
import { Backend, envoygateway, HttpFilter, HttpMatch, TenantRoute, WeightedSplit } from 'cdk8s-gateway-api';
import { Construct } from 'constructs';
import { Platform } from './platform';
import { echoService } from '../echo-service';
import { policyTargets } from '../references';

/** What the tenant owns: a service, its canary, and the one route that leads to both. */
export class MyApp extends Chart {
  public constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id, { namespace: 'my-app' });

    const stable = Backend.fromService(echoService(this, 'my-service'));
    const canary = Backend.fromService(echoService(this, 'my-service-canary'));

    const route = new TenantRoute(this, 'Route', {
      name: 'my-service',
      listener: platform.http,
      hostnames: ['my-service.local'],
      rules: [{
        match: HttpMatch.ALL,
        target: WeightedSplit.between({ backend: stable, weight: 90 }, { backend: canary, weight: 10 }),
        timeouts: { request: Duration.seconds(10) },
        filters: [HttpFilter.addRequestHeader('X-Tenant', 'my-app'), HttpFilter.removeRequestHeader('X-Internal-Token')],
      }],
    });

    new envoygateway.BackendTrafficPolicy(this, 'Retries', {
      metadata: { name: 'my-service' },
      spec: {
        targetRefs: policyTargets(route),
        mergeType: 'StrategicMerge', // otherwise the gateway's rate limit and timeouts would be gone for this route
        retry: {
          numRetries: 3,
          perRetry: { timeout: '3s' },
          retryOn: { triggers: [envoygateway.TriggerEnum.VALUE_5XX, envoygateway.TriggerEnum.GATEWAY_ERROR, envoygateway.TriggerEnum.RESET] },
        },
      },
    });
  }
}

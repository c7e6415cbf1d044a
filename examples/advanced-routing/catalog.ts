import { Chart } from 'cdk8s';
import { Backend, envoygateway, HttpFilter, HttpMatch, HttpMethod, TenantRoute } from 'cdk8s-gateway-api';
import { Construct } from 'constructs';
import { Platform } from './platform';
import { echoService } from '../echo-service';
import { policyTargets } from '../references';

/** What the catalog team owns: an API whose reads are also tried on the next version, and whose requests are limited per user. */
export class Catalog extends Chart {
  public constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id, { namespace: 'catalog' });

    const v1 = Backend.fromService(echoService(this, 'catalog-v1'));
    const v2 = Backend.fromService(echoService(this, 'catalog-v2'));
    const writer = Backend.fromService(echoService(this, 'catalog-writer'));
    const search = Backend.fromService(echoService(this, 'catalog-search'));

    const route = new TenantRoute(this, 'Route', { name: 'catalog', listener: platform.https, hostnames: ['api.example.com'] });
    const products = HttpMatch.prefix('/products');
    route.addRule(products, v1, { name: 'read', filters: [HttpFilter.mirror(v2)] });
    route.addRule(HttpMatch.anyOf(products.withMethod(HttpMethod.POST), products.withMethod(HttpMethod.PUT)), writer, { name: 'write' });
    route.addRule(products.withHeader('X-Api-Version', '2'), v2, { name: 'next-version', filters: [HttpFilter.setResponseHeader('X-Api-Version', '2')] });
    route.addRule(products.withQuery('view', 'search'), search, { name: 'search' });

    // Counted by the Redis of Envoy Gateway's configuration, over all proxies.
    new envoygateway.BackendTrafficPolicy(this, 'PerUser', {
      metadata: { name: 'catalog' },
      spec: {
        targetRefs: policyTargets(route),
        rateLimit: {
          type: envoygateway.RateLimitType.GLOBAL,
          global: {
            rules: [{
              clientSelectors: [{ headers: [{ name: 'X-User-ID', type: envoygateway.HeaderMatchType.DISTINCT, invert: false }] }],
              limit: { requests: 10, unit: envoygateway.RateLimitUnit.SECOND },
            }],
          },
        },
      },
    });
  }
}

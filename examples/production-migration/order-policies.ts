import { envoygateway, gatewayapi, ReferenceGrants, TenantRoute } from 'cdk8s-gateway-api';
import { Service } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { backendRef, policyTargets } from '../references';

export interface OrderPoliciesProps {
  readonly orders: TenantRoute;
  readonly ordersV2: Service;
  readonly auth: Service;
}

/** How callers of the orders are limited and checked, and how the proxies trust the second version. */
export class OrderPolicies extends Construct {
  public constructor(scope: Construct, id: string, { orders, ordersV2, auth }: OrderPoliciesProps) {
    super(scope, id);
    const targetRefs = policyTargets(orders);

    new gatewayapi.BackendTlsPolicy(this, 'Tls', {
      metadata: { name: 'orders-v2' },
      spec: {
        targetRefs: [{ group: '', kind: 'Service', name: ordersV2.name }],
        validation: {
          hostname: 'orders-v2.api-team.svc.cluster.local',
          caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'internal-ca' }],
        },
      },
    });

    // Counted by the Redis of Envoy Gateway's configuration, over all proxies.
    new envoygateway.BackendTrafficPolicy(this, 'Limits', {
      metadata: { name: 'orders' },
      spec: {
        targetRefs,
        rateLimit: { type: envoygateway.RateLimitType.GLOBAL, global: { rules: [PER_API_KEY, perAddress('0.0.0.0/0'), perAddress('::/0')] } },
      },
    });

    const auths = new envoygateway.SecurityPolicy(this, 'Auth', {
      metadata: { name: 'orders' },
      spec: {
        targetRefs,
        extAuth: {
          failOpen: false,
          http: { path: '/verify', headersToBackend: ['X-User-Id'], backendRefs: [{ ...backendRef(auth), namespace: 'identity' }] },
        },
      },
    });
    ReferenceGrants.of(auth).allowFrom(auths);
  }
}

const PER_API_KEY: envoygateway.RateLimitRule = {
  clientSelectors: [{ headers: [{ name: 'X-API-Key', type: envoygateway.HeaderMatchType.DISTINCT, invert: false }] }],
  limit: { requests: 1000, unit: envoygateway.RateLimitUnit.HOUR },
};

function perAddress(range: string): envoygateway.RateLimitRule {
  return {
    clientSelectors: [{ sourceCIDR: { type: envoygateway.SourceMatchType.DISTINCT, value: range, invert: false } }],
    limit: { requests: 100, unit: envoygateway.RateLimitUnit.MINUTE },
  };
}

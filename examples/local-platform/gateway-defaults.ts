import { envoygateway, PlatformGateway } from 'cdk8s-gateway-api';
import { Construct } from 'constructs';

/** What every route of the gateway inherits, and one thing that no policy can say. */
export class GatewayDefaults extends Construct {
  public constructor(scope: Construct, id: string, { gatewayName, gatewayNamespace }: PlatformGateway) {
    super(scope, id);
    const gateway = { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: gatewayName };

    new envoygateway.BackendTrafficPolicy(this, 'Traffic', {
      metadata: { name: 'defaults' },
      spec: {
        targetRefs: [gateway],
        timeout: { tcp: { connectTimeout: '5s' }, http: { requestTimeout: '30s' } },
        rateLimit: {
          type: envoygateway.RateLimitType.LOCAL,
          local: { rules: [{ limit: { requests: 100, unit: envoygateway.RateLimitUnit.SECOND } }] },
        },
      },
    });

    new envoygateway.SecurityPolicy(this, 'Security', {
      metadata: { name: 'defaults' },
      spec: {
        targetRefs: [gateway],
        cors: { allowOrigins: ['http://*.local'], allowMethods: ['GET', 'POST', 'PUT', 'DELETE'], allowHeaders: ['Content-Type'], maxAge: '1h' },
      },
    });

    // Read only where the configuration of Envoy Gateway says `extensionApis.enableEnvoyPatchPolicy`.
    new envoygateway.EnvoyPatchPolicy(this, 'NotFound', {
      metadata: { name: 'not-found' },
      spec: {
        targetRef: gateway,
        type: envoygateway.EnvoyPatchType.JSON_PATCH,
        jsonPatches: [{
          type: envoygateway.EnvoyResourceType.TYPE_GOOGLEAPIS_COM_ENVOY_CONFIG_LISTENER_V3_LISTENER,
          name: `${gatewayNamespace}/${gatewayName}/http`,
          operation: {
            op: envoygateway.JsonPatchOperationType.ADD,
            path: '/default_filter_chain/filters/0/typed_config/local_reply_config',
            value: {
              mappers: [{
                filter: { status_code_filter: { comparison: { op: 'EQ', value: { default_value: 404, runtime_key: 'not_found' } } } },
                body: { inline_string: 'No team has claimed this address.\n' },
              }],
            },
          },
        }],
      },
    });
  }
}

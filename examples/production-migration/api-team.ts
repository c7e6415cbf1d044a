import { Chart } from 'cdk8s';
import { Backend, CanaryRollout, gatewayapi, HttpFilter, HttpMatch, RolloutPhase, TenantRoute } from 'cdk8s-gateway-api';
import { Construct } from 'constructs';
import { Identity } from './identity';
import { OrderPolicies } from './order-policies';
import { Platform } from './platform';
import { echoService, grpcEchoService, tlsEchoService } from '../echo-service';
import { backendRef, parentRef } from '../references';

/** What the API team owns: two versions of the orders service, over HTTP and over gRPC, and the way to them. */
export class ApiTeam extends Chart {
  public constructor(scope: Construct, id: string, platform: Platform, identity: Identity) {
    super(scope, id, { namespace: 'api-team' });

    const ordersV1 = echoService(this, 'orders-v1');
    const ordersV2 = tlsEchoService(this, 'orders-v2', 'orders-v2-tls');
    const ordersGrpc = grpcEchoService(this, 'orders-grpc');

    const orders = new TenantRoute(this, 'Orders', { name: 'orders', listener: platform.https, hostnames: ['api.example.com'] });
    const rollout = new CanaryRollout(this, 'Rollout', {
      stable: Backend.fromService(ordersV1),
      candidate: Backend.fromService(ordersV2),
      phase: RolloutPhase.percent(10),
      testers: HttpMatch.header('X-Beta-User', 'true'),
    });
    orders.addRule(HttpMatch.prefix('/v1/orders'), rollout, {
      name: 'orders',
      filters: [HttpFilter.rewritePrefix('/orders'), HttpFilter.addRequestHeader('X-Api-Version', 'v1')],
    });
    new OrderPolicies(this, 'Policies', { orders, ordersV2, auth: identity.auth });

    new gatewayapi.GrpcRoute(this, 'CreateOrder', {
      metadata: { name: 'create-order' },
      spec: {
        parentRefs: [parentRef(platform.https)],
        hostnames: ['grpc.example.com'],
        rules: [{
          matches: [{ method: { type: gatewayapi.GrpcMethodMatchType.EXACT, service: 'orders.v1.OrderService', method: 'CreateOrder' } }],
          backendRefs: [backendRef(ordersGrpc)],
        }],
      },
    });
  }
}

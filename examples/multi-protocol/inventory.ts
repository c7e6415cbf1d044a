import { Chart } from 'cdk8s';
import { gatewayapi } from 'cdk8s-gateway-api';
import { Service } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Platform } from './platform';
import { grpcEchoService } from '../echo-service';
import { backendRef, parentRef } from '../references';

/** What the inventory team owns: a gRPC service for everyone, whose counting goes to a copy of its own. */
export class Inventory extends Chart {
  public readonly stock: Service;

  public constructor(scope: Construct, id: string, { secure }: Platform) {
    super(scope, id, { namespace: 'inventory' });

    this.stock = grpcEchoService(this, 'stock');
    const counting = grpcEchoService(this, 'counting');

    new gatewayapi.GrpcRoute(this, 'Route', {
      metadata: { name: 'inventory' },
      spec: {
        parentRefs: [parentRef(secure.grpc)],
        hostnames: ['grpc.example.com'],
        rules: [
          {
            matches: [{ method: { type: gatewayapi.GrpcMethodMatchType.EXACT, service: 'inventory.v1.Stock' } }],
            backendRefs: [backendRef(this.stock)],
          },
          {
            matches: [{ method: { type: gatewayapi.GrpcMethodMatchType.EXACT, service: 'inventory.v1.Stock', method: 'Count' } }],
            backendRefs: [backendRef(counting)],
          },
        ],
      },
    });
  }
}

import { Chart } from 'cdk8s';
import { Backend, gatewayapi, HttpMatch, Redirect, ReferenceGrants, TenantRoute } from 'cdk8s-gateway-api';
import { Construct } from 'constructs';
import { Inventory } from './inventory';
import { Platform } from './platform';
import { echoService } from '../echo-service';
import { backendRef, parentRef } from '../references';

/** What the shop team owns: a website over HTTPS, and reservations over gRPC that the inventory team answers. */
export class Shop extends Chart {
  public constructor(scope: Construct, id: string, { plain, secure }: Platform, { stock }: Inventory) {
    super(scope, id, { namespace: 'shop' });

    const website = Backend.fromService(echoService(this, 'web'));
    const web = new TenantRoute(this, 'Web', { name: 'web', listener: secure.shop, hostnames: ['shop.example.com'] });
    web.addRule(HttpMatch.ALL, website);
    const moved = new TenantRoute(this, 'Moved', { name: 'moved', listener: plain.http, hostnames: ['shop.example.com'] });
    moved.addRule(HttpMatch.ALL, Redirect.toHttps());

    const reservations = new gatewayapi.GrpcRoute(this, 'Reservations', {
      metadata: { name: 'reservations' },
      spec: {
        parentRefs: [parentRef(secure.grpc)],
        hostnames: ['grpc.example.com'],
        rules: [{
          matches: [{ method: { type: gatewayapi.GrpcMethodMatchType.EXACT, service: 'shop.v1.Reservations', method: 'Reserve' } }],
          backendRefs: [{ ...backendRef(stock), namespace: 'inventory' }],
        }],
      },
    });
    ReferenceGrants.of(stock).allowFrom(reservations);
  }
}

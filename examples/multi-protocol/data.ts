import { Chart } from 'cdk8s';
import { gatewayapi } from 'cdk8s-gateway-api';
import { Construct } from 'constructs';
import { Platform } from './platform';
import { tlsEchoService } from '../echo-service';
import { backendRef, parentRef } from '../references';
import { workload } from '../workload';

/** What the data team owns: a cache over TCP, with TLS or without, and two databases that end TLS themselves. */
export class Data extends Chart {
  public constructor(scope: Construct, id: string, private readonly platform: Platform) {
    super(scope, id, { namespace: 'data' });

    const cache = workload(this, 'cache', { image: 'redis:8-alpine', port: 6379, args: ['--save', ''] });
    new gatewayapi.TcpRoute(this, 'Cache', {
      metadata: { name: 'cache' },
      spec: {
        parentRefs: [parentRef(platform.plain.cache), parentRef(platform.secure.cache)],
        rules: [{ backendRefs: [backendRef(cache)] }],
      },
    });
    this.addDatabase('orders');
    this.addDatabase('users');
  }

  private addDatabase(name: string): void {
    const database = tlsEchoService(this, `${name}-db`, `${name}-db-example-com-tls`);
    new gatewayapi.TlsRoute(this, `${name}-route`, {
      metadata: { name: `${name}-db` },
      spec: {
        parentRefs: [parentRef(this.platform.secure.databases)],
        hostnames: [`${name}.db.example.com`],
        rules: [{ backendRefs: [backendRef(database)] }],
      },
    });
  }
}

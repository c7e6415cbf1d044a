import { Chart } from 'cdk8s';
import { gatewayapi } from 'cdk8s-gateway-api';
import { Construct } from 'constructs';
import { Platform } from './platform';
import { tlsEchoService } from '../echo-service';
import { backendRef, parentRef } from '../references';

/** What the bank team owns: a service that shows its own certificate, so that no proxy sees what passes. */
export class Bank extends Chart {
  public constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id, { namespace: 'bank' });

    const ledger = tlsEchoService(this, 'ledger', 'bank-example-com-tls');
    new gatewayapi.TlsRoute(this, 'Route', {
      metadata: { name: 'ledger' },
      spec: {
        parentRefs: [parentRef(platform.bank)],
        hostnames: ['bank.example.com'],
        rules: [{ backendRefs: [backendRef(ledger)] }],
      },
    });
  }
}

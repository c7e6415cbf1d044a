import { Chart } from 'cdk8s';
import { gatewayapi } from 'cdk8s-gateway-api';
import { Protocol } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Platform } from './platform';
import { backendRef, parentRef } from '../references';
import { workload } from '../workload';

/** What the network team owns: a name server, over UDP. */
export class Network extends Chart {
  public constructor(scope: Construct, id: string, { plain }: Platform) {
    super(scope, id, { namespace: 'network' });

    const dns = workload(this, 'dns', { image: 'coredns/coredns:1.13.1', port: 5353, protocol: Protocol.UDP, args: ['-dns.port=5353'] });
    new gatewayapi.UdpRoute(this, 'Route', {
      metadata: { name: 'dns' },
      spec: { parentRefs: [parentRef(plain.dns)], rules: [{ backendRefs: [backendRef(dns)] }] },
    });
  }
}

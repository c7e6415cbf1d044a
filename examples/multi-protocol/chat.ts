import { Chart } from 'cdk8s';
import { Backend, Certificate, gatewayapi, HttpMatch, TcpListener, TenantRoute, TlsListener } from 'cdk8s-gateway-api';
import { Construct } from 'constructs';
import { Platform } from './platform';
import { echoService } from '../echo-service';
import { backendRef, parentRef } from '../references';
import { workload } from '../workload';

/** What the chat team owns: besides its services the listeners too, with the certificate in its own namespace. */
export class Chat extends Chart {
  public constructor(scope: Construct, id: string, { gateway }: Platform) {
    super(scope, id, { namespace: 'chat' });

    const website = Backend.fromService(echoService(this, 'web'));
    const broker = workload(this, 'broker', { image: 'eclipse-mosquitto:2', port: 1883, args: ['mosquitto', '-c', '/mosquitto-no-auth.conf'] });

    const https = new TlsListener(this, 'Https', {
      name: 'https',
      gateway,
      listenerSet: 'chat',
      hostname: 'chat.example.com',
      certificate: Certificate.fromSecretAttributes({ name: 'chat-example-com-tls' }),
    });
    const web = new TenantRoute(this, 'Web', { name: 'web', listener: https, hostnames: ['chat.example.com'] });
    web.addRule(HttpMatch.ALL, website);

    const messages = new TcpListener(this, 'Messages', { name: 'messages', gateway, listenerSet: 'chat', port: 1883 });
    new gatewayapi.TcpRoute(this, 'Broker', {
      metadata: { name: 'broker' },
      spec: { parentRefs: [parentRef(messages)], rules: [{ backendRefs: [backendRef(broker)] }] },
    });
  }
}

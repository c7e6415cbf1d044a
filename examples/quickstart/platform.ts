import { Chart } from 'cdk8s';
import { envoygateway, gatewayapi } from 'cdk8s-gateway-api';
import { Construct } from 'constructs';

/** What the platform team owns: the gateway, and the size of the proxies behind it. */
export class Platform extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'demo' });

    const proxies = new envoygateway.EnvoyProxy(this, 'Proxies', {
      metadata: { name: 'quickstart' },
      spec: {
        provider: {
          type: envoygateway.EnvoyProxyProviderType.KUBERNETES,
          kubernetes: {
            envoyDeployment: {
              replicas: 2,
              container: {
                resources: {
                  requests: { cpu: '100m', memory: '128Mi' },
                  limits: { cpu: '500m', memory: '512Mi' },
                },
              },
            },
          },
        },
      },
    });

    // The routes of two teams may attach; anyone else's may not.
    const allowedRoutes: gatewayapi.AllowedRoutes = {
      namespaces: {
        from: gatewayapi.FromNamespaces.SELECTOR,
        selector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['demo', 'app'] }] },
      },
    };

    new gatewayapi.Gateway(this, 'Gateway', {
      metadata: { name: 'quickstart' },
      spec: {
        gatewayClassName: 'eg',
        infrastructure: { parametersRef: { group: proxies.apiGroup, kind: proxies.kind, name: proxies.name } },
        listeners: [
          { name: 'http', port: 80, protocol: 'HTTP', allowedRoutes },
          {
            name: 'https',
            port: 443,
            protocol: 'HTTPS',
            hostname: 'app.example.com',
            // The Secret is made beside the gateway, by hand or by cert-manager; its content never passes through here.
            tls: { mode: gatewayapi.TlsModeType.TERMINATE, certificateRefs: [{ name: 'app-example-com-tls' }] },
            allowedRoutes,
          },
        ],
      },
    });
  }
}

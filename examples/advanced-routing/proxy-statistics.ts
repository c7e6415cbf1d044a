import { Chart } from 'cdk8s';
import { Service } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Platform } from './platform';

const SCRAPED = { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '19001', 'prometheus.io/path': '/stats/prometheus' };

/** Where Prometheus reads the statistics of the proxies. Their names are made up by Envoy Gateway; their labels are not. */
export class ProxyStatistics extends Chart {
  public constructor(scope: Construct, id: string, { gateway }: Platform) {
    super(scope, id, { namespace: 'envoy-gateway-system' });

    const service = new Service(this, 'Statistics', {
      metadata: { name: 'shared-proxy-statistics', annotations: SCRAPED },
      ports: [{ name: 'metrics', port: 19001 }],
    });
    service.selectLabel('gateway.envoyproxy.io/owning-gateway-name', gateway.gatewayName);
    service.selectLabel('gateway.envoyproxy.io/owning-gateway-namespace', gateway.gatewayNamespace);
  }
}

import { staticConfiguration } from './static-proxy';

const section = (name: string, content: object) => ({ '@type': `type.googleapis.com/envoy.admin.v3.${name}`, ...content });
const listener = (port: number, rest: object = {}) => ({ activeState: { listener: { '@type': 'Listener', 'address': { socketAddress: { address: '0.0.0.0', portValue: port } }, ...rest } } });
const endpoint = { endpoints: [{ lbEndpoints: [{ endpoint: { address: { socketAddress: { address: '10.244.0.1', portValue: 8080 } } } }] }] };
const dump = () => structuredClone({
  configs: [
    section('ListenersConfigDump', {
      dynamicListeners: [
        listener(10080, { filter: { rds: { routeConfigName: 'infra/edge/http' }, accessLog: [{ name: 'file' }] } }),
        listener(19003),
        listener(10443, { tls: { name: 'infra/tls', sdsConfig: { ads: {} } } }),
      ],
    }),
    section('RoutesConfigDump', { dynamicRouteConfigs: [{ routeConfig: { '@type': 'Route', 'name': 'infra/edge/http', 'virtualHosts': [] } }] }),
    section('ClustersConfigDump', {
      dynamicActiveClusters: [{ cluster: { '@type': 'Cluster', 'name': 'web', 'type': 'EDS', 'edsClusterConfig': { serviceName: 'web' } } }],
    }),
    section('EndpointsConfigDump', { dynamicEndpointConfigs: [{ endpointConfig: { '@type': 'Endpoints', 'clusterName': 'web', ...endpoint } }] }),
  ],
});

test('puts everything that would be asked for in its place', () => {
  const workloads = [{ service: 'shop/web', address: '10.244.0.1', port: 28080 }];
  const secrets = [{ name: 'infra/tls' }];
  const { staticResources } = staticConfiguration(dump(), secrets, workloads) as any;

  expect(staticResources.listeners).toEqual([
    { address: { socketAddress: { address: '0.0.0.0', portValue: 80 } }, filter: { routeConfig: { name: 'infra/edge/http', virtualHosts: [] } } },
    { address: { socketAddress: { address: '0.0.0.0', portValue: 443 } }, tls: { name: 'infra/tls' } },
  ]);
  const [{ loadAssignment, ...cluster }] = staticResources.clusters;
  expect(cluster).toEqual({ name: 'web', type: 'STATIC' });
  expect(loadAssignment.endpoints[0].lbEndpoints[0].endpoint.address.socketAddress).toEqual({ address: '10.244.0.1', portValue: 28080 });
  expect(staticResources.secrets).toBe(secrets);
});

test('makes do with a dump that has nothing', () => {
  expect(staticConfiguration({ configs: [] }, [], [])).toMatchObject({ staticResources: { listeners: [], clusters: [] } });
});

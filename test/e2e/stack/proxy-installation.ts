import { CONTROLLER_NAMESPACE } from './envoy-gateway';
import { Kubectl, KubernetesObject } from './kubectl';

/** What there is of the proxies of a Gateway in a cluster, and what is said of it. */
export interface ProxyObjects {
  readonly service: KubernetesObject;
  readonly serviceStatus: object;
  readonly deployment: KubernetesObject;
  readonly deploymentStatus: object;
}

/**
 * The Service and Deployment that Envoy Gateway would make for the proxies of a Gateway in a cluster; here they are processes of the host.
 * With their status, as a load balancer and the Deployment's controller would write it, the Gateway turns Programmed.
 */
export async function installProxies(kubectl: Kubectl, gateway: KubernetesObject, address: string): Promise<KubernetesObject[]> {
  const { service, serviceStatus, deployment, deploymentStatus } = proxyObjects(gateway, address);
  await kubectl.add(service, deployment);
  await kubectl.setStatus('deployment', deployment, deploymentStatus);
  await kubectl.setStatus('service', service, serviceStatus);
  return [service, deployment];
}

/** The same objects, made but not put anywhere. */
export function proxyObjects(gateway: KubernetesObject, address: string): ProxyObjects {
  const name = `envoy-${gateway.metadata.namespace}-${gateway.metadata.name}`;
  const labels = {
    'app.kubernetes.io/name': 'envoy',
    'app.kubernetes.io/component': 'proxy',
    'app.kubernetes.io/managed-by': 'envoy-gateway',
    'gateway.envoyproxy.io/owning-gateway-name': gateway.metadata.name,
    'gateway.envoyproxy.io/owning-gateway-namespace': gateway.metadata.namespace!,
  };
  const metadata = { name, namespace: CONTROLLER_NAMESPACE, labels };
  const ports = new Map(gateway.spec.listeners.map(({ port, protocol }: { readonly port: number; readonly protocol: string }) => {
    const transport = protocol === 'UDP' ? 'UDP' : 'TCP';
    return [`${transport.toLowerCase()}-${port}`, { name: `${transport.toLowerCase()}-${port}`, port, protocol: transport }];
  }));
  const service: KubernetesObject = {
    apiVersion: 'v1', kind: 'Service', metadata, spec: { type: 'LoadBalancer', selector: labels, ports: [...ports.values()] },
  };
  const deployment: KubernetesObject = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'envoy', image: 'envoyproxy/envoy' }] } },
    },
  };
  return {
    service,
    serviceStatus: { loadBalancer: { ingress: [{ ip: address }] } },
    deployment,
    deploymentStatus: { replicas: 1, readyReplicas: 1, availableReplicas: 1, updatedReplicas: 1 },
  };
}

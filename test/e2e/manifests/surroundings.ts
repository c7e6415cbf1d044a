import { certificateSecrets } from './certificate-secrets';
import { Manifests } from './manifests';
import { http } from './service-kind';
import { System } from './system';
import { Endpoint, TestBackend } from '../backends/echo';
import { CertificateAuthority } from '../stack/certificates';
import { KubernetesObject } from '../stack/kubectl';
import { addAddress } from '../stack/whereabouts';

/** Added to the port that a workload has in its manifests: its own may be the proxy's, which listens on every address of the host. */
const PORT_OFFSET = 20000;

/** What is around the manifests of a system in a cluster: workloads behind the Services, and objects that others make. */
export interface Surroundings {
  /** EndpointSlices, Secrets with certificates, and what else the system says is there already. */
  readonly objects: readonly KubernetesObject[];
  /** Where each workload listens. */
  readonly endpoints: readonly Endpoint[];
  /** What stands for the workload of a Service, given as namespace/name. */
  readonly backend: (service: string) => TestBackend;
}

/** Starts the workloads and makes the objects. */
export async function surroundingsOf(manifests: Manifests, system: System, authority: CertificateAuthority): Promise<Surroundings> {
  const { services, rsaSecrets = [], presupposed } = system;
  const backends = new Map<string, TestBackend>();
  const endpoints: Endpoint[] = [];
  const slices: KubernetesObject[] = [];
  const served = manifests.ofKind('Service').filter(service => hasWorkload(manifests, service));
  const unknown = Object.keys(services).filter(name => !served.some(service => serviceName(service) === name));
  if (unknown.length > 0) throw new Error(`no Service is called ${unknown.join(' or ')}`);

  for (const [index, service] of served.entries()) {
    const name = serviceName(service);
    const [{ port, targetPort = port }, ...others] = service.spec.ports;
    if (others.length > 0 || typeof targetPort !== 'number') throw new Error(`Service ${name} has several ports, or one by name: only a numbered one is served`);
    const endpoint = { service: name, address: `10.244.0.${index + 1}`, port: PORT_OFFSET + targetPort };
    endpoints.push(endpoint);
    await addAddress(endpoint.address);
    backends.set(name, await (services[name] ?? http())(endpoint, authority));
    slices.push(endpointSlice(service, endpoint.address, endpoint.port));
  }
  return {
    objects: [...await certificateSecrets(manifests, rsaSecrets, authority), ...presupposed?.(authority) ?? [], ...slices],
    endpoints,
    backend: service => {
      const found = backends.get(service);
      if (!found) throw new Error(`no backend stands for the Service ${service}`);
      return found;
    },
  };
}

/** Services of the proxies have none: in this stack they are processes of the host, not pods. */
function hasWorkload(manifests: Manifests, { metadata: { namespace }, spec }: KubernetesObject): boolean {
  return manifests.ofKind('Deployment').some(deployment => deployment.metadata.namespace === namespace
    && Object.entries(spec.selector).every(([label, value]) => deployment.spec.template.metadata.labels[label] === value));
}

function endpointSlice({ metadata: { name, namespace }, spec }: KubernetesObject, address: string, port: number): KubernetesObject {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name, namespace, labels: { 'kubernetes.io/service-name': name } },
    addressType: 'IPv4',
    endpoints: [{ addresses: [address], conditions: { ready: true, serving: true, terminating: false } }],
    ports: [{ name: spec.ports[0].name ?? '', port, protocol: spec.ports[0].protocol ?? 'TCP' }],
  };
}

/** Its namespace/name. */
export function serviceName({ metadata: { name, namespace } }: KubernetesObject): string {
  return `${namespace}/${name}`;
}

import { KubernetesObject } from '../stack/kubectl';
import { ObjectStore } from '../stack/object-store';
import { proxyObjects } from '../stack/proxy-installation';

/** What a cluster would have made for the proxies of each Gateway, and said of it. */
export async function installProxies(store: ObjectStore, objects: readonly KubernetesObject[]): Promise<void> {
  for (const gateway of objects.filter(({ kind }) => kind === 'Gateway')) {
    const { service, deployment, serviceStatus, deploymentStatus } = proxyObjects(gateway, '203.0.113.10');
    await store.create([service, deployment]);
    await store.setStatus(deployment, deploymentStatus);
    await store.setStatus(service, serviceStatus);
  }
}

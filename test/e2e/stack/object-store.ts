import { KubernetesObject } from './kubectl';
import { API_SERVER } from './whereabouts';
import { KIND_VERSIONS } from '../../../imports/schema/kind-versions';
import { ApiClient, Response } from '../verdicts/server/api-client';

/** Enough to keep two cores busy. */
const CONNECTIONS = 8;

/** Kinds of Kubernetes itself, by where the API has them. */
const BUILT_IN: { readonly [kind: string]: string } = {
  ConfigMap: 'api/v1/configmaps',
  Deployment: 'apis/apps/v1/deployments',
  EndpointSlice: 'apis/discovery.k8s.io/v1/endpointslices',
  Namespace: 'api/v1/namespaces',
  Secret: 'api/v1/secrets',
  Service: 'api/v1/services',
};
const CLUSTER_WIDE = new Set(['Namespace', ...KIND_VERSIONS.filter(({ namespaced }) => !namespaced).map(({ kind }) => kind)]);

/** The objects of an API server, many at a time and without a process for each. */
export class ObjectStore {
  private readonly client = new ApiClient(API_SERVER.kubeconfig, CONNECTIONS);

  /** Creates objects, in whatever order. Fails where the server refuses one. */
  public async create(objects: readonly KubernetesObject[]): Promise<void> {
    await this.forEach(objects, async object => {
      const { code, body } = await this.client.send('POST', collectionOf(object), object);
      if (code !== 201) throw new Error(`${object.kind} ${object.metadata.namespace ?? ''}/${object.metadata.name} was refused: ${body}\n${JSON.stringify(object)}`);
    });
  }

  /** Writes the status of an object, as its controller would. */
  public async setStatus(object: KubernetesObject, status: object): Promise<void> {
    const path = `${collectionOf(object)}/${object.metadata.name}`;
    const { body } = await this.client.send('GET', path);
    const { code, body: answer } = await this.client.send('PUT', `${path}/status`, { ...JSON.parse(body), status });
    if (code !== 200) throw new Error(answer);
  }

  /** Every object of some kinds, of the version that is stored or the one given. */
  public async list(kinds: readonly string[]): Promise<KubernetesObject[]> {
    const found: KubernetesObject[][] = [];
    await this.forEach(kinds.map((kind, index) => ({ kind, index })), async ({ kind, index }) => {
      const { apiVersion, path } = everywhere(kind);
      const { items } = JSON.parse((await this.client.send('GET', path)).body) as { readonly items: KubernetesObject[] };
      found[index] = items.map(item => ({ ...item, apiVersion, kind }));
    });
    return found.flat();
  }

  /** Deletes every object of some kinds in a namespace. */
  public async clear(kinds: readonly string[], namespace: string): Promise<void> {
    await this.forEach(kinds, kind => this.client.send('DELETE', inNamespace(everywhere(kind).path, namespace)));
  }

  public async delete(objects: readonly KubernetesObject[]): Promise<void> {
    await this.forEach(objects, (object): Promise<Response> => this.client.send('DELETE', `${collectionOf(object)}/${object.metadata.name}`));
  }

  public close(): void {
    this.client.close();
  }

  private async forEach<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
    const left = items.values();
    await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
      for (const item of left) await work(item);
    }));
  }
}

/** Where all objects of a kind are listed. */
function everywhere(kind: string): { readonly apiVersion: string; readonly path: string } {
  const builtIn = BUILT_IN[kind];
  if (builtIn !== undefined) return { apiVersion: builtIn.replace(/^apis?\/|\/[^/]*$/g, ''), path: `/${builtIn}` };
  const { group, version, plural } = KIND_VERSIONS.find(each => each.kind === kind && each.storage && each.channel !== 'experimental')!;
  return { apiVersion: `${group}/${version}`, path: `/apis/${group}/${version}/${plural}` };
}

/** Where objects of a kind and version are created. */
function collectionOf({ apiVersion, kind, metadata: { namespace } }: KubernetesObject): string {
  const path = everywhere(kind).path.replace(/^\/apis\/[^/]*\/[^/]*\//, `/apis/${apiVersion}/`);
  return namespace === undefined || CLUSTER_WIDE.has(kind) ? path : inNamespace(path, namespace);
}

function inNamespace(path: string, namespace: string): string {
  return path.replace(/\/([^/]*)$/, `/namespaces/${namespace}/$1`);
}

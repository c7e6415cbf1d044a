import { writeFileSync } from 'fs';
import { Translation } from './offline';
import { Endpoint } from '../backends/echo';
import { Manifests, nameOf } from '../manifests/manifests';
import { Surroundings } from '../manifests/surroundings';
import { KubernetesObject } from '../stack/kubectl';
import { ServerProcess } from '../stack/server-process';
import { LOOPBACK, STACK } from '../stack/whereabouts';
import { Toolbox } from '../tools/toolbox';

/** Envoy Gateway's own listener, for its readiness. */
const READINESS_PORT = 19003;
const CONFIG = `${STACK}/envoy.json`;
/** Added by Envoy Gateway to ports that need privileges. */
const PRIVILEGED = 1024;
const CONTAINER_PORT_OFFSET = 10_000;

/** Level B: the proxies as Envoy Gateway would configure them, from a file, without Envoy Gateway. */
export async function startStaticProxy(
  toolbox: Toolbox, { xds }: Translation, manifests: Manifests, { objects, endpoints }: Surroundings,
): Promise<{ readonly server: ServerProcess; readonly address: string }> {
  const [{ metadata }, ...others] = manifests.ofKind('Gateway');
  if (others.length > 0) throw new Error(`level b serves one Gateway, got ${others.length + 1}`);
  const dump = xds[`${metadata.namespace}/${metadata.name}`];
  if (!dump) throw new Error(`egctl made no configuration for the Gateway ${metadata.name}`);
  const secrets = [
    ...objects.filter(({ kind }) => kind === 'Secret').map(staticCertificate),
    ...manifests.ofKind('BackendTLSPolicy').map(policy => staticAuthority(policy, objects)),
  ];
  writeFileSync(CONFIG, JSON.stringify(staticConfiguration(dump, secrets, endpoints)));
  const envoy = ServerProcess.start('envoy', toolbox.path('envoy'), ['--config-path', CONFIG, '--disable-hot-restart', '--concurrency', '1', '--log-level', 'warn']);
  await envoy.until('live', async () => (await fetch('http://127.0.0.1:19000/ready').catch(() => undefined))?.ok ?? false, 20);
  return { server: envoy, address: LOOPBACK };
}

/** The dump of what Envoy Gateway would send, with everything that would be asked for in its place. */
export function staticConfiguration(dump: any, secrets: readonly object[], workloads: readonly Endpoint[]): object {
  const sections = new Map<string, any>(dump.configs.map((section: any) => [section['@type'].split('.').pop(), section]));
  const routes = byName(sections.get('RoutesConfigDump')?.dynamicRouteConfigs, 'routeConfig', 'name');
  const endpoints = byName(sections.get('EndpointsConfigDump')?.dynamicEndpointConfigs, 'endpointConfig', 'clusterName');
  const listeners = (sections.get('ListenersConfigDump')?.dynamicListeners ?? [])
    .map(({ activeState }: any) => untyped(activeState.listener))
    .filter(({ address }: any) => address.socketAddress.portValue !== READINESS_PORT);
  const clusters = (sections.get('ClustersConfigDump')?.dynamicActiveClusters ?? []).map(({ cluster }: any) => untyped(cluster));

  for (const { address: { socketAddress } } of listeners) socketAddress.portValue = listenerPort(socketAddress.portValue);
  for (const cluster of clusters.filter(({ type }: any) => type === 'EDS')) {
    const { serviceName = cluster.name } = cluster.edsClusterConfig;
    delete cluster.edsClusterConfig;
    Object.assign(cluster, { type: 'STATIC', loadAssignment: endpoints.get(serviceName) });
  }
  for (const part of eachObject([listeners, clusters])) {
    delete part.sdsConfig; // a secret without a source is looked up among the static ones, by name
    delete part.accessLog;
    const workload = workloads.find(({ address }) => address === part.socketAddress?.address);
    if (workload) part.socketAddress.portValue = workload.port;
    if (part.rds) {
      part.routeConfig = routes.get(part.rds.routeConfigName);
      delete part.rds;
    }
  }
  return {
    admin: { address: { socketAddress: { address: '127.0.0.1', portValue: 19000 } } },
    staticResources: { listeners, clusters, secrets },
  };
}

function listenerPort(containerPort: number): number {
  const original = containerPort - CONTAINER_PORT_OFFSET;
  return original > 0 && original < PRIVILEGED ? original : containerPort;
}

function staticCertificate({ metadata: { namespace, name }, data }: KubernetesObject): object {
  const inline = (key: string) => ({ inlineBytes: data[key] });
  return { name: `${namespace}/${name}`, tlsCertificate: { certificateChain: inline('tls.crt'), privateKey: inline('tls.key') } };
}

/** Whom a BackendTLSPolicy trusts, under the name that Envoy Gateway gives it. */
function staticAuthority({ metadata: { name, namespace }, spec }: KubernetesObject, objects: readonly KubernetesObject[]): object {
  const [reference] = spec.validation.caCertificateRefs;
  const found = objects.find(object => nameOf(object) === `${reference.kind} ${namespace}/${reference.name}`);
  return { name: `${name}/${namespace}-ca`, validationContext: { trustedCa: { inlineString: found!.data['ca.crt'] } } };
}

function byName(entries: readonly any[] = [], content: string, name: string): Map<string, any> {
  return new Map(entries.map(entry => [entry[content][name], untyped(entry[content])]));
}

function untyped({ '@type': _, ...rest }: any): any {
  return rest;
}

function* eachObject(value: any): Generator<any> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value;
  for (const part of Object.values(value)) yield* eachObject(part);
}

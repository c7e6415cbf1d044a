import { allow } from './grants';
import { ENVOY_GATEWAY, TEAMS } from './names';
import { Destination, World } from './world';
import { KubernetesObject } from '../stack/kubectl';

/** Where every workload listens; its port says which one it is. */
export const WORKLOADS = '10.244.0.1';

/** Namespaces with what can be sent requests in them. Workloads get numbered ports from the first one given. */
export function addWorkloads(world: World, firstPort: number): void {
  const { random } = world;
  let nextPort = firstPort;
  for (const namespace of world.namespaces) {
    const labels = { ...random.chance(0.8) && { team: random.pick(TEAMS) }, ...random.chance(0.3) && { tier: random.pick(['one', 'none']) } };
    world.add({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } });
    const serve = (name: string, spec: any) => {
      world.add({ apiVersion: 'v1', kind: 'Service', metadata: { name, namespace }, spec });
      for (const { port, protocol = 'TCP' } of spec.ports) world.destinations.push({ group: '', kind: 'Service', namespace, name, port, protocol });
      world.add(endpointSlice(namespace, name, spec.ports.map((port: any) => ({ ...port, workload: nextPort++ }))));
    };
    const appProtocol = random.chance(0.15) ? { appProtocol: random.pick(['kubernetes.io/h2c', 'http', 'kubernetes.io/ws']) } : {};
    serve('web', { ports: [{ name: 'http', port: 8080, targetPort: 80, ...appProtocol }] });
    serve('api', { ports: [{ name: 'http', port: 80, targetPort: 8080 }, { name: 'admin', port: 9090 }], ...random.chance(0.2) && { clusterIP: 'None' } });
    serve('udp', { ports: [{ name: 'dns', port: 53, protocol: 'UDP' }] });
    if (random.chance(0.3)) addIdle(world, namespace);
    if (random.chance(0.2)) world.add({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'external', namespace }, spec: { type: 'ExternalName', externalName: 'example.org', ports: [{ port: 8080 }] } });
    if (random.chance(0.4)) addBackend(world, namespace, nextPort++);
  }
}

/** A Service with nothing behind it: the controller of a cluster says so with a slice that has no endpoints. */
function addIdle(world: World, namespace: string): void {
  const ports = [{ name: 'http', port: 8080 }];
  world.add({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'idle', namespace }, spec: { ports } });
  world.add({ ...endpointSlice(namespace, 'idle', []), endpoints: [] });
  world.destinations.push({ group: '', kind: 'Service', namespace, name: 'idle', port: 8080, protocol: 'TCP' });
}

/** What a controller of a cluster makes for a Service. */
function endpointSlice(namespace: string, name: string, ports: readonly any[]): KubernetesObject {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name, namespace, labels: { 'kubernetes.io/service-name': name } },
    addressType: 'IPv4',
    endpoints: [{ addresses: [WORKLOADS], conditions: { ready: true, serving: true, terminating: false } }],
    ports: ports.map(({ name: port, protocol = 'TCP', workload }) => ({ name: port, protocol, port: workload })),
  };
}

function addBackend(world: World, namespace: string, port: number): void {
  const backend = world.addAcceptable(() => ({
    apiVersion: `${ENVOY_GATEWAY}/v1alpha1`,
    kind: 'Backend',
    metadata: { name: 'outside', namespace },
    spec: { endpoints: [world.isWrong(0.3) ? { unix: { path: '/stack/no.sock' } } : { ip: { address: WORKLOADS, port } }] },
  }));
  if (backend) world.destinations.push({ group: ENVOY_GATEWAY, kind: 'Backend', namespace, name: 'outside', protocol: 'TCP' });
}

/** Who refers to a backend, and what it can be. */
export interface Referrer {
  readonly kind: string;
  readonly namespace: string;
  readonly protocol: 'TCP' | 'UDP';
}

/** A reference to something that takes requests, with the grant that it needs; or one that leads nowhere. */
export function drawBackendObjectReference(world: World, { kind, namespace, protocol }: Referrer, group?: string): any {
  const { random } = world;
  const fitting = world.destinations.filter(each => each.protocol === protocol || world.isWrong(0.3));
  const near = fitting.filter(each => each.namespace === namespace);
  const found = random.pick(random.chance(0.75) && near.length > 0 ? near : fitting);
  const reference = referenceTo(found, namespace, world);
  if (found.namespace !== namespace) allow(world, { kind, namespace, group }, found);
  if (!world.isWrong(0.8)) return reference;
  return random.pick([
    { ...reference, name: 'missing' },
    { ...reference, name: 'missing', namespace: random.pick(world.namespaces) },
    { ...reference, port: 1234 },
    { ...reference, kind: 'ConfigMap' },
    { ...reference, group: 'example.com', kind: 'Other' },
    { name: 'external', port: 8080 },
    { name: 'idle', port: 8080 },
    { name: 'udp', port: 53 },
  ]);
}

function referenceTo({ group, kind, namespace, name, port }: Destination, from: string, { random }: World): object {
  return {
    ...(group !== '' || random.chance(0.2)) && { group, kind },
    name,
    ...(namespace !== from || random.chance(0.1)) && { namespace },
    ...port !== undefined && { port },
  };
}

const WEIGHTS = [undefined, undefined, undefined, 0, 1, 1, 2, 5, 10, 90];

/** The backends of a rule, with their shares. */
export function drawBackendReferences(world: World, referrer: Referrer, least: number, most: number): any[] {
  return world.many(least, most, () => {
    const weight = world.random.pick(WEIGHTS);
    return { ...drawBackendObjectReference(world, referrer), ...weight !== undefined && { weight } };
  });
}

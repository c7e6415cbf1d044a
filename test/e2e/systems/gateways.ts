import { drawListener, drawNamespaces } from './listeners';
import { CONTROLLER, ENVOY_GATEWAY, GATEWAY_API } from './names';
import { World } from './world';
import { KubernetesObject } from '../stack/kubectl';

const API_VERSION = `${GATEWAY_API}/v1`;

/** The class of the system, and at times one of somebody else. */
export function addGatewayClasses(world: World): void {
  const { random, prefix } = world;
  const lost = world.isWrong(0.1);
  world.addAcceptable(() => ({
    apiVersion: API_VERSION,
    kind: 'GatewayClass',
    metadata: { name: `${prefix}-class` },
    spec: {
      controllerName: CONTROLLER,
      ...lost && { parametersRef: { group: ENVOY_GATEWAY, kind: 'EnvoyProxy', name: 'missing', namespace: world.namespaces[0] } },
    },
  }));
  if (!random.chance(0.2)) return;
  world.add({ apiVersion: API_VERSION, kind: 'GatewayClass', metadata: { name: `${prefix}-other` }, spec: { controllerName: 'example.com/other-controller' } });
}

/** One Gateway or more. */
export function addGateways(world: World, count: number): void {
  const { random } = world;
  for (let each = 0; each < count; each++) {
    const namespace = random.chance(0.8) ? world.namespaces[0] : random.pick(world.namespaces);
    const name = world.name('gateway');
    const gateway = world.addAcceptable(() => drawGateway(world, namespace, name));
    if (gateway) addPlaces(world, gateway);
  }
}

function drawGateway(world: World, namespace: string, name: string): KubernetesObject {
  const { random, prefix } = world;
  const gatewayClassName = world.isWrong(0.2) ? random.pick([`${prefix}-other`, `${prefix}-missing`]) : `${prefix}-class`;
  return {
    apiVersion: API_VERSION,
    kind: 'Gateway',
    metadata: { name, namespace },
    spec: {
      gatewayClassName,
      listeners: world.many(1, 6, index => drawListener(world, { kind: 'Gateway', namespace }, index)),
      ...random.chance(0.7) && { allowedListeners: { namespaces: drawNamespaces(world, SETS_FROM) } },
      ...world.isWrong(0.1) && { infrastructure: { parametersRef: { group: ENVOY_GATEWAY, kind: 'EnvoyProxy', name: 'missing' } } },
      ...world.isWrong(0.1) && { addresses: [{ type: 'IPAddress', value: '203.0.113.77' }] },
    },
  };
}

const SETS_FROM = [{ from: 'All', weight: 5 }, { from: 'Same', weight: 2 }, { from: 'Selector', weight: 2 }, { from: 'None', weight: 1 }];

/** Listeners of other teams for Gateways of the system. */
export function addListenerSets(world: World): void {
  const { random } = world;
  const gateways = world.ofKind('Gateway');
  for (const _ of world.many(0, 2, index => index)) {
    const namespace = random.pick(world.namespaces);
    const name = world.name('listeners');
    const set = world.addAcceptable(() => {
      const { metadata } = random.pick(gateways);
      const parentRef = world.isWrong(0.4) ? random.pick([
        { name: 'missing' }, { name: metadata.name, namespace: world.namespaces[2] }, { name: metadata.name, kind: 'Service', group: '' },
      ]) : { name: metadata.name, ...(metadata.namespace !== namespace || random.chance(0.3)) && { namespace: metadata.namespace } };
      const listeners = world.many(1, 3, index => drawListener(world, { kind: 'ListenerSet', namespace }, index));
      return { apiVersion: API_VERSION, kind: 'ListenerSet', metadata: { name, namespace }, spec: { parentRef, listeners } };
    });
    if (set) addPlaces(world, set);
  }
}

function addPlaces(world: World, { kind, metadata: { namespace, name }, spec }: KubernetesObject): void {
  for (const listener of spec.listeners) world.places.push({ kind: kind as 'Gateway' | 'ListenerSet', namespace: namespace!, name, listener });
}

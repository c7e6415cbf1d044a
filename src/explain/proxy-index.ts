import { MatchOption } from './candidate';
import { PortIndex } from './port-index';
import { objectText } from '../model/cluster-object';
import { Simulation } from '../status/simulation';
import { GatewayState, ListenerState, ParentState, RouteState } from '../status/state';

/** What serves one Gateway, or all that a class merges. */
export interface ProxyIndex {
  readonly gateways: readonly GatewayState[];
  /** UDP is apart from the rest. */
  readonly stream: ReadonlyMap<number, PortIndex>;
  readonly udp: ReadonlyMap<number, PortIndex>;
  /** Routes that its Gateways do not accept. */
  readonly refused: ReadonlyArray<{ readonly route: RouteState; readonly parent: ParentState }>;
}

/** The proxies of every Gateway that a controller looks at. */
export function proxyIndexes(simulation: Simulation, optionsOf: (route: RouteState) => readonly MatchOption[]): ProxyIndex[] {
  const groups = new Map<string, GatewayState[]>();
  for (const gateway of simulation.gateways) {
    const { gatewayClass, object: { spec, metadata: { namespace, name } } } = gateway;
    const isMerged = simulation.behaviour.envoyGateway && gatewayClass.proxy?.spec.mergeGateways === true;
    const key = isMerged ? `class ${spec.gatewayClassName}` : `${namespace}/${name}`;
    const others = groups.get(key);
    if (others === undefined) groups.set(key, [gateway]); else others.push(gateway);
  }
  const refused = refusedParents(simulation.routes);
  return [...groups.values()].map(gateways => {
    const listeners = gateways.flatMap(gateway => gateway.listeners);
    const indexOf = (onPort: readonly ListenerState[]) => new PortIndex(onPort, simulation.behaviour, optionsOf);
    const indexes = (all: readonly ListenerState[]) => new Map([...byPort(all)].map(([port, onPort]) => [port, indexOf(onPort)]));
    return {
      gateways,
      stream: indexes(listeners.filter(({ spec }) => spec.protocol !== 'UDP')),
      udp: indexes(listeners.filter(({ spec }) => spec.protocol === 'UDP')),
      refused: gateways.flatMap(gateway => refused.get(gateway) ?? []),
    };
  });
}

export function gatewayName({ object: { metadata: { namespace, name } } }: GatewayState): string {
  return `${namespace}/${name}`;
}

export function gatewayText({ object: { metadata: { namespace, name } } }: GatewayState): string {
  return objectText('Gateway', namespace, name);
}

function byPort(listeners: readonly ListenerState[]): Map<number, ListenerState[]> {
  const ports = new Map<number, ListenerState[]>();
  for (const listener of listeners) {
    const others = ports.get(listener.spec.port);
    if (others === undefined) ports.set(listener.spec.port, [listener]); else others.push(listener);
  }
  return ports;
}

function refusedParents(routes: readonly RouteState[]): Map<GatewayState, Array<{ route: RouteState; parent: ParentState }>> {
  const refused = new Map<GatewayState, Array<{ route: RouteState; parent: ParentState }>>();
  for (const route of routes) {
    for (const parent of route.parents.filter(({ conditions }) => conditions.isFalse('Accepted'))) {
      const others = refused.get(parent.gateway);
      if (others === undefined) refused.set(parent.gateway, [{ route, parent }]); else others.push({ route, parent });
    }
  }
  return refused;
}

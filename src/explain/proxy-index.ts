import { MatchOption } from './candidate';
import { PortIndex } from './port-index';
import { describeObject } from '../model/cluster-object';
import { grouped } from '../model/grouped';
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
  const groups = grouped(simulation.gateways, gateway => {
    const { proxy, object: { metadata: { name } } } = gateway.gatewayClass;
    const isMerged = simulation.behaviour.envoyGateway && proxy?.spec.mergeGateways === true;
    return isMerged ? `class ${name}` : gatewayName(gateway);
  });
  const refused = refusedParents(simulation.routes);
  return [...groups.values()].map(gateways => {
    const listeners = gateways.flatMap(gateway => gateway.listeners);
    const indexOf = (onPort: readonly ListenerState[]) => new PortIndex(onPort, simulation.behaviour, optionsOf);
    const indexes = (all: readonly ListenerState[]) =>
      new Map([...grouped(all, ({ spec }) => spec.port)].map(([port, onPort]) => [port, indexOf(onPort)]));
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

export function gatewayText({ object }: GatewayState): string {
  return describeObject(object);
}

function refusedParents(routes: readonly RouteState[]): Map<GatewayState, Array<ProxyIndex['refused'][number]>> {
  const all = routes.flatMap(route => route.parents.map(parent => ({ route, parent })));
  return grouped(all.filter(({ parent }) => parent.conditions.isFalse('Accepted')), ({ parent }) => parent.gateway);
}

import { Behaviour } from './behaviour';
import { LoadedReferences } from './loaded-references';
import { ClassState, GatewayState, ListenerSetState, RouteState } from './state';
import { ClusterObjects } from '../model/cluster-objects';
import { Permissions } from '../model/permission';

/** What the phases share. */
export interface SimulationContext {
  readonly objects: ClusterObjects;
  readonly permissions: Permissions;
  readonly behaviour: Behaviour;
  /** Read when first asked for. */
  readonly loaded: () => LoadedReferences;
}

/** What a controller makes of a cluster's objects. */
export interface Simulation extends SimulationContext {
  /** By name. */
  readonly classes: readonly ClassState[];
  /** Those of a class that is accepted, oldest first. */
  readonly gateways: readonly GatewayState[];
  readonly listenerSets: readonly ListenerSetState[];
  /** Every route of a kind, oldest first; kinds in the order of the specification. */
  readonly routes: readonly RouteState[];
}

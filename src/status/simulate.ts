import { hasParent, parentsOf } from './attachment';
import { Behaviour } from './behaviour';
import { judgeClasses } from './classes';
import { concludeGateway } from './gateway-conclusion';
import { judgeGatewayTls } from './gateway-tls';
import { judgeGateways } from './gateways';
import { concludeListener } from './listener-conclusion';
import { findConflicts } from './listener-conflicts';
import { attachListenerSets, concludeListenerSets } from './listener-sets';
import { judgeListener } from './listener-spec';
import { LoadedReferences } from './loaded-references';
import { findTlsOverlaps } from './overlapping-tls';
import { findRouteConflicts } from './route-conflicts';
import { judgeRoutes } from './routes';
import { Simulation, SimulationContext } from './simulation';
import { ClusterObjects } from '../model/cluster-objects';
import { Permissions } from '../model/permission';

/** What a controller makes of the objects of a cluster. Takes whatever the API server would take, and never throws. */
export function simulate(objects: ClusterObjects, behaviour: Behaviour): Simulation {
  const permissions = new Permissions(objects);
  let loaded: LoadedReferences | undefined;
  const load = () => new LoadedReferences(objects, permissions, route => hasParent(route, parents));
  const context: SimulationContext = { objects, permissions, behaviour, loaded: () => loaded ??= load() };
  const classes = judgeClasses(context);
  const gateways = judgeGateways(classes, context);
  const relevant = gateways.filter(({ isRelevant }) => isRelevant);
  const listenerSets = attachListenerSets(gateways, context);
  const parents = parentsOf(gateways, listenerSets);

  for (const gateway of relevant) judgeGatewayTls(gateway, context);
  // What is wrong with a listener itself comes first: such a one stands in nobody's way.
  for (const { listeners } of relevant) for (const listener of listeners) judgeListener(listener, context);
  findConflicts(relevant, context);
  for (const { listeners } of relevant) for (const listener of listeners) concludeListener(listener, context);
  findTlsOverlaps(relevant, context);
  concludeListenerSets(listenerSets, context);
  for (const gateway of gateways) concludeGateway(gateway, context);

  const routes = judgeRoutes(parents, context);
  findRouteConflicts(relevant, context);
  return { ...context, classes, gateways, listenerSets, routes };
}

import { LoadedCluster } from './loaded-cluster';
import { GATEWAY_GROUP, GatewayClassObject } from '../model/gateway-objects';
import { grouped } from '../model/grouped';
import { Simulation } from '../status/simulation';
import { objectsWithoutStatus } from '../status/without-status';

/** Beyond these, controllers are counted. */
const MOST_NAMED = 5;

/** Why nothing is judged of manifests that are there to be: none of their classes is of the controller that is asked for. */
export function classProblem({ objects, classes, behaviour: { controllerName } }: Simulation, { refused }: Pick<LoadedCluster, 'refused'>): string | undefined {
  // Whoever has a class refused is told so.
  if (classes.length > 0 || refused.some(({ object: { kind } }) => kind === 'GatewayClass')) return undefined;
  if (objectsWithoutStatus(objects, []).length === 0) return undefined;
  const byController = [...grouped(objects.ofKind<GatewayClassObject>(GATEWAY_GROUP, 'GatewayClass'), ({ spec }) => spec.controllerName)];
  if (byController.length === 0) return `no controller looks at the manifests, which have no GatewayClass: add it${controllerName === undefined ? '' : `, with controllerName: ${controllerName}`}`;
  const found = byController.slice(0, MOST_NAMED).map(([name, [{ metadata }]]) => `${name} (GatewayClass ${metadata.name})`);
  const more = byController.length > MOST_NAMED ? ` and ${byController.length - MOST_NAMED} more` : '';
  return `no GatewayClass has the controller ${controllerName}, the manifests have ${found.join(', ')}${more}: write --controller ${byController[0][0]}, or the --profile of that controller`;
}

import { assumedObjects, MADE_BY_OTHERS } from './assumed-objects';
import { ClusterObject, groupOf } from '../model/cluster-object';
import { ClusterObjects } from '../model/cluster-objects';
import { GATEWAY_GROUP, GatewayClassObject, GatewayObject } from '../model/gateway-objects';
import { Owners } from '../model/owners';
import { OwnershipFacts } from '../model/ownership-facts';
import { Behaviour } from '../status/behaviour';
import { simulate } from '../status/simulate';
import { Simulation } from '../status/simulation';

/** Of a class of which nothing is known but that somebody serves it. */
const ANY_CONTROLLER = 'example.com/any';

/** What is known of an app besides the objects that it makes. */
export interface AppSurroundings {
  readonly facts: Pick<OwnershipFacts, 'routes' | 'listeners'>;
  readonly owners: Owners;
}

/**
 * What an app's objects come to in a cluster that has everything else they refer to. Where some of its Gateways are of other controllers than
 * the one that is asked for, a second simulation has these, by the specification.
 */
export function simulateApp(
  made: readonly ClusterObject[], surroundings: AppSurroundings | undefined, behaviour: Behaviour, byOthers = MADE_BY_OTHERS,
): Simulation[] {
  const assumed = surroundings === undefined ? [] : assumedObjects(surroundings.facts, surroundings.owners);
  // Of what is made and named both, the namespaces' labels are the ones of all who declare them.
  const objects = [...assumed.filter(({ kind }) => kind !== 'Namespace'), ...made, ...assumed.filter(({ kind }) => kind === 'Namespace')];
  const all = [...missingClasses(objects, surroundings, behaviour), ...objects];
  const { controllerName } = behaviour;
  const own = (object: ClusterObject) => !isClass(object) || controllerName === undefined || object.spec.controllerName === controllerName;
  const others = all.filter(object => !isClass(object) || !own(object));
  return [
    simulate(new ClusterObjects(all.filter(own), byOthers), behaviour),
    ...all.every(own) ? [] : [simulate(new ClusterObjects(others, byOthers), { envoyGateway: false, without: new Set<string>() })],
  ];
}

/** Classes of Gateways that the app does not make, of the controllers that it says they have. */
function missingClasses(
  objects: readonly ClusterObject[], surroundings: AppSurroundings | undefined, { controllerName: ours = ANY_CONTROLLER }: Behaviour,
): GatewayClassObject[] {
  const made = new Set(objects.filter(isClass).map(({ metadata }) => metadata.name));
  const controllers = new Map(surroundings?.facts.listeners.map(({ parent, admittedBy, controllerName }) => {
    const { namespace, name } = admittedBy?.gateway ?? parent;
    return [`${namespace}/${name}`, controllerName];
  }));
  const missing = new Map<string, GatewayClassObject>();
  for (const object of objects) {
    if (object.kind !== 'Gateway' || groupOf(object.apiVersion) !== GATEWAY_GROUP) continue;
    const { metadata: { namespace, name }, spec: { gatewayClassName } } = object as GatewayObject;
    if (made.has(gatewayClassName) || missing.has(gatewayClassName)) continue;
    // Assumed Gateways call their class like its controller.
    const controllerName = controllers.get(`${namespace}/${name}`) ?? (gatewayClassName.includes('/') ? gatewayClassName : ours);
    missing.set(gatewayClassName, { apiVersion: `${GATEWAY_GROUP}/v1`, kind: 'GatewayClass', metadata: { name: gatewayClassName }, spec: { controllerName } });
  }
  return [...missing.values()];
}

function isClass(object: ClusterObject): object is GatewayClassObject {
  return object.kind === 'GatewayClass' && groupOf(object.apiVersion) === GATEWAY_GROUP;
}

import { Complaint, Conditions } from './condition';
import { SimulationContext } from './simulation';
import { ClassState, EnvoyProxySpec } from './state';
import { ClusterObject, kindText, objectText } from '../model/cluster-object';
import { ENVOY_GROUP, GATEWAY_GROUP, GatewayClassObject } from '../model/gateway-objects';

/** Every GatewayClass of a controller that is looked at. */
export function judgeClasses(context: SimulationContext): ClassState[] {
  const { objects, behaviour: { controllerName } } = context;
  return objects.ofKind<GatewayClassObject>(GATEWAY_GROUP, 'GatewayClass')
    .filter(({ spec }) => controllerName === undefined || spec.controllerName === controllerName)
    .map(object => classState(object, context));
}

function classState(object: GatewayClassObject, context: SimulationContext): ClassState {
  const conditions = new Conditions();
  const { proxy, complaint } = proxyOf(object, context);
  if (complaint === undefined) conditions.hold('Accepted', 'Accepted', 'the controller takes Gateways of this class');
  else conditions.fail('Accepted', complaint);
  return { object, conditions, ...proxy !== undefined && { proxy } };
}

/** What `parametersRef` leads to. Only Envoy Gateway's parameters are known; those of others are taken to be as they should. */
function proxyOf(
  { spec: { parametersRef } }: GatewayClassObject, { objects, behaviour }: SimulationContext,
): { readonly proxy?: ClusterObject<EnvoyProxySpec>; readonly complaint?: Complaint } {
  if (parametersRef === undefined || !behaviour.envoyGateway) return {};
  const { group, kind, namespace = 'default', name } = parametersRef;
  const invalid = (message: string, fix: string) => ({ complaint: { reason: 'InvalidParameters', message: `parametersRef: ${message}`, fix } });
  if (group !== ENVOY_GROUP || kind !== 'EnvoyProxy') return invalid(`it leads to ${kindText(group, kind)}`, `refer to an EnvoyProxy of ${ENVOY_GROUP}`);
  const proxy = objects.find<ClusterObject<EnvoyProxySpec>>(ENVOY_GROUP, 'EnvoyProxy', namespace, name);
  if (proxy !== undefined || objects.isAssumed(kind, namespace)) return { proxy };
  return invalid(`there is no ${objectText(kind, namespace, name)}`, 'make it, or refer to one that is there');
}

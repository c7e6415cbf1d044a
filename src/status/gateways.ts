import { Complaint, Conditions } from './condition';
import { newListener } from './new-listener';
import { SimulationContext } from './simulation';
import { ClassState, EnvoyProxySpec, GatewayState } from './state';
import { ClusterObject, kindText, objectText } from '../model/cluster-object';
import { ENVOY_GROUP, GATEWAY_GROUP, GatewayObject } from '../model/gateway-objects';

/** Addresses that mean the same to every implementation (Gateway, `spec.addresses[].type`). */
const ADDRESS_TYPES = ['IPAddress', 'Hostname'];
/** What it means is for implementations to say; Envoy Gateway has none. */
const NAMED_ADDRESS = 'NamedAddress';

/** Every Gateway of the classes that are looked at, oldest first; nobody says anything of others. */
export function judgeGateways(classes: readonly ClassState[], context: SimulationContext): GatewayState[] {
  const byName = new Map(classes.map(each => [each.object.metadata.name, each]));
  return context.objects.ofKind<GatewayObject>(GATEWAY_GROUP, 'Gateway').flatMap(object => {
    const gatewayClass = byName.get(object.spec.gatewayClassName);
    return gatewayClass === undefined || !takesGateways(gatewayClass, context) ? [] : [gatewayState(object, gatewayClass, context)];
  });
}

/** Envoy Gateway goes on with the Gateways of a class that it does not accept. */
function takesGateways({ conditions }: ClassState, { behaviour }: SimulationContext): boolean {
  return behaviour.envoyGateway || conditions.isTrue('Accepted');
}

function gatewayState(object: GatewayObject, gatewayClass: ClassState, context: SimulationContext): GatewayState {
  const conditions = new Conditions();
  const { proxy, complaint = addressComplaint(object, context) } = proxyOf(object, gatewayClass, context);
  if (complaint !== undefined) conditions.fail('Accepted', complaint);
  const gateway: GatewayState = {
    object,
    gatewayClass,
    controllerName: gatewayClass.object.spec.controllerName,
    conditions,
    isRelevant: complaint === undefined,
    ...proxy !== undefined && { proxy },
    listeners: [],
    attachedListenerSets: 0,
  };
  if (gateway.isRelevant) gateway.listeners.push(...object.spec.listeners.map(spec => newListener(gateway, spec)));
  return gateway;
}

/** The settings of its proxies: its own, else those of its class. */
function proxyOf(
  { spec, metadata: { namespace = '' } }: GatewayObject, { proxy }: ClassState, { objects, behaviour }: SimulationContext,
): { readonly proxy?: EnvoyProxySpec; readonly complaint?: Complaint } {
  const ref = spec.infrastructure?.parametersRef;
  if (ref === undefined) return { proxy: proxy?.spec };
  const invalid = (message: string, fix: string) => ({ complaint: { reason: 'InvalidParameters', message: `infrastructure.parametersRef: ${message}`, fix } });
  const { group, kind, name } = ref;
  const text = objectText(kind, namespace, name);
  if (behaviour.envoyGateway) {
    if (proxy?.spec.mergeGateways === true) return invalid('the class merges its Gateways, which then share the settings of the class', 'leave it out');
    if (group !== ENVOY_GROUP || kind !== 'EnvoyProxy') return invalid(`it leads to ${kindText(group, kind)}`, `refer to an EnvoyProxy of ${ENVOY_GROUP}`);
  }
  const found = objects.find<ClusterObject<EnvoyProxySpec>>(group, kind, namespace, name);
  if (found === undefined && !objects.isAssumed(kind, namespace)) return invalid(`there is no ${text}`, 'make it, or refer to one that is there');
  return { proxy: behaviour.envoyGateway ? { ...proxy?.spec, ...found?.spec } : undefined };
}

function addressComplaint({ spec: { addresses = [] } }: GatewayObject, { behaviour }: SimulationContext): Complaint | undefined {
  const known = behaviour.envoyGateway ? ADDRESS_TYPES : [...ADDRESS_TYPES, NAMED_ADDRESS];
  const other = addresses.find(({ type = 'IPAddress' }) => !known.includes(type));
  return other && {
    reason: 'UnsupportedAddress', message: `addresses have the type ${other.type}, which is nobody's`, fix: `write ${ADDRESS_TYPES.join(' or ')}`,
  };
}

import { Conditions } from './condition';
import { GatewayState, ListenerSetState, ListenerState } from './state';
import { ListenerSpec } from '../model/gateway-objects';

/** A listener of which nothing is known yet. */
export function newListener(gateway: GatewayState, spec: ListenerSpec, set?: ListenerSetState): ListenerState {
  return {
    gateway,
    ...set !== undefined && { set },
    spec,
    namespace: (set ?? gateway).object.metadata.namespace ?? '',
    conditions: new Conditions(),
    supportedKinds: [],
    isValid: true,
    hasProtocolConflict: false,
    lostHostname: false,
    certificateNames: [],
    attachments: [],
  };
}

/** How a message names a listener. */
export function listenerText({ gateway, set, spec }: ListenerState): string {
  const { kind, metadata: { namespace, name } } = (set ?? gateway).object;
  return `listener ${spec.name} of ${kind} ${namespace}/${name}`;
}

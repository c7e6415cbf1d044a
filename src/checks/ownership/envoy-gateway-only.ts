import { CONTROLLERS } from '../../model/controllers';
import { describeListener, ListenerFacts, OwnershipFacts } from '../../model/ownership-facts';
import { Check } from '../ownership-view';

/** Something only Envoy Gateway can do, on a listener of another controller, or of one not known in an app for any. */
export const envoyGatewayOnly: Check = ({ facts }) => facts.routes.flatMap(({ path, listeners, envoyGatewayOnly: uses }) => {
  const other = listeners.map(listener => otherController(listener, facts)).find(each => each !== undefined);
  return other === undefined ? [] : uses.map(({ feature, wayOut }) => ({
    id: 'envoy-gateway-only',
    severity: 'error' as const,
    path,
    message: `${feature} is understood by Envoy Gateway alone, and ${other}. ${wayOut}`,
  }));
});

function otherController(listener: ListenerFacts, { profile }: OwnershipFacts): string | undefined {
  const { controllerName } = listener;
  if (controllerName === undefined) return profile.envoyGateway ? undefined : `this app is made for any controller (${profile.name})`;
  return controllerName === CONTROLLERS.ENVOY_GATEWAY ? undefined : `${describeListener(listener)} is served by "${controllerName}"`;
}

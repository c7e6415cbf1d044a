import { CONTROLLERS } from '../../model/controllers';
import { describeListener } from '../../model/ownership-facts';
import { Check } from '../ownership-view';

/** Something only Envoy Gateway can do, on a listener of another controller. */
export const envoyGatewayOnly: Check = ({ facts }) => facts.routes.flatMap(({ path, listeners, envoyGatewayOnly: uses }) => {
  const other = listeners.find(({ controllerName }) => controllerName !== undefined && controllerName !== CONTROLLERS.ENVOY_GATEWAY);
  return other === undefined ? [] : uses.map(({ feature, wayOut }) => ({
    id: 'envoy-gateway-only',
    severity: 'error' as const,
    path,
    message: `${feature} is understood by Envoy Gateway alone, and ${describeListener(other)} is served by "${other.controllerName}". ${wayOut}`,
  }));
});

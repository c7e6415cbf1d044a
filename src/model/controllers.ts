/** Names of controllers, as a GatewayClass gives them in `spec.controllerName`. */
export const CONTROLLERS = {
  ENVOY_GATEWAY: 'gateway.envoyproxy.io/gatewayclass-controller',
  NGINX_GATEWAY_FABRIC: 'gateway.nginx.org/nginx-gateway-controller',
  CONTOUR: 'projectcontour.io/gateway-controller',
  ISTIO: 'istio.io/gateway-controller',
};

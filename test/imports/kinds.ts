/** Every kind that has a class: its submodule, its class and the API version it renders. */
export const KINDS: ReadonlyArray<readonly [kind: string, className: string, apiVersion: string]> = [
  ['GatewayClass', 'gatewayapi.GatewayClass', 'gateway.networking.k8s.io/v1'],
  ['Gateway', 'gatewayapi.Gateway', 'gateway.networking.k8s.io/v1'],
  ['HTTPRoute', 'gatewayapi.HttpRoute', 'gateway.networking.k8s.io/v1'],
  ['GRPCRoute', 'gatewayapi.GrpcRoute', 'gateway.networking.k8s.io/v1'],
  ['TCPRoute', 'gatewayapi.TcpRoute', 'gateway.networking.k8s.io/v1'],
  ['TLSRoute', 'gatewayapi.TlsRoute', 'gateway.networking.k8s.io/v1'],
  ['UDPRoute', 'gatewayapi.UdpRoute', 'gateway.networking.k8s.io/v1'],
  ['ListenerSet', 'gatewayapi.ListenerSet', 'gateway.networking.k8s.io/v1'],
  ['ReferenceGrant', 'gatewayapi.ReferenceGrant', 'gateway.networking.k8s.io/v1beta1'],
  ['BackendTLSPolicy', 'gatewayapi.BackendTlsPolicy', 'gateway.networking.k8s.io/v1'],
  ['XBackend', 'gatewayapix.XBackend', 'gateway.networking.x-k8s.io/v1alpha1'],
  ['XBackendTrafficPolicy', 'gatewayapix.XBackendTrafficPolicy', 'gateway.networking.x-k8s.io/v1alpha1'],
  ['XMesh', 'gatewayapix.XMesh', 'gateway.networking.x-k8s.io/v1alpha1'],
  ['Backend', 'envoygateway.Backend', 'gateway.envoyproxy.io/v1alpha1'],
  ['BackendTrafficPolicy', 'envoygateway.BackendTrafficPolicy', 'gateway.envoyproxy.io/v1alpha1'],
  ['ClientTrafficPolicy', 'envoygateway.ClientTrafficPolicy', 'gateway.envoyproxy.io/v1alpha1'],
  ['EnvoyExtensionPolicy', 'envoygateway.EnvoyExtensionPolicy', 'gateway.envoyproxy.io/v1alpha1'],
  ['EnvoyPatchPolicy', 'envoygateway.EnvoyPatchPolicy', 'gateway.envoyproxy.io/v1alpha1'],
  ['EnvoyProxy', 'envoygateway.EnvoyProxy', 'gateway.envoyproxy.io/v1alpha1'],
  ['HTTPRouteFilter', 'envoygateway.HttpRouteFilter', 'gateway.envoyproxy.io/v1alpha1'],
  ['SecurityPolicy', 'envoygateway.SecurityPolicy', 'gateway.envoyproxy.io/v1alpha1'],
];

export const CLUSTER_SCOPED = ['GatewayClass', 'XMesh'];

/** Something that a library exports, by its dotted name. */
export function exported(library: object, name: string): any {
  return name.split('.').reduce((found: any, part) => found[part], library);
}

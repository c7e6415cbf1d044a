import { Certificate } from './certificate';
import { CertificateIssuer } from './certificate-issuer';
import { ClientCertificates } from './client-certificates';
import { EnvoyProxyOptions } from './envoy-proxy-options';
import { GatewayAddress } from './gateway-address';
import { GatewayClass } from './gateway-class';
import { RouteAccess } from './route-access';

/** Properties of `PlatformGateway`. */
export interface PlatformGatewayProps {
  /**
   * Name of the Gateway; `metadata.name`. At most 63 characters, because controllers use it as a label.
   *
   * @default - made by the chart from the construct's path
   */
  readonly name?: string;
  /**
   * The class of the gateway; `spec.gatewayClassName`.
   *
   * @default GatewayClass.envoy()
   */
  readonly gatewayClass?: GatewayClass;
  /**
   * What the proxies of this gateway are like, instead of what its class says as a whole. Rendered as an EnvoyProxy in its namespace.
   *
   * @default - as the class says
   */
  readonly proxies?: EnvoyProxyOptions;
  /**
   * Which namespaces may add listeners, by ListenerSets; `spec.allowedListeners`. Sets in the gateway's own namespace are let in where they are
   * made.
   *
   * @default - none
   */
  readonly listenerAccess?: RouteAccess;
  /**
   * Whether routes are refused that are in a namespace of no Team.
   *
   * @default false
   */
  readonly requireTeams?: boolean;
  /**
   * Addresses the gateway is to have; `spec.addresses`. At most 16.
   *
   * @default - assigned by the controller
   */
  readonly addresses?: GatewayAddress[];
  /**
   * Labels of everything the controller makes for the gateway; `spec.infrastructure.labels`. At most 8.
   *
   * @default - none
   */
  readonly infrastructureLabels?: { [key: string]: string };
  /**
   * Annotations of everything the controller makes for the gateway; `spec.infrastructure.annotations`. At most 16.
   *
   * @default - none
   */
  readonly infrastructureAnnotations?: { [key: string]: string };
  /**
   * Certificates that clients must show; `spec.tls.frontend`.
   *
   * @default - none
   */
  readonly clientCertificates?: ClientCertificates;
  /**
   * Certificate that the proxies show to backends; `spec.tls.backend.clientCertificateRef`.
   *
   * @default - none
   */
  readonly backendClientCertificate?: Certificate;
  /**
   * Lets cert-manager make the certificates that the listeners name, by its annotation on the Gateway. With `Certificate.fromIssuer` there is no
   * need for it.
   *
   * @default - no annotation
   */
  readonly certificateIssuer?: CertificateIssuer;
  /**
   * What external-dns points the routes' hostnames to; `external-dns.alpha.kubernetes.io/target`, which it reads on the Gateway only.
   *
   * @default - the address of the gateway
   */
  readonly dnsTarget?: string;
  /**
   * Further annotations of the Gateway.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

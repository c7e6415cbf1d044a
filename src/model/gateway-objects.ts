import { ClusterObject } from './cluster-object';
import { LabelSelector } from './label-selector';

/** What is read of the objects of a platform, with defaults filled in. Fields are those of the specification. */

export const GATEWAY_GROUP = 'gateway.networking.k8s.io';
export const ENVOY_GROUP = 'gateway.envoyproxy.io';

export type GatewayClassObject = ClusterObject<{
  readonly controllerName: string;
  readonly parametersRef?: ParametersRef;
}>;

export interface ParametersRef {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

export type GatewayObject = ClusterObject<{
  readonly gatewayClassName: string;
  readonly listeners: readonly ListenerSpec[];
  readonly addresses?: readonly AddressSpec[];
  readonly infrastructure?: { readonly parametersRef?: ParametersRef };
  readonly allowedListeners?: { readonly namespaces?: NamespacesSpec };
  readonly tls?: {
    readonly backend?: { readonly clientCertificateRef?: ObjectRef };
    readonly frontend?: {
      readonly default?: FrontendTlsSpec;
      readonly perPort?: ReadonlyArray<{ readonly port: number; readonly tls?: FrontendTlsSpec }>;
    };
  };
}>;

export interface AddressSpec {
  readonly type?: string;
  readonly value?: string;
}

export interface FrontendTlsSpec {
  readonly validation?: { readonly caCertificateRefs: readonly ObjectRef[]; readonly mode?: string };
}

export type ListenerSetObject = ClusterObject<{
  readonly parentRef: { readonly group?: string; readonly kind?: string; readonly namespace?: string; readonly name: string };
  readonly listeners: readonly ListenerSpec[];
}>;

export interface ListenerSpec {
  readonly name: string;
  readonly port: number;
  readonly protocol: string;
  readonly hostname?: string;
  readonly tls?: { readonly mode?: string; readonly certificateRefs?: readonly ObjectRef[] };
  readonly allowedRoutes?: { readonly namespaces?: NamespacesSpec; readonly kinds?: readonly RouteGroupKind[] };
}

export interface NamespacesSpec {
  readonly from?: string;
  readonly selector?: LabelSelector;
}

export interface RouteGroupKind {
  readonly group?: string;
  readonly kind: string;
}

/** A reference to an object; where a field is absent, its referrer says what it stands for. */
export interface ObjectRef {
  readonly group?: string;
  readonly kind?: string;
  readonly namespace?: string;
  readonly name: string;
}

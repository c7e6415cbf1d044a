import { Labels } from '../../model/access';
import { ClusterObject } from '../../model/cluster-object';
import { ObjectRef } from '../../model/gateway-objects';
import { LabelExpression, LabelSelector } from '../../model/label-selector';

/** What is read of policies, with defaults filled in. Fields are those of the specification and of Envoy Gateway's API. */

export interface TargetRef {
  readonly group?: string;
  readonly kind: string;
  readonly name: string;
  readonly sectionName?: string;
}

export type BackendTlsPolicyObject = ClusterObject<{
  readonly targetRefs?: readonly TargetRef[];
  readonly validation: {
    readonly caCertificateRefs?: readonly ObjectRef[];
    readonly wellKnownCACertificates?: string;
    readonly hostname: string;
    readonly subjectAltNames?: ReadonlyArray<{ readonly type: string; readonly hostname?: string; readonly uri?: string }>;
  };
}>;

export interface TargetSelectorSpec {
  readonly group?: string;
  readonly kind: string;
  readonly namespaces?: { readonly from?: string; readonly selector?: LabelSelector };
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly LabelExpression[];
}

/** Where a policy of Envoy Gateway applies, and whether it adds to the broader one or replaces it. */
export interface TargetingSpec {
  readonly targetRef?: TargetRef;
  readonly targetRefs?: readonly TargetRef[];
  readonly targetSelectors?: readonly TargetSelectorSpec[];
  readonly mergeType?: string;
}

export type PolicyObject<Spec extends TargetingSpec = TargetingSpec> = ClusterObject<Spec>;

export interface PolicyBackendRef extends ObjectRef {
  readonly port?: number;
  readonly weight?: number;
}

export interface BackendTrafficSpec extends TargetingSpec {
  readonly rateLimit?: {
    readonly type?: string;
    readonly global?: unknown;
    readonly local?: { readonly rules?: ReadonlyArray<{ readonly clientSelectors?: readonly unknown[]; readonly limit: { readonly unit: string } }> };
  };
  readonly faultInjection?: FaultInjectionSpec;
  readonly requestBuffer?: { readonly limit: string | number };
  readonly responseOverride?: ReadonlyArray<{
    readonly match?: unknown;
    readonly redirect?: unknown;
    readonly response?: { readonly body?: { readonly type?: string; readonly valueRef?: ObjectRef } };
  }>;
  readonly timeout?: { readonly http?: { readonly requestTimeout?: string } };
  readonly httpUpgrade?: readonly unknown[];
  readonly compression?: readonly unknown[];
  readonly admissionControl?: unknown;
}

export interface FaultInjectionSpec {
  readonly abort?: { readonly httpStatus?: number; readonly grpcStatus?: number; readonly percentage?: number };
  readonly delay?: { readonly fixedDelay?: string; readonly percentage?: number };
}

export interface SecuritySpec extends TargetingSpec {
  readonly cors?: PolicyCorsSpec;
  readonly csrf?: unknown;
  readonly authorization?: {
    readonly defaultAction?: string;
    readonly rules?: ReadonlyArray<{ readonly cel?: string; readonly principal?: PrincipalSpec }>;
  };
  readonly basicAuth?: { readonly users: ObjectRef };
  readonly apiKeyAuth?: { readonly credentialRefs?: readonly ObjectRef[]; readonly extractFrom?: readonly KeySourceSpec[] };
  readonly jwt?: { readonly providers?: readonly JwtProviderSpec[] };
  readonly oidc?: {
    readonly provider: { readonly backendRefs?: readonly PolicyBackendRef[] };
    readonly clientIDRef?: ObjectRef;
    readonly clientSecret: ObjectRef;
    readonly passThroughAuthHeader?: boolean;
  };
  readonly extAuth?: {
    readonly http?: ExtAuthServiceSpec;
    readonly grpc?: ExtAuthServiceSpec;
    readonly failOpen?: boolean;
    readonly contextExtensions?: readonly ContextExtensionSpec[];
  };
}

export interface PrincipalSpec {
  readonly jwt?: unknown;
  readonly headers?: readonly unknown[];
  readonly clientIPGeoLocations?: readonly unknown[];
}

export interface KeySourceSpec {
  readonly headers?: readonly string[];
  readonly params?: readonly string[];
  readonly cookies?: readonly string[];
}

export interface ContextExtensionSpec {
  readonly name: string;
  readonly type?: string;
  readonly valueRef?: ObjectRef & { readonly key: string };
}

export interface PolicyCorsSpec {
  readonly allowOrigins?: readonly string[];
  readonly allowMethods?: readonly string[];
  readonly allowHeaders?: readonly string[];
  readonly exposeHeaders?: readonly string[];
  readonly allowCredentials?: boolean;
  readonly maxAge?: string;
}

export interface JwtProviderSpec {
  readonly name: string;
  readonly remoteJWKS?: { readonly backendRefs?: readonly PolicyBackendRef[] };
  readonly localJWKS?: { readonly type?: string; readonly valueRef?: ObjectRef };
  readonly extractFrom?: { readonly headers?: readonly unknown[] };
}

export interface ExtAuthServiceSpec {
  readonly backendRef?: PolicyBackendRef;
  readonly backendRefs?: readonly PolicyBackendRef[];
}

export interface ExtensionSpec extends TargetingSpec {
  readonly lua?: ReadonlyArray<{ readonly type?: string; readonly valueRef?: ObjectRef }>;
  readonly extProc?: ReadonlyArray<{ readonly backendRefs?: readonly PolicyBackendRef[]; readonly failOpen?: boolean }>;
  readonly wasm?: ReadonlyArray<{
    readonly failOpen?: boolean;
    readonly code?: {
      readonly http?: { readonly tls?: { readonly caCertificateRef: ObjectRef } };
      readonly image?: { readonly tls?: { readonly caCertificateRef: ObjectRef }; readonly pullSecretRef?: ObjectRef };
    };
  }>;
  readonly dynamicModule?: ReadonlyArray<{ readonly name: string }>;
}

export interface ClientTrafficSpec extends TargetingSpec {
  readonly path?: { readonly escapedSlashesAction?: string; readonly disableMergeSlashes?: boolean };
  readonly headers?: ClientHeadersSpec;
  readonly tls?: { readonly clientValidation?: PolicyClientValidationSpec };
  readonly http3?: unknown;
  readonly enableProxyProtocol?: boolean;
  readonly clientIPDetection?: unknown;
}

export interface ClientHeadersSpec {
  readonly enableEnvoyHeaders?: boolean;
  readonly preserveXRequestID?: boolean;
  readonly withUnderscoresAction?: string;
  readonly earlyRequestHeaders?: unknown;
  readonly lateResponseHeaders?: unknown;
}

export interface PolicyClientValidationSpec {
  readonly optional?: boolean;
  readonly mode?: string;
  readonly caCertificateRefs?: readonly ObjectRef[];
  readonly crl?: { readonly refs?: readonly ObjectRef[] };
}

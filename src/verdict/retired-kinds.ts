import { Fields, isFields } from '../schema/fields';

/** A version of a kind that was there once, and what is there instead. */
export interface RetiredKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** What stands for it now, in words that go on from "write". */
  readonly instead: string;
  /** The object as it is written now; nothing where a program cannot tell. */
  readonly convert?: (object: Fields) => Fields;
}

const GATEWAY_API = 'gateway.networking.k8s.io';
const EXPERIMENTS = 'gateway.networking.x-k8s.io';
const ENVOY_GATEWAY = 'gateway.envoyproxy.io/v1alpha1';

/** What an object of a version that is not served any more became; nothing for one that never was. */
export function retiredKind(apiVersion: string, kind: string): RetiredKind | undefined {
  return RETIRED.find(retired => retired.apiVersion === apiVersion && retired.kind === kind);
}

// The changes between releases, as the release notes and the Go types of Gateway API v0.4 to v1.6 and of Envoy Gateway v0.5 to v1.9 have them.
const RETIRED: readonly RetiredKind[] = [
  ...['GatewayClass', 'Gateway', 'HTTPRoute'].map(kind => renamed(`${GATEWAY_API}/v1alpha2`, kind, `${GATEWAY_API}/v1`)),
  renamed(`${GATEWAY_API}/v1alpha2`, 'GRPCRoute', `${GATEWAY_API}/v1`),
  renamed(`${GATEWAY_API}/v1alpha2`, 'ReferenceGrant', `${GATEWAY_API}/v1beta1`),
  renamed(`${GATEWAY_API}/v1alpha2`, 'ReferencePolicy', `${GATEWAY_API}/v1beta1`, 'ReferenceGrant'),
  ...['TCPRoute', 'TLSRoute', 'UDPRoute'].map(kind => renamed(`${GATEWAY_API}/v1alpha2`, kind, `${GATEWAY_API}/v1`)),
  renamed(`${GATEWAY_API}/v1alpha3`, 'TLSRoute', `${GATEWAY_API}/v1`),
  renamed(`${GATEWAY_API}/v1alpha3`, 'BackendTLSPolicy', `${GATEWAY_API}/v1`),
  {
    apiVersion: `${GATEWAY_API}/v1alpha2`,
    kind: 'BackendTLSPolicy',
    convert: convertBackendTlsPolicy,
    instead: `apiVersion ${GATEWAY_API}/v1, with "targetRefs" for "targetRef" and "validation" for "tls"`,
  },
  renamed(`${GATEWAY_API}/v1alpha2`, 'BackendLBPolicy', `${EXPERIMENTS}/v1alpha1`, 'XBackendTrafficPolicy'),
  renamed(`${EXPERIMENTS}/v1alpha1`, 'XListenerSet', `${GATEWAY_API}/v1`, 'ListenerSet'),
  ...['GatewayClass', 'Gateway', 'HTTPRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'].map(kind => ({
    apiVersion: 'networking.x-k8s.io/v1alpha1',
    kind,
    instead: `apiVersion ${GATEWAY_API}/v1: listeners, references and filters have another shape since, so write the object anew`,
  })),
  { apiVersion: 'networking.x-k8s.io/v1alpha1', kind: 'BackendPolicy', instead: `a BackendTLSPolicy of ${GATEWAY_API}/v1` },
  renamed('config.gateway.envoyproxy.io/v1alpha1', 'EnvoyProxy', ENVOY_GATEWAY),
  { apiVersion: ENVOY_GATEWAY, kind: 'AuthenticationFilter', instead: `a SecurityPolicy of ${ENVOY_GATEWAY} with "jwt"` },
  { apiVersion: ENVOY_GATEWAY, kind: 'RateLimitFilter', instead: `a BackendTrafficPolicy of ${ENVOY_GATEWAY} with "rateLimit"` },
];

function renamed(apiVersion: string, kind: string, newApiVersion: string, newKind = kind): RetiredKind {
  return {
    apiVersion,
    kind,
    instead: `apiVersion ${newApiVersion}${newKind === kind ? '' : ` and kind ${newKind}`}`,
    convert: object => ({ ...object, apiVersion: newApiVersion, kind: newKind }),
  };
}

function convertBackendTlsPolicy(object: Fields): Fields {
  const { targetRef, tls, ...spec } = isFields(object.spec) ? object.spec : {};
  const { namespace: _, ...target } = isFields(targetRef) ? targetRef : {};
  const { caCertRefs, wellKnownCACerts, ...validation } = isFields(tls) ? tls : {};
  return {
    ...object,
    apiVersion: `${GATEWAY_API}/v1`,
    spec: {
      ...spec,
      ...targetRef !== undefined && { targetRefs: [target] },
      ...tls !== undefined && {
        validation: {
          ...validation,
          ...caCertRefs !== undefined && { caCertificateRefs: caCertRefs },
          ...wellKnownCACerts !== undefined && { wellKnownCACertificates: wellKnownCACerts },
        },
      },
    },
  };
}

import { ClusterObject, groupOf } from '../model/cluster-object';
import { GATEWAY_GROUP } from '../model/gateway-objects';

/** A place in an object that works only where a feature is supported. */
export interface FeatureUse {
  readonly feature: string;
  /** Where, key by key; nothing for the object as a whole. */
  readonly keys: ReadonlyArray<string | number>;
}

interface FieldOfFeature {
  readonly kind: string;
  /** Field after field; `[]` stands for every item of a list, and nothing for the object as a whole. */
  readonly path: string;
  readonly feature: string;
  /** Which values need it; any that is there, where it is absent. */
  readonly when?: (value: unknown) => boolean;
}

const is = (...values: readonly unknown[]) => (value: unknown) => values.includes(value);

/** Filters of a rule, and those of its backends. */
const FILTERS = ['spec.rules[].filters[]', 'spec.rules[].backendRefs[].filters[]'];

const OF_FILTERS: ReadonlyArray<readonly [path: string, feature: string, when?: FieldOfFeature['when']]> = [
  ['responseHeaderModifier', 'HTTPRouteResponseHeaderModification'],
  ['requestRedirect.scheme', 'HTTPRouteSchemeRedirect'],
  ['requestRedirect.port', 'HTTPRoutePortRedirect'],
  ['requestRedirect.path', 'HTTPRoutePathRedirect'],
  ['requestRedirect.statusCode', 'HTTPRoute303RedirectStatusCode', is(303)],
  ['requestRedirect.statusCode', 'HTTPRoute307RedirectStatusCode', is(307)],
  ['requestRedirect.statusCode', 'HTTPRoute308RedirectStatusCode', is(308)],
  ['urlRewrite.hostname', 'HTTPRouteHostRewrite'],
  ['urlRewrite.path', 'HTTPRoutePathRewrite'],
  ['requestMirror', 'HTTPRouteRequestMirror'],
  ['requestMirror.percent', 'HTTPRouteRequestPercentageMirror'],
  ['requestMirror.fraction', 'HTTPRouteRequestPercentageMirror'],
  ['cors', 'HTTPRouteCORS'],
];

/** Which fields need which extended feature (Gateway API, `pkg/features`). */
const FIELDS: readonly FieldOfFeature[] = [
  ...FILTERS.flatMap(filters => OF_FILTERS.map(([path, feature, when]) => ({ kind: 'HTTPRoute', path: `${filters}.${path}`, feature, when }))),
  { kind: 'HTTPRoute', path: 'spec.parentRefs[].port', feature: 'HTTPRouteParentRefPort' },
  { kind: 'HTTPRoute', path: 'spec.rules[].name', feature: 'HTTPRouteNamedRouteRule' },
  { kind: 'HTTPRoute', path: 'spec.rules[].matches[].method', feature: 'HTTPRouteMethodMatching' },
  { kind: 'HTTPRoute', path: 'spec.rules[].matches[].queryParams', feature: 'HTTPRouteQueryParamMatching' },
  { kind: 'HTTPRoute', path: 'spec.rules[].filters', feature: 'HTTPRouteRequestMultipleMirrors', when: hasSeveralMirrors },
  { kind: 'HTTPRoute', path: 'spec.rules[].timeouts.request', feature: 'HTTPRouteRequestTimeout' },
  { kind: 'HTTPRoute', path: 'spec.rules[].timeouts.backendRequest', feature: 'HTTPRouteBackendTimeout' },
  { kind: 'HTTPRoute', path: 'spec.rules[].retry', feature: 'HTTPRouteRetry' },
  { kind: 'HTTPRoute', path: 'spec.rules[].backendRefs[].filters[].requestHeaderModifier', feature: 'HTTPRouteBackendRequestHeaderModification' },
  { kind: 'GRPCRoute', path: '', feature: 'GRPCRoute' },
  { kind: 'GRPCRoute', path: 'spec.rules[].name', feature: 'GRPCRouteNamedRouteRule' },
  { kind: 'TLSRoute', path: '', feature: 'TLSRoute' },
  { kind: 'TCPRoute', path: '', feature: 'TCPRoute' },
  { kind: 'UDPRoute', path: '', feature: 'UDPRoute' },
  { kind: 'ListenerSet', path: '', feature: 'ListenerSet' },
  { kind: 'BackendTLSPolicy', path: '', feature: 'BackendTLSPolicy' },
  { kind: 'BackendTLSPolicy', path: 'spec.validation.subjectAltNames', feature: 'BackendTLSPolicySANValidation' },
  { kind: 'Gateway', path: 'spec.addresses[]', feature: 'GatewayAddressEmpty', when: address => valueOf(address) === '' },
  { kind: 'Gateway', path: 'spec.addresses[]', feature: 'GatewayStaticAddresses', when: address => valueOf(address) !== '' },
  { kind: 'Gateway', path: 'spec.infrastructure.labels', feature: 'GatewayInfrastructurePropagation' },
  { kind: 'Gateway', path: 'spec.infrastructure.annotations', feature: 'GatewayInfrastructurePropagation' },
  { kind: 'Gateway', path: 'spec.listeners[].port', feature: 'GatewayPort8080', when: is(8080) },
  { kind: 'Gateway', path: 'spec.tls.backend.clientCertificateRef', feature: 'GatewayBackendClientCertificate' },
  ...['spec.tls.frontend.default', 'spec.tls.frontend.perPort[].tls'].flatMap(frontend => [
    { kind: 'Gateway', path: `${frontend}.validation`, feature: 'GatewayFrontendClientCertificateValidation' },
    {
      kind: 'Gateway', path: `${frontend}.validation.mode`, feature: 'GatewayFrontendClientCertificateValidationInsecureFallback', when: is('AllowInsecureFallback'),
    },
  ]),
];

const BY_KIND = new Map<string, FieldOfFeature[]>();
for (const field of FIELDS) BY_KIND.set(field.kind, [...BY_KIND.get(field.kind) ?? [], field]);

/** Every place in an object that needs one of some features. */
export function featureUses(object: ClusterObject, features: ReadonlySet<string>): FeatureUse[] {
  if (groupOf(object.apiVersion) !== GATEWAY_GROUP) return [];
  return (BY_KIND.get(object.kind) ?? []).filter(({ feature }) => features.has(feature))
    .flatMap(({ path, feature, when = () => true }) => placesOf(object, path).filter(({ value }) => when(value))
      .map(({ keys }) => ({ feature, keys })));
}

interface PlacedValue {
  readonly keys: ReadonlyArray<string | number>;
  readonly value: unknown;
}

function placesOf(object: unknown, path: string): readonly PlacedValue[] {
  return path.split('.').filter(step => step !== '').reduce<readonly PlacedValue[]>((places, step) => {
    const name = step.replace('[]', '');
    const inner = places.flatMap(({ keys, value }) => {
      const child = typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as { readonly [name: string]: unknown })[name] : undefined;
      return child === undefined ? [] : [{ keys: [...keys, name], value: child }];
    });
    if (!step.endsWith('[]')) return inner;
    return inner.flatMap(({ keys, value }) => itemsOf(value).map((item, index) => ({ keys: [...keys, index], value: item })));
  }, [{ keys: [], value: object }]);
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function hasSeveralMirrors(filters: unknown): boolean {
  return Array.isArray(filters) && filters.filter(filter => (filter as { readonly type?: unknown } | null)?.type === 'RequestMirror').length > 1;
}

function valueOf(address: unknown): unknown {
  return (address as { readonly value?: unknown } | null)?.value ?? '';
}

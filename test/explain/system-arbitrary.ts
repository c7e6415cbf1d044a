import * as fc from 'fast-check';
import { ExplainRequest } from '../../src/explain/request';

/** Words that systems and requests are made of, few, so that they meet. */
const hostname = fc.constantFrom('a.example.com', 'b.example.com', '*.example.com', '*.b.example.com', 'x.b.example.com', 'other.org');
const namespace = fc.constantFrom('infra', 'shop', 'bank');
const infra = fc.constant('infra');
const path = fc.constantFrom('/', '/a', '/a/', '/a/b', '/A', '/pay');
const header = fc.constantFrom('x-a', 'X-B', 'host');
const value = fc.constantFrom('1', '2', 'a b');
const service = fc.constantFrom('web', 'web', 'pay', 'pay', 'none', 'nobody');
const port = fc.constantFrom(80, 443, 5432, 53);
const expression = fc.constantFrom('/a.*', '[ab]+', '(', '.', '/(?i)PAY');

/** An object of the cluster; the API server may refuse it, and then it is left out. */
type Manifest = { readonly [field: string]: unknown };

const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });
const few = <Value>(arbitrary: fc.Arbitrary<Value>, maxLength = 3) => fc.array(arbitrary, { maxLength });

const listener = fc.record({
  name: fc.constantFrom('l1', 'l2', 'l3', 'l4'),
  place: fc.constantFrom([80, 'HTTP'], [80, 'HTTP'], [443, 'HTTPS'], [443, 'HTTPS'], [443, 'TLS'], [5432, 'TCP'], [53, 'UDP'], [80, 'TCP']),
  hostname: optional(hostname),
  from: fc.constantFrom('All', 'All', 'All', 'Same'),
  mode: fc.constantFrom('Terminate', 'Passthrough'),
}).map(({ place: [at, protocol], hostname: own, from, mode, name }) => ({
  name,
  port: at,
  protocol,
  ...own !== undefined && ['HTTP', 'HTTPS', 'TLS'].includes(String(protocol)) && { hostname: own },
  ...['HTTPS', 'TLS'].includes(String(protocol)) && { tls: { mode: protocol === 'TLS' ? mode : 'Terminate', certificateRefs: [{ name: 'cert' }] } },
  allowedRoutes: { namespaces: { from } },
}));

const listeners = fc.uniqueArray(listener, { minLength: 1, maxLength: 4, selector: ({ name }) => name });

/** Those that every Gateway has beside others. */
const ALL = { allowedRoutes: { namespaces: { from: 'All' } } };
const BASIC = [
  { name: 'l1', port: 80, protocol: 'HTTP', ...ALL },
  { name: 'l2', port: 443, protocol: 'HTTPS', tls: { mode: 'Terminate', certificateRefs: [{ name: 'cert' }] }, ...ALL },
];

const backendRef = fc.record({ name: service, namespace: fc.constantFrom(undefined, undefined, 'bank'), port: fc.constantFrom(80, 80, 80, 81), weight: optional(fc.constantFrom(0, 1, 5)) });

const pathModifier = fc.oneof(
  fc.record({ type: fc.constant('ReplaceFullPath'), replaceFullPath: fc.constantFrom('/new', '/a\\1') }),
  fc.record({ type: fc.constant('ReplacePrefixMatch'), replacePrefixMatch: fc.constantFrom('', '/', '/b', '/b/') }),
);

const changes = fc.record({
  set: few(fc.record({ name: header, value }), 1), add: few(fc.record({ name: header, value }), 1), remove: few(header, 1),
});

const filter = fc.oneof(
  changes.map(requestHeaderModifier => ({ type: 'RequestHeaderModifier', requestHeaderModifier })),
  changes.map(responseHeaderModifier => ({ type: 'ResponseHeaderModifier', responseHeaderModifier })),
  fc.record({ scheme: optional(fc.constantFrom('http', 'https')), port: optional(port), path: optional(pathModifier), statusCode: fc.constantFrom(301, 302) })
    .map(requestRedirect => ({ type: 'RequestRedirect', requestRedirect })),
  fc.record({ hostname: optional(fc.constantFrom('in.example.com')), path: optional(pathModifier) }).map(urlRewrite => ({ type: 'URLRewrite', urlRewrite })),
  backendRef.map(({ weight, ...ref }) => ({ type: 'RequestMirror', requestMirror: { backendRef: ref, percent: 10 } })),
  fc.constant({ type: 'CORS', cors: { allowOrigins: ['https://*.example.com'], allowMethods: ['GET'] } }),
  fc.constantFrom('filter', 'missing').map(name => ({ type: 'ExtensionRef', extensionRef: { group: 'gateway.envoyproxy.io', kind: 'HTTPRouteFilter', name } })),
);

const match = fc.record({
  path: optional(fc.oneof(
    { weight: 3, arbitrary: fc.record({ type: fc.constantFrom('Exact', 'PathPrefix', 'PathPrefix'), value: path }) },
    fc.record({ type: fc.constant('RegularExpression'), value: expression }),
  )),
  method: optional(fc.constantFrom('GET', 'POST')),
  headers: optional(few(fc.record({ type: fc.constantFrom('Exact', 'RegularExpression'), name: header, value: fc.oneof(value, expression) }), 2)),
  queryParams: fc.option(few(fc.record({ name: fc.constantFrom('q'), value }), 1), { nil: undefined, freq: 1 }),
});

const call = fc.record({
  method: optional(fc.record({ type: fc.constantFrom('Exact', 'RegularExpression'), service: fc.constantFrom('a.B', 'a'), method: optional(fc.constant('C')) })),
  headers: optional(few(fc.record({ name: header, value }), 1)),
});

const times = fc.constantFrom(undefined, '2025-01-01T00:00:01Z', '2025-01-01T00:00:02Z');

/** As it is read from a file: without what is not defined. */
function object(kind: string, spec: fc.Arbitrary<unknown>, where = namespace): fc.Arbitrary<Manifest> {
  const apiVersion = `gateway.networking.k8s.io/${kind === 'ReferenceGrant' ? 'v1beta1' : 'v1'}`;
  const metadata = fc.record({ name: fc.constantFrom('o1', 'o2'), namespace: where, creationTimestamp: times });
  return fc.record({ metadata, spec }).map(rest => JSON.parse(JSON.stringify({ apiVersion, kind, ...rest })));
}

const parentGateway = fc.record({
  name: fc.constantFrom('o1', 'o1', 'o2'),
  namespace: infra,
  sectionName: fc.constantFrom(undefined, undefined, 'l1', 'l3'),
  port: fc.constantFrom(undefined, undefined, undefined, 80),
});

const parentRef = fc.oneof(
  { weight: 4, arbitrary: parentGateway },
  fc.record({ kind: fc.constant('ListenerSet'), name: fc.constantFrom('o1', 'o2') }),
);
const parentRefs = fc.uniqueArray(parentRef, { minLength: 1, maxLength: 2, selector: ({ name }) => name });

/** Filters that are allowed beside each other. */
function filtersOf(kind: string): fc.Arbitrary<readonly Manifest[]> {
  const all = fc.uniqueArray(filter as fc.Arbitrary<Manifest>, { maxLength: 2, selector: ({ type }) => type === 'URLRewrite' ? 'RequestRedirect' : type });
  return kind === 'HTTPRoute' ? all : all.map(each => each.filter(({ type }) => !['RequestRedirect', 'URLRewrite', 'CORS'].includes(String(type))));
}

function isRedirect({ filters }: { readonly filters?: unknown }): boolean {
  return Array.isArray(filters) && filters.some(({ type }) => type === 'RequestRedirect');
}

function route(kind: string, matches: fc.Arbitrary<unknown> | undefined): fc.Arbitrary<Manifest> {
  const rule = fc.record({
    ...matches && { matches: fc.array(matches, { maxLength: 2 }), filters: filtersOf(kind) },
    backendRefs: kind === 'HTTPRoute' || kind === 'GRPCRoute' ? few(backendRef) : fc.array(backendRef, { minLength: 1, maxLength: 2 }),
  }).map(({ backendRefs, ...rest }) => isRedirect(rest) ? rest : { backendRefs, ...rest });
  return object(kind, fc.record({
    parentRefs,
    ...(matches || kind === 'TLSRoute') && { hostnames: fc.uniqueArray(hostname, { minLength: kind === 'TLSRoute' ? 1 : 0, maxLength: 2 }) },
    rules: fc.array(rule, { minLength: 1, maxLength: matches ? 3 : 1 }),
  }));
}

const gateway = object('Gateway', listeners.map(all => ({ gatewayClassName: 'eg', listeners: [...BASIC, ...all.filter(({ name }) => name > 'l2')], allowedListeners: { namespaces: { from: 'All' } } })), infra);
const listenerSet = object('ListenerSet', fc.record({ parentRef: fc.record({ name: fc.constantFrom('o1', 'o2'), namespace: infra }), listeners }));
const grant = object('ReferenceGrant', fc.record({
  from: fc.constant([{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' }]), to: fc.constant([{ group: '', kind: 'Service' }]),
}));

/** Objects of a system, in any order; the class and the Services are always there. */
export const system: fc.Arbitrary<readonly Manifest[]> = fc.tuple(
  fc.array(gateway, { maxLength: 2 }), few(listenerSet, 2), fc.array(route('HTTPRoute', match), { minLength: 1, maxLength: 6 }), few(route('GRPCRoute', call), 2),
  few(route('TLSRoute', undefined), 2), few(route('TCPRoute', undefined), 2), few(route('UDPRoute', undefined), 1), few(grant, 1),
).map(parts => unique([...FIXED, ...parts.flat()]));

const FIXED: readonly Manifest[] = [
  {
    apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', metadata: { name: 'o1', namespace: 'infra' }, spec: { gatewayClassName: 'eg', listeners: BASIC },
  },
  { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GatewayClass', metadata: { name: 'eg' }, spec: { controllerName: 'gateway.envoyproxy.io/gatewayclass-controller' } },
  ...['infra', 'shop', 'bank'].flatMap(each => ['web', 'pay', 'none'].map(name => ({
    apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: each }, spec: { ports: [{ port: 80 }], ...name !== 'none' && { selector: { app: name } } },
  }))),
  { apiVersion: 'gateway.envoyproxy.io/v1alpha1', kind: 'HTTPRouteFilter', metadata: { name: 'filter', namespace: 'shop' }, spec: { directResponse: { statusCode: 418 } } },
];

/** Of several objects of one name the last counts, and then their order matters. */
function unique(objects: readonly Manifest[]): Manifest[] {
  const keyOf = ({ kind, metadata }: Manifest) => JSON.stringify([kind, (metadata as Manifest).namespace, (metadata as Manifest).name]);
  return [...new Map(objects.map(each => [keyOf(each), each])).values()];
}

const text = fc.oneof(fc.string({ maxLength: 8 }), fc.string({ unit: fc.constantFrom('/', '.', '%', '2', 'f', 'F', '0', 'a', '?', '\\', '*', 'é', '\ud800'), maxLength: 12 }));

/** Where a client may well connect to. */
const sensible = fc.constantFrom<ExplainRequest>(
  { protocol: 'http', scheme: 'http', port: 80, gateway: 'infra/o1' }, { protocol: 'http', scheme: 'http', port: 80 }, { protocol: 'http', scheme: 'https', port: 443, gateway: 'infra/o1' },
  { protocol: 'grpc', scheme: 'http', port: 80, gateway: 'infra/o1' }, { protocol: 'tls', port: 443 },
  { protocol: 'tcp', port: 5432 }, { protocol: 'udp', port: 53 },
);

/** A request of any protocol, sensible or not. */
export const request: fc.Arbitrary<ExplainRequest> = fc.tuple(fc.record({
  protocol: fc.constantFrom('http', 'http', 'http', 'grpc', 'tcp', 'udp', 'tls'),
  scheme: fc.constantFrom('http', 'https', undefined, undefined),
  gateway: fc.constantFrom(undefined, 'infra/o1', 'infra/o1', 'infra/o1', 'infra/o1', 'infra/o9'),
  address: fc.constantFrom(undefined, '192.0.2.1'),
  port: fc.oneof(port, fc.constant(undefined)),
  sni: fc.oneof({ weight: 4, arbitrary: hostname }, fc.constant(undefined), text),
  method: fc.oneof({ weight: 9, arbitrary: fc.constantFrom('GET', 'POST', 'OPTIONS', undefined) }, text),
  host: fc.oneof({ weight: 3, arbitrary: hostname }, fc.constantFrom('a.b.example.com:80', '[::1]:80', ':', undefined), text),
  path: fc.oneof({ weight: 5, arbitrary: path }, fc.constantFrom('/a.B/C', '/a//b', '/a%2Fb', '/a/../pay', undefined), text.map(each => `/${each}`), text),
  query: fc.constantFrom(undefined, 'q=1', 'q=a%20b&q=2', '%', '&&='),
  headers: fc.oneof(fc.constant(undefined), fc.dictionary(fc.oneof(header, fc.constantFrom('origin', 'cookie', '__proto__', 'access-control-request-method')), fc.oneof(value, few(text, 2)))),
  clientCert: fc.boolean(),
}), fc.option(sensible, { freq: 4 })).map(([any, place]) => ({ ...any, ...place }) as ExplainRequest);

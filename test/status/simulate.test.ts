import { said, System } from './system';

describe.each(['specification', 'envoy-gateway'] as const)('%s', profile => {
  test('everything of a system in order is accepted, programmed and resolved', () => {
    const texts = Object.entries(said(new System().simulated(profile)));
    expect(texts.filter(([, text]) => /False/.test(text.replace('Conflicted=False', '')) || text === '')).toEqual([]);
    expect(texts.map(([name]) => name)).toEqual([
      'class eg', 'gateway web', 'listener http', 'listener tls', 'listener tcp', 'listener udp', 'listener more/extra', 'set more',
      'HTTPRoute http', 'GRPCRoute grpc', 'TLSRoute tls', 'TCPRoute tcp', 'UDPRoute udp',
    ]);
  });
});

/** What one change makes of one thing: by the specification, and by Envoy Gateway where it differs. */
type Case = readonly [title: string, change: (system: System) => void, what: string, specification: string, envoyGateway?: string];

const OK = 'Accepted=True ResolvedRefs=True';
const SERVED = 'Accepted=True Conflicted=False Programmed=True ResolvedRefs=True';

const ATTACHMENT: readonly Case[] = [
  ['a section that is not there', s => s.of('HTTPRoute').spec.parentRefs[0].sectionName = 'nope', 'HTTPRoute http', 'Accepted=False/NoMatchingParent ResolvedRefs=True'],
  ['a port that no listener has', s => s.of('HTTPRoute').spec.parentRefs[0] = { name: 'web', namespace: 'infra', port: 81 }, 'HTTPRoute http', 'Accepted=False/NoMatchingParent ResolvedRefs=True'],
  ['a port that a listener has', s => s.of('HTTPRoute').spec.parentRefs[0] = { name: 'web', namespace: 'infra', port: 80 }, 'HTTPRoute http', OK],
  ['a listener of another protocol', s => s.of('HTTPRoute').spec.parentRefs[0].sectionName = 'tcp', 'HTTPRoute http', 'Accepted=False/NotAllowedByListeners ResolvedRefs=True'],
  ['a listener of the same namespace only', s => delete s.listener('http').allowedRoutes, 'HTTPRoute http', 'Accepted=False/NotAllowedByListeners ResolvedRefs=True'],
  ['a selector that the namespace does not fit', s => s.listener('http').allowedRoutes.namespaces = { from: 'Selector', selector: { matchLabels: { team: 'shop' } } }, 'HTTPRoute http', 'Accepted=False/NotAllowedByListeners ResolvedRefs=True'],
  ['a selector that the namespace fits', s => {
    s.listener('http').allowedRoutes.namespaces = { from: 'Selector', selector: { matchLabels: { team: 'shop' }, matchExpressions: [{ key: 'gone', operator: 'DoesNotExist' }] } };
    s.add('{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {team: shop}}}');
  }, 'HTTPRoute http', OK],
  ['a selector of the name that every namespace carries', s => s.listener('http').allowedRoutes.namespaces = { from: 'Selector', selector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } }, 'HTTPRoute http', OK],
  ['kinds without its own', s => s.listener('http').allowedRoutes.kinds = [{ kind: 'GRPCRoute' }], 'HTTPRoute http', 'Accepted=False/NotAllowedByListeners ResolvedRefs=True'],
  ['no hostname in common', s => s.of('HTTPRoute').spec.hostnames = ['www.example.org'], 'HTTPRoute http', 'Accepted=False/NoMatchingListenerHostname ResolvedRefs=True'],
  ['a wildcard over the listener\'s', s => {
    s.of('HTTPRoute').spec.hostnames = ['*.com'];
    s.remove('GRPCRoute');
  }, 'HTTPRoute http', OK],
  ['the domain of the listener\'s wildcard', s => s.of('HTTPRoute').spec.hostnames = ['example.com'], 'HTTPRoute http', 'Accepted=False/NoMatchingListenerHostname ResolvedRefs=True'],
  ['a hostname of another listener of the port', s => {
    s.listener('http').hostname = 'www.example.com';
    s.of('Gateway').spec.listeners.push({ name: 'any', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'All' } } });
    s.of('HTTPRoute').spec.parentRefs[0].sectionName = 'any';
  }, 'HTTPRoute http', OK, 'Accepted=False/NoMatchingListenerHostname ResolvedRefs=True'],
  ['a ListenerSet', s => {
    s.of('HTTPRoute').spec.parentRefs = [{ group: 'gateway.networking.k8s.io', kind: 'ListenerSet', name: 'more' }];
    s.of('HTTPRoute').spec.hostnames = ['extra.test'];
  }, 'HTTPRoute http', OK],
];

const REFERENCES: readonly Case[] = [
  ['a Service that is not there', s => s.of('HTTPRoute').spec.rules[0].backendRefs[0].name = 'nope', 'HTTPRoute http', 'Accepted=True ResolvedRefs=False/BackendNotFound'],
  ['a port that the Service does not have', s => s.of('HTTPRoute').spec.rules[0].backendRefs[0].port = 81, 'HTTPRoute http', 'Accepted=True ResolvedRefs=False/BackendNotFound', 'Accepted=True ResolvedRefs=False/PortNotFound'],
  ['a port of another protocol', s => s.of('UDPRoute').spec.rules[0].backendRefs[0] = { name: 'web', port: 8080 }, 'UDPRoute udp', 'Accepted=True ResolvedRefs=False/BackendNotFound', 'Accepted=True ResolvedRefs=False/PortNotFound'],
  ['a kind that is no backend', s => Object.assign(s.of('HTTPRoute').spec.rules[0].backendRefs[0], { group: 'example.com', kind: 'Thing' }), 'HTTPRoute http', 'Accepted=True ResolvedRefs=False/InvalidKind'],
  ['a Service of another namespace', s => Object.assign(s.of('HTTPRoute').spec.rules[0].backendRefs[0], { name: 'other', namespace: 'bank' }), 'HTTPRoute http', 'Accepted=True ResolvedRefs=False/RefNotPermitted'],
  ['the same, permitted', s => {
    Object.assign(s.of('HTTPRoute').spec.rules[0].backendRefs[0], { name: 'other', namespace: 'bank' });
    s.add(grant('HTTPRoute', 'shop', 'Service', 'other'));
  }, 'HTTPRoute http', OK],
  ['the same, permitted to another kind', s => {
    Object.assign(s.of('HTTPRoute').spec.rules[0].backendRefs[0], { name: 'other', namespace: 'bank' });
    s.add(grant('GRPCRoute', 'shop', 'Service', 'other'));
  }, 'HTTPRoute http', 'Accepted=True ResolvedRefs=False/RefNotPermitted'],
  ['the same, permitted for another name', s => {
    Object.assign(s.of('HTTPRoute').spec.rules[0].backendRefs[0], { name: 'other', namespace: 'bank' });
    s.add(grant('HTTPRoute', 'shop', 'Service', 'another'));
  }, 'HTTPRoute http', 'Accepted=True ResolvedRefs=False/RefNotPermitted'],
  ['a Backend of a group that no schema is known of', s => {
    s.of('HTTPRoute').spec.rules[0].backendRefs = [{ group: '', kind: 'Backend', name: 'odd' }];
    s.add('{apiVersion: v1, kind: Backend, metadata: {name: odd, namespace: shop}}');
  }, 'HTTPRoute http', 'Accepted=True ResolvedRefs=False/InvalidKind', 'Accepted=True ResolvedRefs=False/BackendNotFound'],
  ['several wrong things', s => s.of('HTTPRoute').spec.rules[0].backendRefs.push({ name: 'nope', port: 1 }, { name: 'other', namespace: 'bank', port: 8080 }), 'HTTPRoute http',
    'Accepted=True ResolvedRefs=False/BackendNotFound', 'Accepted=True ResolvedRefs=False/BackendNotFound,RefNotPermitted'],
  ['a Service without a selector, and no endpoint', s => delete s.of('Service').spec.selector, 'HTTPRoute http', OK, 'Accepted=True BackendsAvailable=False/EndpointsNotFound ResolvedRefs=True'],
  ['the same, for TCP', s => delete s.of('Service').spec.selector, 'TCPRoute tcp', OK, 'Accepted=True ResolvedRefs=False/EndpointsNotFound'],
  ['a slice with an endpoint', s => {
    delete s.of('Service').spec.selector;
    s.add(slice('[10.0.0.1]'));
  }, 'HTTPRoute http', OK],
  ['a slice without any', s => s.add(slice('[]')), 'HTTPRoute http', OK, 'Accepted=True BackendsAvailable=False/EndpointsNotFound ResolvedRefs=True'],
  ['an ExternalName', s => s.of('Service').spec = { type: 'ExternalName', externalName: 'example.org', ports: [{ port: 8080 }] }, 'HTTPRoute http', OK, 'Accepted=True ResolvedRefs=False/UnsupportedValue'],
  ['a mirror that leads nowhere', s => s.of('HTTPRoute').spec.rules[0].filters = [{ type: 'RequestMirror', requestMirror: { backendRef: { name: 'nope', port: 1 } } }], 'HTTPRoute http', 'Accepted=True ResolvedRefs=False/BackendNotFound'],
];

const RULES: readonly Case[] = [
  ['one rule whose expression is none', s => s.of('HTTPRoute').spec.rules.push({ matches: [{ path: { type: 'RegularExpression', value: '/(?=x)' } }], backendRefs: [{ name: 'web', port: 8080 }] }), 'HTTPRoute http',
    'Accepted=True PartiallyInvalid=True/UnsupportedValue ResolvedRefs=True'],
  ['every rule so', s => s.of('HTTPRoute').spec.rules[0].matches = [{ path: { type: 'RegularExpression', value: '/(' } }], 'HTTPRoute http', 'Accepted=False/UnsupportedValue ResolvedRefs=True'],
  ['the Host header modified', s => s.of('HTTPRoute').spec.rules[0].filters = [{ type: 'RequestHeaderModifier', requestHeaderModifier: { set: [{ name: 'Host', value: 'x' }] } }], 'HTTPRoute http',
    OK, 'Accepted=False/UnsupportedValue ResolvedRefs=True'],
  ['a redirect and a mirror', s => s.of('HTTPRoute').spec.rules = [{ filters: [{ type: 'RequestRedirect', requestRedirect: {} }, { type: 'RequestMirror', requestMirror: { backendRef: { name: 'web', port: 8080 } } }] }], 'HTTPRoute http',
    OK, 'Accepted=False/IncompatibleFilters ResolvedRefs=True'],
  ['an HTTPRouteFilter that is not there', s => s.of('HTTPRoute').spec.rules[0].filters = [{ type: 'ExtensionRef', extensionRef: { group: 'gateway.envoyproxy.io', kind: 'HTTPRouteFilter', name: 'nope' } }], 'HTTPRoute http',
    OK, 'Accepted=True ResolvedRefs=False/UnsupportedValue'],
  ['an extension that no schema is known of', s => {
    s.of('HTTPRoute').spec.rules[0].filters = [{ type: 'ExtensionRef', extensionRef: { group: '', kind: 'ConfigMap', name: 'odd' } }];
    s.add('{apiVersion: v1, kind: ConfigMap, metadata: {name: odd, namespace: shop}}');
  }, 'HTTPRoute http', OK, 'Accepted=False/UnsupportedValue ResolvedRefs=True'],
  ['an HTTPRoute and a GRPCRoute of one hostname', s => s.of('GRPCRoute').spec.hostnames = ['www.example.com'], 'HTTPRoute http', 'Accepted=False/Conflicted ResolvedRefs=True', 'Accepted=True ResolvedRefs=True RouteRulesOverlap=True'],
  ['an HTTPRoute and a GRPCRoute of hostnames that overlap', s => s.of('GRPCRoute').spec.hostnames = ['*.example.com'], 'HTTPRoute http', 'Accepted=False/Conflicted ResolvedRefs=True', OK],
  ['two routes with the same match', s => s.manifests.push({ ...s.of('HTTPRoute'), metadata: { name: 'twin', namespace: 'shop' } }), 'HTTPRoute http', OK, 'Accepted=True ResolvedRefs=True RouteRulesOverlap=True'],
];

const LISTENERS: readonly Case[] = [
  ['an unknown protocol', s => s.listener('tcp').protocol = 'example.com/QUIC', 'listener tcp', 'Accepted=False/UnsupportedProtocol Conflicted=False Programmed=False/Invalid ResolvedRefs=True', 'Accepted=False/UnsupportedProtocol Programmed=False/Invalid ResolvedRefs=True'],
  ['a kind that its protocol cannot have', s => s.listener('http').allowedRoutes.kinds = [{ kind: 'HTTPRoute' }, { kind: 'TCPRoute' }], 'listener http', 'Accepted=True Conflicted=False Programmed=False/Invalid ResolvedRefs=False/InvalidRouteKinds', 'Programmed=False/Invalid ResolvedRefs=False/InvalidRouteKinds'],
  ['a certificate that is not there', s => terminate(s, { name: 'nope' }), 'listener tls', 'Accepted=True Conflicted=False Programmed=False/Invalid ResolvedRefs=False/InvalidCertificateRef', 'Accepted=True Programmed=False/Invalid ResolvedRefs=False/InvalidCertificateRef'],
  ['a certificate of another namespace', s => terminate(s, { name: 'cert', namespace: 'bank' }), 'listener tls', 'Accepted=True Conflicted=False Programmed=False/Invalid ResolvedRefs=False/RefNotPermitted', 'Programmed=False/Invalid ResolvedRefs=False/RefNotPermitted'],
  ['a certificate that is no Secret', s => terminate(s, { kind: 'ConfigMap', name: 'cert' }), 'listener tls', 'Accepted=True Conflicted=False Programmed=False/Invalid ResolvedRefs=False/InvalidCertificateRef', 'Accepted=True Programmed=False/Invalid ResolvedRefs=False/InvalidCertificateRef'],
  ['another protocol on its port', s => s.listener('tcp').port = 80, 'listener http', 'Accepted=False/ProtocolConflict Conflicted=True/ProtocolConflict Programmed=False/Invalid ResolvedRefs=True', 'Conflicted=True/ProtocolConflict Programmed=False/Invalid ResolvedRefs=True'],
  ['UDP on its port', s => s.listener('udp').port = 80, 'listener http', SERVED, 'Accepted=True Programmed=True ResolvedRefs=True'],
  ['its hostname in a ListenerSet', s => s.of('ListenerSet').spec.listeners[0].hostname = '*.example.com', 'listener more/extra', 'Accepted=False/HostnameConflict Conflicted=True/HostnameConflict Programmed=False/HostnameConflict ResolvedRefs=True'],
  ['the same, of the Gateway', s => s.of('ListenerSet').spec.listeners[0].hostname = '*.example.com', 'listener http', SERVED, 'Accepted=True Programmed=True ResolvedRefs=True'],
  ['another protocol in a ListenerSet', s => s.of('ListenerSet').spec.listeners[0] = { name: 'extra', port: 80, protocol: 'TCP' }, 'listener more/extra', 'Accepted=False/ProtocolConflict Conflicted=True/ProtocolConflict Programmed=False/ProtocolConflict ResolvedRefs=True'],
  ['its TCP port in a ListenerSet', s => s.of('ListenerSet').spec.listeners[0] = { name: 'extra', port: 5432, protocol: 'TCP' }, 'listener more/extra', 'Accepted=False/ProtocolConflict Conflicted=True/ProtocolConflict Programmed=False/ProtocolConflict ResolvedRefs=True', 'Conflicted=True/ProtocolConflict Programmed=False/ListenersNotValid ResolvedRefs=True'],
];

const PARENTS: readonly Case[] = [
  ['a Gateway that lets no ListenerSet in', s => delete s.of('Gateway').spec.allowedListeners, 'set more', 'Accepted=False/NotAllowed Programmed=False/NotAllowed'],
  ['a Gateway that lets those of its namespace in', s => s.of('Gateway').spec.allowedListeners.namespaces.from = 'Same', 'set more', 'Accepted=False/NotAllowed Programmed=False/NotAllowed'],
  ['a ListenerSet whose every listener is in conflict', s => s.of('ListenerSet').spec.listeners[0].hostname = '*.example.com', 'set more', 'Accepted=False/ListenersNotValid Programmed=False/ListenersNotValid'],
  ['a ListenerSet with one listener in conflict', s => s.of('ListenerSet').spec.listeners.push({ name: 'lost', port: 80, protocol: 'HTTP', hostname: '*.example.com' }), 'set more', 'Accepted=True/ListenersNotValid Programmed=True'],
  ['a Gateway with one listener that is not accepted', s => s.listener('tcp').protocol = 'example.com/QUIC', 'gateway web', 'Accepted=True/ListenersNotValid Programmed=True'],
  ['a Gateway with an address of an unknown type', s => s.of('Gateway').spec.addresses = [{ type: 'example.com/Slot', value: 'a' }], 'gateway web', 'Accepted=False/UnsupportedAddress Programmed=False/Invalid', 'Accepted=False/UnsupportedAddress'],
  ['a Gateway whose parameters are not there', s => s.of('Gateway').spec.infrastructure = { parametersRef: { group: 'gateway.envoyproxy.io', kind: 'EnvoyProxy', name: 'nope' } }, 'gateway web', 'Accepted=False/InvalidParameters Programmed=False/Invalid', 'Accepted=False/InvalidParameters'],
  ['a class whose parameters are not there', s => s.of('GatewayClass').spec.parametersRef = { group: 'gateway.envoyproxy.io', kind: 'EnvoyProxy', name: 'nope', namespace: 'infra' }, 'class eg', 'Accepted=True', 'Accepted=False/InvalidParameters'],
];

const TABLES: ReadonlyArray<readonly [string, readonly Case[]]> = [
  ['attachment', ATTACHMENT], ['references', REFERENCES], ['rules', RULES], ['listeners', LISTENERS], ['parents', PARENTS],
];

describe.each(TABLES)('%s', (_, cases) => {
  const named = cases.map(([title, change, what, specification, envoyGateway = specification]) =>
    ({ title, change, what, specification, envoyGateway }));
  test.each(named)('$title', ({ change, what, specification, envoyGateway }) => {
    const system = new System();
    change(system);
    expect({ specification: said(system.simulated('specification'))[what], envoyGateway: said(system.simulated('envoy-gateway'))[what] })
      .toEqual({ specification, envoyGateway });
  });
});

describe('what is assumed', () => {
  test('fails nothing that refers to it', () => {
    const system = new System();
    system.remove('Service', 'web');
    expect(said(system.simulated('specification'))['HTTPRoute http']).toBe('Accepted=True ResolvedRefs=False/BackendNotFound');
    expect(said(system.simulated('specification', { assumed: ['Service'] }))['HTTPRoute http']).toBe(OK);
  });

  test('does not stand in for a grant', () => {
    const system = new System();
    Object.assign(system.of('HTTPRoute').spec.rules[0].backendRefs[0], { name: 'nope', namespace: 'bank' });
    expect(said(system.simulated('specification', { assumed: ['Service'] }))['HTTPRoute http']).toBe('Accepted=True ResolvedRefs=False/RefNotPermitted');
  });
});

describe('nobody says anything', () => {
  test.each<[string, (system: System) => void, string]>([
    ['of a Gateway of a class that is not there', s => s.of('Gateway').spec.gatewayClassName = 'other', 'gateway web'],
    ['of a route of a Gateway that is not there', s => s.of('HTTPRoute').spec.parentRefs[0].name = 'other', 'HTTPRoute http'],
    ['of a route without parents', s => delete s.of('HTTPRoute').spec.parentRefs, 'HTTPRoute http'],
    ['of a ListenerSet of a Gateway that is not there', s => s.of('ListenerSet').spec.parentRef.name = 'other', 'set more'],
  ])('%s', (_, change, what) => {
    const system = new System();
    change(system);
    expect(said(system.simulated('specification'))[what]).toBeUndefined();
    expect(said(system.simulated('envoy-gateway'))[what]).toBeUndefined();
  });
});

test('features that an implementation lacks change what it says', () => {
  const system = new System();
  terminate(system, { name: 'cert' });
  expect(said(system.simulated('specification', { without: ['TLSRouteModeTerminate'] }))['listener tls']).toContain('Accepted=False/UnsupportedValue');
});

function terminate(system: System, ref: object): void {
  system.listener('tls').tls = { mode: 'Terminate', certificateRefs: [ref] };
}

function grant(fromKind: string, fromNamespace: string, toKind: string, toName: string): string {
  return `
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: {name: grant, namespace: bank}
spec:
  from: [{group: gateway.networking.k8s.io, kind: ${fromKind}, namespace: ${fromNamespace}}]
  to: [{group: "", kind: ${toKind}, name: ${toName}}]
`;
}

function slice(addresses: string): string {
  return `
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: web-1, namespace: shop, labels: {kubernetes.io/service-name: web}}
addressType: IPv4
ports: [{name: "", port: 8080, protocol: TCP}]
endpoints: [{addresses: ${addresses}}]
`;
}

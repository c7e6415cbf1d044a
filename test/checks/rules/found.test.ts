import { found, gateway, HTTP, match, route, rule, service } from '../cluster';

const WEB = route(`[${rule(`[${match('/')}]`)}]`);
const to = (backend: string, more = '') => route(`[{matches: [${match('/')}], backendRefs: [${backend}]${more}}]`);
const grant = (from: string, toEntry: string, namespace = 'shop') => `---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: {name: grant, namespace: ${namespace}}
spec: {from: [${from}], to: [${toEntry}]}
`;
const routesOf = (namespace: string, kind = 'HTTPRoute') => `{group: gateway.networking.k8s.io, kind: ${kind}, namespace: ${namespace}}`;
const BLOG = route('[{backendRefs: [{name: web, namespace: shop, port: 8080}]}]', { name: 'blog', namespace: 'blog', hostnames: '[blog.example.com]' });
const POLICY = (kind: string, name: string, target: string, body: string, namespace = 'infra') => `---
apiVersion: gateway.envoyproxy.io/v1alpha1
kind: ${kind}
metadata: {name: ${name}, namespace: ${namespace}}
spec: {targetRefs: [${target}], ${body}}
`;
const target = (kind: string, name: string, section?: string) => `{group: gateway.networking.k8s.io, kind: ${kind}, name: ${name}${section === undefined ? '' : `, sectionName: ${section}`}}`;
const JWT = 'jwt: {providers: [{name: a, remoteJWKS: {uri: "https://a.example.com/keys"}}]}';
const CORS = 'cors: {allowOrigins: ["https://www.example.com"]}';
const all = (name: string, port: number, more = '') => `{name: ${name}, port: ${port}, protocol: HTTP, allowedRoutes: {namespaces: {from: All}}${more}}`;
const selecting = (selector: string) => gateway(`[{name: http, port: 80, protocol: HTTP, hostname: "*.example.com", allowedRoutes: {namespaces: {from: Selector, selector: ${selector}}}}]`);
const NAMESPACE = '---\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {team: shop}}\n';
const TLS_POLICY = (section: string) => `---
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: tls, namespace: shop}
spec: {targetRefs: [{group: "", kind: Service, name: web, sectionName: ${section}}], validation: {hostname: web.example.com, wellKnownCACertificates: System}}
`;

test.each<[string, string, string[]]>([
  // Attachment.
  ['a route without parents', route(`[${rule(`[${match('/')}]`)}]`, { name: 'lost', parents: '[]' }), ['warning unattached-route HTTPRoute lost spec.parentRefs']],
  ['a route with one parent that is there and one that is not', route(`[${rule(`[${match('/')}]`)}]`, { parents: '[{name: public, namespace: infra}, {name: private, namespace: infra}]' }),
    ['warning unattached-route HTTPRoute web spec.parentRefs.1']],
  ['a parent of another kind than Gateways', route(`[${rule(`[${match('/')}]`)}]`, { name: 'mesh', parents: '[{group: "", kind: Service, name: web}]' }), []],
  ['a section that is not there', route(`[${rule(`[${match('/')}]`)}]`, { parents: '[{name: public, namespace: infra, sectionName: https}]' }), ['error route-not-accepted HTTPRoute web spec.parentRefs.0']],
  ['a namespace that lacks the labels', selecting('{matchLabels: {team: blog}}') + NAMESPACE, ['error route-not-accepted HTTPRoute web spec.parentRefs.0']],
  ['a namespace whose labels nobody knows', selecting('{matchLabels: {team: blog}}'), ['warning route-not-accepted HTTPRoute web spec.parentRefs.0']],
  ['a namespace that has the labels', selecting('{matchLabels: {team: shop}}') + NAMESPACE, []],
  ['no hostname in common', route(`[${rule(`[${match('/')}]`)}]`, { hostnames: '[www.example.net]' }), ['error unserved-hostname HTTPRoute web spec.parentRefs.0']],
  ['a wildcard wider than the listener', route(`[${rule(`[${match('/')}]`)}]`, { hostnames: '["*.com"]' }), []],

  // Routes without hostnames.
  ['a route without hostnames, where one namespace is let in by its name', selecting('{matchLabels: {kubernetes.io/metadata.name: shop}}')
    + route(`[${rule(`[${match('/')}]`)}]`, { hostnames: '' }), []],
  ['a route without hostnames, where namespaces are let in by labels', selecting('{matchLabels: {team: shop}}') + NAMESPACE + route(`[${rule(`[${match('/')}]`)}]`, { hostnames: '' }),
    ['warning hostless-route HTTPRoute web spec.hostnames']],
  ['a route without hostnames, of whoever has the Gateway', gateway(`[${HTTP}]`) + route('[{filters: [{type: RequestRedirect, requestRedirect: {scheme: https}}]}]', { name: 'all', namespace: 'infra', hostnames: '' }), []],

  // Listeners.
  ['a listener that nobody uses', gateway(`[${HTTP}, ${all('more', 81, ', hostname: more.example.net')}]`), ['warning listener-without-routes Gateway public spec.listeners.1']],
  ['a listener whose only route is refused', gateway(`[${HTTP}, ${all('more', 81, '').replace('from: All', 'from: Same')}]`)
    + route(`[${rule(`[${match('/')}]`)}]`, { name: 'more', parents: '[{name: public, namespace: infra, sectionName: more}]' }), ['error route-not-accepted HTTPRoute more spec.parentRefs.0']],
  ['two protocols on a port', gateway(`[${HTTP}, ${all('more', 80).replace('HTTP', 'HTTPS').replace('allowed', 'tls: {certificateRefs: [{name: a}]}, allowed')}]`),
    ['error listener-conflict Gateway public spec.listeners.0', 'error listener-conflict Gateway public spec.listeners.1']],
  ['a ListenerSet of a Gateway that is not there', `---
apiVersion: gateway.networking.k8s.io/v1
kind: ListenerSet
metadata: {name: set, namespace: shop}
spec: {parentRef: {name: public}, listeners: [${HTTP}]}
`, ['error listener-set-refused ListenerSet set spec.parentRef']],

  // What rules send to.
  ['a Service of a namespace without any', WEB.replace('name: web, port', 'name: away, namespace: blog, port'), []],
  ['a kind of which nothing is there', to('{group: gateway.envoyproxy.io, kind: Backend, name: away}'), []],
  ['a mirror to nowhere', to('{name: web, port: 8080}', ', filters: [{type: RequestMirror, requestMirror: {backendRef: {name: away, port: 80}}}]'),
    ['error unresolved-reference HTTPRoute web spec.rules.0.filters.0']],
  ['a redirect without a backend', route('[{filters: [{type: RequestRedirect, requestRedirect: {scheme: https}}]}]'), []],
  ['weight 0 beside another', to('{name: web, port: 8080, weight: 0}, {name: web, port: 8080, weight: 1}'), []],
  ['weights 0 of a TCPRoute', gateway(`[${HTTP}, {name: tcp, port: 90, protocol: TCP, allowedRoutes: {namespaces: {from: All}}}]`)
    + route('[{backendRefs: [{name: web, port: 8080, weight: 0}]}]', { kind: 'TCPRoute', name: 'tcp', hostnames: '', parents: '[{name: public, namespace: infra, sectionName: tcp}]' }),
  ['error all-weights-zero TCPRoute tcp spec.rules.0.backendRefs.0.weight']],
  ['a certificate, which may be made in the cluster', gateway(`[${HTTP}, {name: https, port: 443, protocol: HTTPS, hostname: "*.example.com", tls: {certificateRefs: [{name: away}]}, allowedRoutes: {namespaces: {from: All}}}]`)
    + '---\napiVersion: v1\nkind: Secret\nmetadata: {name: other, namespace: infra}\n', []],

  // Grants.
  ['a grant that is used', BLOG + grant(routesOf('blog'), '{group: "", kind: Service, name: web}'), []],
  ['a grant for a namespace of which nothing is there', grant(routesOf('blog'), '{group: "", kind: Service, name: web}'), []],
  ['a grant for another kind of route', BLOG + grant(`${routesOf('blog')}, ${routesOf('blog', 'GRPCRoute')}`, '{group: "", kind: Service, name: web}'), []],
  ['a second grant for the same', BLOG + grant(routesOf('blog'), '{group: "", kind: Service, name: web}') + grant(routesOf('blog'), '{group: "", kind: Service, name: web}').replace('name: grant', 'name: more'),
    ['warning unused-grant ReferenceGrant more spec']],
  ['no grant', BLOG, ['error unresolved-reference HTTPRoute blog spec.rules.0.backendRefs.0']],
  ['a grant for everything', BLOG + grant(routesOf('blog'), '{group: "", kind: Service}'), ['warning over-wide-grant ReferenceGrant grant spec.to.0']],
  ['a grant with one side that permits nothing', BLOG + grant(`${routesOf('blog')}, {group: "", kind: Service, namespace: blog}`, '{group: "", kind: Service, name: web}'),
    ['warning pointless-grant ReferenceGrant grant spec.from.1']],
  ['a grant for a kind of others', BLOG.replace('namespace: shop, ', '').replace('name: web, ', 'name: blog, ') + service('blog', 'blog')
    + grant(routesOf('blog'), '{group: example.com, kind: Bucket, name: web}').replace('HTTPRoute', 'Thing').replace('gateway.networking.k8s.io, kind: Thing', 'example.com, kind: Thing'), []],
  ['a grant toward a ListenerSet', BLOG.replace('namespace: shop, ', '').replace('name: web, ', 'name: blog, ') + service('blog', 'blog') + grant(routesOf('blog'), '{group: gateway.networking.k8s.io, kind: ListenerSet}'),
    ['warning pointless-grant ReferenceGrant grant spec.to.0']],

  // Policies.
  ['a policy for a listener', POLICY('SecurityPolicy', 'jwt', target('Gateway', 'public', 'http'), JWT), []],
  ['a policy for a listener that is not there', POLICY('SecurityPolicy', 'jwt', target('Gateway', 'public', 'https'), JWT), ['error policy-without-target SecurityPolicy jwt spec.targetRefs.0.sectionName']],
  ['a policy for a rule without a name', POLICY('SecurityPolicy', 'jwt', target('HTTPRoute', 'web', 'pay'), JWT, 'shop'), ['error policy-without-target SecurityPolicy jwt spec.targetRefs.0.sectionName']],
  ['a policy in another namespace than its target', POLICY('SecurityPolicy', 'jwt', target('Gateway', 'public'), JWT, 'shop'), ['error policy-without-target SecurityPolicy jwt spec.targetRefs.0']],
  ['a policy for a kind of which nothing is there', POLICY('SecurityPolicy', 'jwt', target('GRPCRoute', 'away'), JWT, 'shop'), []],
  ['a policy that selects nothing', `---
apiVersion: gateway.envoyproxy.io/v1alpha1
kind: SecurityPolicy
metadata: {name: jwt, namespace: shop}
spec: {targetSelectors: [{kind: HTTPRoute, matchLabels: {tier: gold}}], ${JWT}}
`, ['error policy-without-target SecurityPolicy jwt spec.targetSelectors.0']],
  ['a policy that selects a route', route(`[${rule(`[${match('/')}]`)}]`, { labels: '{tier: gold}' }) + `---
apiVersion: gateway.envoyproxy.io/v1alpha1
kind: SecurityPolicy
metadata: {name: jwt, namespace: shop}
spec: {targetSelectors: [{kind: HTTPRoute, matchLabels: {tier: gold}}], ${JWT}}
`, []],
  ['a port of a Service by its name', TLS_POLICY('http'), []],
  ['a port of a Service by a name it does not have', TLS_POLICY('https'), ['error unknown-port BackendTLSPolicy tls spec.targetRefs.0.sectionName']],
  ['a policy that repeats what the broader one has', POLICY('SecurityPolicy', 'all', target('Gateway', 'public'), CORS) + POLICY('SecurityPolicy', 'own', target('HTTPRoute', 'web'), `${CORS}, ${JWT}`, 'shop'), []],
  ['a policy that replaces one of the listener', POLICY('SecurityPolicy', 'all', target('Gateway', 'public', 'http'), CORS) + POLICY('SecurityPolicy', 'own', target('HTTPRoute', 'web'), JWT, 'shop'),
    ['warning overriding-policy SecurityPolicy own spec']],
  ['a policy for a listener that replaces its Gateway\'s protection', POLICY('SecurityPolicy', 'all', target('Gateway', 'public'), JWT) + POLICY('SecurityPolicy', 'own', target('Gateway', 'public', 'http'), CORS),
    ['error overriding-policy SecurityPolicy own spec']],
  ['a policy that says how to merge', POLICY('BackendTrafficPolicy', 'all', target('Gateway', 'public'), 'timeout: {http: {requestTimeout: 5s}}')
    + POLICY('BackendTrafficPolicy', 'own', target('HTTPRoute', 'web'), 'mergeType: StrategicMerge, retry: {numRetries: 1}', 'shop'), []],
  ['policies of two kinds', POLICY('BackendTrafficPolicy', 'all', target('Gateway', 'public'), 'timeout: {http: {requestTimeout: 5s}}') + POLICY('SecurityPolicy', 'own', target('HTTPRoute', 'web'), JWT, 'shop'), []],

  // Acknowledgements.
  ['a reason', route(`[${rule(`[${match('/')}]`)}]`, { hostnames: '', annotations: '{cdk8s-gateway-api/acknowledge: "hostless-route: agreed: with all"}' }),
    ['warning hostless-route HTTPRoute web spec.hostnames (agreed: with all)']],
  ['several by line, one of them without use', route(`[${rule(`[${match('/')}]`)}]`, { hostnames: '', annotations: '{cdk8s-gateway-api/acknowledge: "hostless-route: a\\n\\nunused-grant: b"}' }),
    ['warning hostless-route HTTPRoute web spec.hostnames (a)', 'warning unused-acknowledgement HTTPRoute web metadata.annotations.cdk8s-gateway-api/acknowledge']],
  ['no reason', route(`[${rule(`[${match('/')}]`)}]`, { hostnames: '', annotations: '{cdk8s-gateway-api/acknowledge: "hostless-route: "}' }),
    ['warning hostless-route HTTPRoute web spec.hostnames', 'error acknowledgement-without-reason HTTPRoute web metadata.annotations.cdk8s-gateway-api/acknowledge']],
  ['something unreadable', route(`[${rule(`[${match('/')}]`)}]`, { annotations: '{cdk8s-gateway-api/acknowledge: "all is well!"}' }),
    ['error acknowledgement-without-reason HTTPRoute web metadata.annotations.cdk8s-gateway-api/acknowledge']],
  ['an id that is none', route(`[${rule(`[${match('/')}]`)}]`, { annotations: '{cdk8s-gateway-api/acknowledge: "hostles-route: why"}' }),
    ['warning unused-acknowledgement HTTPRoute web metadata.annotations.cdk8s-gateway-api/acknowledge']],
])('%s', (_, text, expected) => expect(found(text)).toEqual(expected));

const withFilter = (filter: string) => to('{name: web, port: 8080}', `, filters: [${filter}]`);

test.each<[string, string, string[], string[]]>([
  ['nothing lacking', withFilter('{type: CORS, cors: {allowOrigins: ["https://a.example"]}}'), [], []],
  ['a filter', withFilter('{type: CORS, cors: {allowOrigins: ["https://a.example"]}}'), ['HTTPRouteCORS'], ['warning unsupported-feature HTTPRoute web spec.rules.0.filters.0.cors']],
  ['a status of a redirect', route('[{filters: [{type: RequestRedirect, requestRedirect: {statusCode: 308}}]}]'), ['HTTPRoute307RedirectStatusCode', 'HTTPRoute308RedirectStatusCode'],
    ['warning unsupported-feature HTTPRoute web spec.rules.0.filters.0.requestRedirect.statusCode']],
  ['two mirrors', withFilter('{type: RequestMirror, requestMirror: {backendRef: {name: web, port: 8080}}}, {type: RequestMirror, requestMirror: {backendRef: {name: web, port: 8080}}}'),
    ['HTTPRouteRequestMultipleMirrors'], ['warning unsupported-feature HTTPRoute web spec.rules.0.filters']],
  ['one mirror', withFilter('{type: RequestMirror, requestMirror: {backendRef: {name: web, port: 8080}}}'), ['HTTPRouteRequestMultipleMirrors'], []],
  ['a method and a query parameter', route(`[${rule(`[${match('/', ', method: GET, queryParams: [{name: a, value: b}]')}]`)}]`), ['HTTPRouteMethodMatching', 'HTTPRouteQueryParamMatching'],
    ['warning unsupported-feature HTTPRoute web spec.rules.0.matches.0.method', 'warning unsupported-feature HTTPRoute web spec.rules.0.matches.0.queryParams']],
  ['a kind', route('[{backendRefs: [{name: web, port: 8080}]}]', { kind: 'GRPCRoute', name: 'rpc', hostnames: '[rpc.example.com]' }), ['GRPCRoute'], ['warning unsupported-feature GRPCRoute rpc ']],
  ['what a Service speaks', service('shop', 'web', '[{port: 8080, appProtocol: kubernetes.io/h2c}]'), ['HTTPRouteBackendProtocolH2C'], ['warning unsupported-feature HTTPRoute web spec.rules.0.backendRefs.0']],
  ['a port', gateway(`[${HTTP.replace('80', '8080')}]`), ['GatewayPort8080'], ['warning unsupported-feature Gateway public spec.listeners.0.port']],
  ['an address without a value', gateway(`[${HTTP}]`, ', addresses: [{type: IPAddress}]'), ['GatewayAddressEmpty', 'GatewayStaticAddresses'], ['warning unsupported-feature Gateway public spec.addresses.0']],
])('lacks %s', (_, text, without, expected) => expect(found(text, 'gateway-api-1.6', without)).toEqual(expected));

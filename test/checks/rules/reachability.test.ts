import { found, gateway, HTTP, match, route, rule, RouteChange, service } from '../cluster';

const SPEC = 'gateway-api-1.6';
const EG = 'envoy-gateway-1.9';
const BOTH = [SPEC, EG];
const IN_ORDER = `---
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: {name: eg}
spec: {controllerName: gateway.envoyproxy.io/gatewayclass-controller, parametersRef: {group: gateway.envoyproxy.io, kind: EnvoyProxy, name: in-order, namespace: infra}}
---
apiVersion: gateway.envoyproxy.io/v1alpha1
kind: EnvoyProxy
metadata: {name: in-order, namespace: infra}
spec: {preserveRouteOrder: true}
`;
const [OLD, NEW] = ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'];
const rules = (...all: string[][]) => `[${all.map(matches => rule(`[${matches.join(', ')}]`)).join(', ')}]`;
const other = (change: RouteChange, ...all: string[][]) => route(rules(...all), { name: 'other', ...change });

describe.each<[string, string, readonly string[], string[]]>([
  ['a prefix below another', route(rules([match('/')], [match('/a')])), BOTH, []],
  ['the same rule twice', route(rules([match('/a')], [match('/a')])), BOTH, ['error unreachable-rule HTTPRoute web spec.rules.1']],
  ['the same prefix, with a slash', route(rules([match('/a')], [match('/a/')])), BOTH, ['error unreachable-rule HTTPRoute web spec.rules.0']],
  ['an exact path with a slash, and one without', route(rules([match('=/a')], [match('=/a/')])), BOTH, []],
  ['headers in another order and case', route(rules([match('/', ', headers: [{name: a, value: "1"}, {name: b, value: "2"}]')], [match('/', ', headers: [{name: B, value: "2"}, {name: A, value: "1"}]')])),
    BOTH, ['error unreachable-rule HTTPRoute web spec.rules.1']],
  ['a header more', route(rules([match('/')], [match('/', ', headers: [{name: a, value: "1"}]')])), BOTH, []],
  ['the same match beside another', route(rules([match('/a')], [match('/a'), match('/b')])), BOTH, ['warning shadowed-match HTTPRoute web spec.rules.1.matches.0']],
  ['the same match twice in a rule', route(rules([match('/a'), match('/a')])), BOTH, ['warning shadowed-match HTTPRoute web spec.rules.0.matches.1']],
  ['every match of a rule, in different rules', route(rules([match('/a')], [match('/b')], [match('/b'), match('/a')])), BOTH, ['error unreachable-rule HTTPRoute web spec.rules.2']],
  ['the same in an older route', route(rules([match('/')]), { created: NEW }) + other({ created: OLD }, [match('/')]), BOTH, ['error unreachable-rule HTTPRoute web spec.rules.0']],
  ['the same in a route of no known age', other({}, [match('/')]), BOTH, ['warning unreachable-rule HTTPRoute web spec.rules.0']],
  ['the same on another hostname', other({ hostnames: '[other.example.com]' }, [match('/')]), BOTH, []],
  ['the same on one of two hostnames', route(rules([match('/')]), { hostnames: '[www.example.com, more.example.com]', created: NEW }) + other({ created: OLD }, [match('/')]), BOTH, []],
  ['the same on both of two hostnames, in two routes', route(rules([match('/')]), { hostnames: '[www.example.com, more.example.com]', created: NEW })
    + other({ created: OLD }, [match('/')]) + other({ name: 'third', created: OLD, hostnames: '[more.example.com]' }, [match('/')]), BOTH,
  ['error unreachable-rule HTTPRoute web spec.rules.0']],
  ['the same behind a wildcard, which leaves other hostnames', route(rules([match('/')]), { hostnames: '["*.example.com"]', created: NEW }) + other({ created: OLD }, [match('/')]), BOTH, []],
  ['two parentRefs to a Gateway', gateway(`[${HTTP}, ${HTTP.replace('name: http', 'name: more').replace('80', '81')}]`) + route(rules([match('/')]), { parents: '[{name: public, namespace: infra, sectionName: http, port: 80}, {name: public, namespace: infra, sectionName: more}]' }), [SPEC], []],
  ['the same on one of two listeners', gateway(`[${HTTP}, ${HTTP.replace('name: http', 'name: more').replace('80', '81')}]`) + route(rules([match('/')]), { created: NEW })
    + other({ created: OLD, parents: '[{name: public, namespace: infra, sectionName: http}]' }, [match('/')]), BOTH, []],
  ['an expression for everything over a prefix, where it is known to go first', route(rules([match('~/.*')], [match('/a')])), [EG], ['error unreachable-rule HTTPRoute web spec.rules.1']],
  ['an expression for everything over a prefix, where that is not known', route(rules([match('~/.*')], [match('/a')])), [SPEC], []],
  ['an expression for everything, below an exact path', route(rules([match('~/.*')], [match('=/a')])), BOTH, []],
  ['the same expression twice', route(rules([match('~/a.*')], [match('~/a.*')])), BOTH, ['error unreachable-rule HTTPRoute web spec.rules.1']],
  ['a broad rule first, where rules stay in order', IN_ORDER + route(rules([match('/')], [match('/a'), match('=/b')])), [EG], ['error unreachable-rule HTTPRoute web spec.rules.1']],
  ['a broad rule last, where rules stay in order', IN_ORDER + route(rules([match('/a'), match('=/b')], [match('/')])), [EG], []],
  ['a rule that is left out takes nothing', route(`[${rule(`[${match('/a')}, ${match('~/(?!x)')}]`)}, ${rule(`[${match('/a')}]`)}]`), [EG], ['error dropped-rule HTTPRoute web spec.rules.0']],
  ['the same of another namespace, which is older', route(rules([match('/')]), { created: NEW }) + other({ created: OLD, namespace: 'blog' }, [match('/')]) + service('blog'), BOTH,
    ['error overlapping-claims HTTPRoute web spec.rules.0.matches.0']],
  ['the same of another namespace, of no known age', other({ namespace: 'blog' }, [match('/')]) + service('blog'), BOTH, ['warning overlapping-claims HTTPRoute web spec.rules.0.matches.0']],
  ['the same of another namespace, on one of two hostnames', route(rules([match('/')]), { hostnames: '[www.example.com, more.example.com]', created: NEW })
    + other({ created: OLD, namespace: 'blog' }, [match('/')]) + service('blog'), BOTH, ['error overlapping-claims HTTPRoute web spec.rules.0.matches.0']],
  ['another path of another namespace', other({ namespace: 'blog' }, [match('/blog')]) + service('blog'), BOTH, []],
])('%s', (_, text, profiles, expected) => {
  test.each(profiles)('%s', profile => expect(found(text, profile)).toEqual(expected));
});

const stream = (kind: string, name: string, namespace: string, created: string, hostnames = '') =>
  route('[{backendRefs: [{name: web, port: 8080}]}]', { kind, name, namespace, created, hostnames, parents: '[{name: public, namespace: infra, sectionName: stream}]' });
const ALL = 'allowedRoutes: {namespaces: {from: All}}';

test.each<[string, string, string[]]>([
  ['two TCPRoutes on a listener', gateway(`[${HTTP}, {name: stream, port: 90, protocol: TCP, ${ALL}}]`) + stream('TCPRoute', 'a', 'shop', OLD) + stream('TCPRoute', 'b', 'shop', NEW),
    ['error unreachable-rule TCPRoute b spec.rules.0']],
  ['two TCPRoutes of two namespaces', gateway(`[${HTTP}, {name: stream, port: 90, protocol: TCP, ${ALL}}]`) + stream('TCPRoute', 'a', 'blog', OLD) + stream('TCPRoute', 'b', 'shop', NEW) + service('blog'),
    ['error overlapping-claims TCPRoute b spec.rules.0']],
  ['two TLSRoutes with a hostname each', gateway(`[${HTTP}, {name: stream, port: 443, protocol: TLS, tls: {mode: Passthrough}, ${ALL}}]`)
    + stream('TLSRoute', 'a', 'shop', OLD, '[a.example.net]') + stream('TLSRoute', 'b', 'shop', NEW, '[b.example.net]'), []],
  ['two TLSRoutes with the same hostname', gateway(`[${HTTP}, {name: stream, port: 443, protocol: TLS, tls: {mode: Passthrough}, ${ALL}}]`)
    + stream('TLSRoute', 'a', 'shop', OLD, '[a.example.net]') + stream('TLSRoute', 'b', 'shop', NEW, '[a.example.net]'), ['error unreachable-rule TLSRoute b spec.rules.0']],
  ['two GRPCRoutes with the same method', route('[{matches: [{method: {service: a.B, method: C}}], backendRefs: [{name: web, port: 8080}]}]', { kind: 'GRPCRoute', name: 'a', hostnames: '[grpc.example.com]', created: OLD })
    + route('[{matches: [{method: {service: a.B, method: C}}], backendRefs: [{name: web, port: 8080}]}]', { kind: 'GRPCRoute', name: 'b', hostnames: '[grpc.example.com]', created: NEW }),
  ['error unreachable-rule GRPCRoute b spec.rules.0']],
  ['a GRPCRoute with a service, and one with a method of it', route('[{matches: [{method: {service: a.B}}], backendRefs: [{name: web, port: 8080}]}]', { kind: 'GRPCRoute', name: 'a', hostnames: '[grpc.example.com]', created: OLD })
    + route('[{matches: [{method: {service: a.B, method: C}}], backendRefs: [{name: web, port: 8080}]}]', { kind: 'GRPCRoute', name: 'b', hostnames: '[grpc.example.com]', created: NEW }), []],
])('%s', (_, text, expected) => expect(found(text)).toEqual(expected));

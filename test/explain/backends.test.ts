import { ENVOY, httpRoute, PROFILE_NAMES, ProfileName, route, SPECIFICATION, World } from './world';
import { ExplainRequest } from '../../src/explain/request';

const GRANT = `---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: {name: from-shop, namespace: bank}
spec: {from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop}], to: [{group: "", kind: Service}]}
`;

/** Shares with their errors, and the answer where there is one. */
function outcome(refs: string, profile: ProfileName, { kind = 'HTTPRoute', more = '' } = {}) {
  const request: Partial<ExplainRequest> = kind === 'GRPCRoute' ? { protocol: 'grpc', path: '/a.B/C' } : {};
  const { backends, answer } = new World(route(kind, 'web', `rules: [{backendRefs: [${refs}]}]`) + more, { profile }).explain(request);
  return {
    shares: backends.map(({ backend: { namespace, name }, share, error }) => `${namespace}/${name} ${Math.round(share * 100)}${error === undefined ? '' : ` ${error.status}${error.grpcStatus === undefined ? '' : ` ${error.grpcStatus}`}`}`),
    ...answer !== undefined && { answer: answer.grpcStatus ?? answer.status },
  };
}

const WEB = '{name: web, port: 80}';
const NOBODY = '{name: nobody, port: 80}';
const NO_ENDPOINTS = '{name: none, port: 80}';
const OF_BANK = '{name: pay, namespace: bank, port: 80}';

test.each([
  [`${WEB}, {name: pay, port: 80}`, ['shop/web 50', 'shop/pay 50']],
  ['{name: web, port: 80, weight: 9}, {name: pay, port: 80}', ['shop/web 90', 'shop/pay 10']],
  ['{name: web, port: 80, weight: 0}, {name: pay, port: 80}', ['shop/pay 100']],
])('%s shares requests out', (refs, shares) => {
  expect(PROFILE_NAMES.map(profile => outcome(refs, profile))).toEqual([{ shares }, { shares }]);
});

test.each([
  ['a backend that is not there', `${WEB}, ${NOBODY}`, 'shop/nobody 50 500'],
  ['a backend without endpoints', `${WEB}, ${NO_ENDPOINTS}`, 'shop/none 50 503'],
  ['a backend without grant', `${WEB}, ${OF_BANK}`, 'bank/pay 50 500'],
])('the share of %s is an error', (_, refs, share) => {
  expect(PROFILE_NAMES.map(profile => outcome(refs, profile).shares[1])).toEqual([share, share]);
});

test('a grant permits a backend of another namespace, and is named', () => {
  const world = new World(httpRoute('web', `rules: [{backendRefs: [${WEB}, ${OF_BANK}]}]`) + GRANT);
  expect(world.explain().backends.map(({ backend: { grant }, error }) => [typeof grant === 'object' ? grant.metadata.name : grant, error]))
    .toEqual([['local', undefined], ['from-shop', undefined]]);
});

test.each([
  ['no backend', '', 500],
  ['weights of 0 alone', '{name: web, port: 80, weight: 0}', 500],
])('%s: the gateway answers', (_, refs, answer) => {
  expect(PROFILE_NAMES.map(profile => outcome(refs, profile))).toEqual([{ shares: [], answer }, { shares: [], answer }]);
});

test('of backends that all cannot answer, each has its error by the specification, and the rule has it with Envoy Gateway', () => {
  expect(PROFILE_NAMES.map(profile => outcome(`${NOBODY}, ${NOBODY}`, profile)))
    .toEqual([{ shares: ['shop/nobody 50 500', 'shop/nobody 50 500'], answer: 500 }, { shares: [], answer: 500 }]);
  expect(PROFILE_NAMES.map(profile => outcome(NO_ENDPOINTS, profile))).toEqual([{ shares: ['shop/none 100 503'], answer: 503 }, { shares: [], answer: 503 }]);
  expect(outcome(`${NOBODY}, ${NO_ENDPOINTS}`, SPECIFICATION)).toEqual({ shares: ['shop/nobody 50 500', 'shop/none 50 503'] });
});

test('Envoy has one status for all shares without a cluster', () => {
  expect(outcome(`${WEB}, ${NOBODY}, ${NO_ENDPOINTS}`, ENVOY).shares).toEqual(['shop/web 33', 'shop/nobody 33 503', 'shop/none 33 503']);
});

test('gRPC clients are told UNAVAILABLE by the specification, and UNKNOWN by a rule of Envoy Gateway without backends', () => {
  expect(PROFILE_NAMES.map(profile => outcome(NOBODY, profile, { kind: 'GRPCRoute' }))).toEqual([{ shares: ['shop/nobody 100 500 14'], answer: 14 }, { shares: [], answer: 2 }]);
  expect(outcome(`${WEB}, ${NOBODY}`, ENVOY, { kind: 'GRPCRoute' }).shares).toEqual(['shop/web 50', 'shop/nobody 50 503 14']);
});

test('a rule that cannot match is left out, and the others go on', () => {
  const rules = 'rules: [{matches: [{path: {type: RegularExpression, value: "/a(?=b)"}}], backendRefs: [{name: pay, port: 80}]}, {backendRefs: [{name: web, port: 80}]}]';
  expect(PROFILE_NAMES.map(profile => new World(httpRoute('web', rules), { profile }).target({ path: '/ab' }))).toEqual(['shop/web', 'shop/web']);
});

test('a Backend that no schema has judged is no backend to the specification', () => {
  const backend = '---\napiVersion: gateway.envoyproxy.io/v1alpha1\nkind: Backend\nmetadata: {name: odd, namespace: shop}\n';
  const world = new World(httpRoute('web', 'rules: [{backendRefs: [{group: gateway.envoyproxy.io, kind: Backend, name: odd}]}]') + backend);
  expect(world.target()).toBe('500');
});

test('a backend whose endpoints are not ready is unavailable by the specification, and left to Envoy with Envoy Gateway', () => {
  const slice = (ready: boolean) => `---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: web-1, namespace: shop, labels: {kubernetes.io/service-name: web}}
ports: [{name: http, port: 8080}]
endpoints: [{addresses: [10.0.0.1], conditions: {ready: ${ready}}}]
`;
  const got = (ready: boolean) => PROFILE_NAMES.map(profile => new World(httpRoute('web', `rules: [{backendRefs: [${WEB}]}]`) + slice(ready), { profile }).target());
  expect([got(true), got(false)]).toEqual([['shop/web', 'shop/web'], ['503', 'shop/web']]);
});

test.each([
  ['group: "", kind: Backend', 'a Backend of the core group is no backend'],
  ['group: example.com, kind: Thing', 'a Thing of example.com is no backend'],
])('{%s} is named with its group', (ref, message) => {
  const world = new World(httpRoute('web', `rules: [{backendRefs: [{${ref}, name: odd, port: 80}]}]`));
  expect(world.explain().backends[0].error!.reason).toBe(`rules[0].backendRefs[0]: ${message}`);
});

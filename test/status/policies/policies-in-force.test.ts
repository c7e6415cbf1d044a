import { BASE, envoy, gatewayApi, route, SERVICE, simulation, target } from './policy-cluster';
import { ClusterObject } from '../../../src/model/cluster-object';
import { mayIntervene, mayRefuse, policiesInForce, PoliciesInForce } from '../../../src/status/policies/policies-in-force';

const LEVELS: ReadonlyArray<readonly [level: string, place: string, targetRef: object]> = [
  ['gateway', 'infra', target('Gateway', 'web')],
  ['listener', 'infra', target('Gateway', 'web', 'http')],
  ['set', 'infra', target('ListenerSet', 'extra')],
  ['set-listener', 'infra', target('ListenerSet', 'extra', 'more')],
  ['route', 'shop', target('HTTPRoute', 'pay')],
  ['rule', 'shop', target('HTTPRoute', 'pay', 'all')],
];

function policies(kind: string, levels: readonly string[], more: object = {}): ClusterObject[] {
  return LEVELS.filter(([level]) => levels.includes(level)).map(([level, namespace, targetRef]) => envoy(kind, `${namespace}/${level}`, { targetRefs: [targetRef], ...more }));
}

/** What is in force for the first rule of a route on the first of its listeners. */
function inForce(objects: readonly ClusterObject[], name: string, listenerName: string): PoliciesInForce {
  const simulated = simulation([...BASE, ...objects]);
  const found = simulated.routes.find(({ object }) => object.metadata.name === name)!;
  const attachment = found.parents.flatMap(({ attachments }) => attachments).find(({ listener }) => listener.spec.name === listenerName)!;
  return policiesInForce(simulated, attachment, found.rules[0]);
}

test.each<[routeName: string, listenerName: string, levels: string[], expected: string | undefined]>([
  ['pay', 'http', ['gateway', 'listener', 'route', 'rule'], 'rule'],
  ['pay', 'http', ['gateway', 'listener', 'route'], 'route'],
  ['pay', 'http', ['gateway', 'listener'], 'listener'],
  ['pay', 'admin', ['gateway', 'listener'], 'gateway'],
  ['pay', 'http', ['gateway', 'set', 'set-listener'], 'gateway'],
  ['pay', 'http', ['set', 'set-listener'], undefined],
  ['set', 'more', ['gateway', 'listener', 'set', 'set-listener'], 'set-listener'],
  ['set', 'most', ['gateway', 'listener', 'set', 'set-listener'], 'set'],
  ['set', 'more', ['gateway', 'listener'], 'gateway'],
  ['set', 'more', ['listener'], undefined],
  ['set', 'more', ['route', 'rule'], undefined],
])('for %s on %s, of policies for %j: %s', (routeName, listenerName, levels, expected) => {
  const of = (kind: string) => inForce(policies(kind, levels), routeName, listenerName);
  expect(of('BackendTrafficPolicy').backendTraffic?.object.metadata.name).toBe(expected);
  expect(of('SecurityPolicy').security?.object.metadata.name).toBe(expected);
  expect(of('EnvoyExtensionPolicy').extension?.object.metadata.name).toBe(expected);
});

test('a narrower one replaces the broader one whole, and adds to it with a mergeType', () => {
  const broad = envoy('SecurityPolicy', 'infra/broad', { targetRefs: [target('Gateway', 'web')], jwt: { providers: [{ name: 'a' }] }, cors: { allowOrigins: ['https://a.example.com'] } });
  const narrow = (mergeType?: string) => envoy('SecurityPolicy', 'shop/narrow', { targetRefs: [target('HTTPRoute', 'pay')], mergeType, cors: { allowMethods: ['GET'] } });
  expect(inForce([broad, narrow()], 'pay', 'http').security).toMatchObject({ spec: { cors: { allowMethods: ['GET'] } } });
  expect(inForce([broad, narrow()], 'pay', 'http').security?.spec.jwt).toBeUndefined();
  expect(inForce([broad, narrow('StrategicMerge')], 'pay', 'http').security).toMatchObject({
    mergedWith: broad, spec: { jwt: { providers: [{ name: 'a' }] }, cors: { allowMethods: ['GET'], allowOrigins: ['https://a.example.com'] } },
  });
});

test('one that lost is not in force', () => {
  const [first, second] = ['z', 'a'].map(name => envoy('SecurityPolicy', `shop/${name}`, { targetRefs: [target('HTTPRoute', 'pay')] }));
  expect(inForce([first, second], 'pay', 'http').security?.object).toBe(first);
});

test('one that cannot be applied fails every request', () => {
  const users = { basicAuth: { users: { name: 'none' } } };
  expect(inForce(policies('SecurityPolicy', ['route'], users), 'pay', 'http').failure?.message).toBe('SecurityPolicy shop/route: basicAuth.users: there is no Secret shop/none');
  expect(inForce(policies('SecurityPolicy', ['route'], users), 'set', 'more').failure).toBeUndefined();
});

test('one that fails open is passed over', () => {
  const extAuth = (failOpen: boolean) => ({ extAuth: { failOpen, http: { backendRefs: [{ name: 'none', port: 80 }] } } });
  const open = inForce(policies('SecurityPolicy', ['route'], extAuth(true)), 'pay', 'http');
  expect([open.failure, open.security?.passedOver?.message]).toEqual([undefined, 'SecurityPolicy shop/route: extAuth.http.backendRefs[0]: there is no Service shop/none']);
  expect(inForce(policies('SecurityPolicy', ['route'], extAuth(false)), 'pay', 'http').failure).toBeDefined();
  expect(inForce(policies('SecurityPolicy', ['route'], { ...extAuth(true), basicAuth: { users: { name: 'none' } } }), 'pay', 'http').failure).toBeDefined();
});

test('one that is refused leaves the broader one in force', () => {
  const refused = policies('SecurityPolicy', ['route'], { oidc: { provider: {}, clientSecret: { name: 'a' }, passThroughAuthHeader: true } });
  expect(inForce([...refused, ...policies('SecurityPolicy', ['gateway'])], 'pay', 'http').security?.object.metadata.name).toBe('gateway');
});

test('no policy, and no controller that knows them, is nothing in force', () => {
  expect(inForce([], 'pay', 'http')).toEqual({});
  const simulated = simulation([...BASE, ...policies('SecurityPolicy', ['route'])], { envoyGateway: false });
  expect(policiesInForce(simulated, simulated.routes[0].parents[0].attachments[0])).toEqual({});
});

test('rules without a name have no policies of their own', () => {
  const rules = [{ backendRefs: [{ group: '', kind: 'Service', name: 'web', port: 80, weight: 1 }] }];
  const other = route('shop/other', [{ namespace: 'infra', name: 'web' }], { rules });
  expect(inForce([other, SERVICE, gatewayApi('HTTPRoute', 'shop/none', { rules }), ...policies('SecurityPolicy', ['rule', 'gateway'])], 'other', 'http').security?.object.metadata.name).toBe('gateway');
});

test.each<[spec: Parameters<typeof mayRefuse>[0], expected: string[]]>([
  [{}, []],
  [{ cors: {} }, []],
  [{ authorization: { defaultAction: 'Allow' } }, []],
  [{ authorization: {} }, ['authorization: it denies everybody']],
  [{ authorization: { defaultAction: 'Allow', rules: [{}] } }, ['authorization: its rules decide']],
  [{ basicAuth: { users: { name: 'a' } }, jwt: {} }, ['basicAuth: a user and password are asked for', 'jwt: a token is asked for']],
])('a SecurityPolicy with %j may refuse: %j', (spec, expected) => {
  expect(mayRefuse(spec)).toEqual(expected);
});

test.each<[spec: Parameters<typeof mayIntervene>[0], expected: string[]]>([
  [{}, []],
  [{ faultInjection: { abort: { httpStatus: 418 } } }, ['faultInjection: 100% of requests get 418']],
  [{ faultInjection: { delay: { fixedDelay: '2s', percentage: 5 } }, requestBuffer: { limit: '1Mi' } },
    ['faultInjection: 5% of requests wait 2s', 'requestBuffer: requests with more than 1Mi get 413']],
  [{ timeout: { http: { requestTimeout: '3s' } }, responseOverride: [{}] }, ['responseOverride: some answers of backends are replaced', 'timeout: after 3s the answer is 504']],
])('a BackendTrafficPolicy with %j may do: %j', (spec, expected) => {
  expect(mayIntervene(spec)).toEqual(expected);
});

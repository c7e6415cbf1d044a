import { BASE, envoy, GATEWAY, object, ROUTE, route, SERVICE, CLASS, SET, simulation, stateOf, statusOf, target } from './policy-cluster';
import { ClusterObject } from '../../../src/model/cluster-object';
import { policyStatuses } from '../../../src/status/policies/policies';

const KINDS = ['BackendTrafficPolicy', 'SecurityPolicy', 'EnvoyExtensionPolicy'];

function policy(place: string, ...targetRefs: readonly object[]): ClusterObject {
  return envoy('SecurityPolicy', place, { targetRefs });
}

const ACCEPTED = 'Accepted=True/Accepted';

describe.each(KINDS)('%s', kind => {
  test.each<[what: string, place: string, targetRef: object, expected: string[]]>([
    ['Gateway', 'infra/p', target('Gateway', 'web'), [`Gateway infra/web ${ACCEPTED}`]],
    ['listener', 'infra/p', target('Gateway', 'web', 'http'), [`Gateway infra/web#http ${ACCEPTED}`]],
    ['ListenerSet', 'infra/p', target('ListenerSet', 'extra'), [`ListenerSet infra/extra ${ACCEPTED}`]],
    ['listener of a ListenerSet', 'infra/p', target('ListenerSet', 'extra', 'more'), [`ListenerSet infra/extra#more ${ACCEPTED}`]],
    ['route', 'shop/p', target('HTTPRoute', 'pay'), [`Gateway infra/web ${ACCEPTED}`]],
    ['rule', 'shop/p', target('HTTPRoute', 'pay', 'all'), [`Gateway infra/web ${ACCEPTED}`]],
    ['route on a ListenerSet', 'shop/p', target('HTTPRoute', 'set'), [`ListenerSet infra/extra ${ACCEPTED}`]],
    ['listener that is not there', 'infra/p', target('Gateway', 'web', 'none'), ['Gateway infra/web#none Accepted=False/TargetNotFound']],
    ['listener that only its ListenerSet has', 'infra/p', target('Gateway', 'web', 'more'), ['Gateway infra/web#more Accepted=False/TargetNotFound']],
    ['listener that is not in the ListenerSet', 'infra/p', target('ListenerSet', 'extra', 'http'), ['ListenerSet infra/extra#http Accepted=False/TargetNotFound']],
    ['rule that is not there', 'shop/p', target('HTTPRoute', 'pay', 'none'), ['Gateway infra/web Accepted=False/TargetNotFound']],
    ['Gateway of another namespace', 'shop/p', target('Gateway', 'web'), []],
    ['Gateway that is not there', 'infra/p', target('Gateway', 'none'), []],
    ['route that is not there', 'shop/p', target('HTTPRoute', 'none'), []],
    ['kind that is another', 'shop/p', target('GRPCRoute', 'pay'), []],
  ])('for a %s', (_, place, targetRef, expected) => {
    const wanted = envoy(kind, place, { targetRefs: [targetRef] });
    expect(statusOf(wanted, [...BASE, wanted])).toEqual(expected);
  });

  test('loses to an older one for the same target', () => {
    const [older, younger] = ['z', 'a'].map(name => envoy(kind, `shop/${name}`, { targetRefs: [target('HTTPRoute', 'pay')] }));
    expect(statusOf(older, [...BASE, younger, older])).toEqual([`Gateway infra/web ${ACCEPTED}`]);
    expect(statusOf(younger, [...BASE, younger, older])).toEqual(['Gateway infra/web Accepted=False/Conflicted']);
  });

  test('adds to a broader one', () => {
    const broad = envoy(kind, 'infra/broad', { targetRefs: [target('Gateway', 'web')] });
    const narrow = envoy(kind, 'shop/narrow', { targetRefs: [target('HTTPRoute', 'pay')], mergeType: 'StrategicMerge' });
    const merged = 'Merged=True/Merged';
    expect(statusOf(narrow, [...BASE, broad, narrow]))
      .toEqual([`Gateway infra/web#http ${merged}`, `Gateway infra/web#admin ${merged}`, `Gateway infra/web ${ACCEPTED}`]);
    expect(statusOf(broad, [...BASE, broad, narrow])).toEqual([`Gateway infra/web ${ACCEPTED} ${merged}`]);
    expect(statusOf(narrow, [...BASE, narrow])).toEqual([`Gateway infra/web ${ACCEPTED}`]);
  });
});

test.each<[what: string, narrow: ClusterObject, overridden: boolean]>([
  ['a route', policy('shop/n', target('HTTPRoute', 'pay')), true],
  ['a route on its ListenerSet', policy('shop/n', target('HTTPRoute', 'set')), true],
  ['a listener', policy('infra/n', target('Gateway', 'web', 'http')), true],
  ['a ListenerSet', policy('infra/n', target('ListenerSet', 'extra')), true],
  ['a listener of its ListenerSet', policy('infra/n', target('ListenerSet', 'extra', 'more')), true],
  ['a rule', policy('shop/n', target('HTTPRoute', 'pay', 'all')), true],
  ['a listener that is not there', policy('infra/n', target('Gateway', 'web', 'none')), false],
  ['a route that is not there', policy('shop/n', target('HTTPRoute', 'none')), false],
])('a policy for a Gateway is overridden by one for %s', (_, narrow, overridden) => {
  const broad = policy('infra/broad', target('Gateway', 'web'));
  expect(statusOf(broad, [...BASE, broad, narrow])).toEqual([`Gateway infra/web ${ACCEPTED}${overridden ? ' Overridden=True/Overridden' : ''}`]);
});

test.each<[what: string, broad: ClusterObject, parent: object, overridden: boolean]>([
  ['on its listener', policy('infra/b', target('Gateway', 'web', 'http')), { namespace: 'infra', name: 'web', sectionName: 'http' }, true],
  ['on its whole Gateway', policy('infra/b', target('Gateway', 'web', 'http')), { namespace: 'infra', name: 'web' }, true],
  ['on another listener', policy('infra/b', target('Gateway', 'web', 'http')), { namespace: 'infra', name: 'web', sectionName: 'admin' }, false],
  ['on a ListenerSet', policy('infra/b', target('Gateway', 'web', 'http')), { kind: 'ListenerSet', namespace: 'infra', name: 'extra' }, false],
  ['on its ListenerSet', policy('infra/b', target('ListenerSet', 'extra', 'more')), { kind: 'ListenerSet', namespace: 'infra', name: 'extra' }, true],
])('a policy for a listener is overridden by one for a route %s', (_, broad, parent, overridden) => {
  const narrow = policy('shop/n', target('HTTPRoute', 'other'));
  const [status] = statusOf(broad, [...BASE, route('shop/other', [parent]), broad, narrow]);
  expect(status.includes('Overridden')).toBe(overridden);
});

test('a policy for a route is overridden by one for a rule of it, and not the other way round', () => {
  const [whole, rule] = [policy('shop/w', target('HTTPRoute', 'pay')), policy('shop/r', target('HTTPRoute', 'pay', 'all'))];
  expect(statusOf(whole, [...BASE, whole, rule])).toEqual([`Gateway infra/web ${ACCEPTED} Overridden=True/Overridden`]);
  expect(statusOf(rule, [...BASE, whole, rule])).toEqual([`Gateway infra/web ${ACCEPTED}`]);
});

test('targetRef is deprecated, and silences targetRefs', () => {
  const wanted = envoy('SecurityPolicy', 'infra/p', { targetRef: target('Gateway', 'web'), targetRefs: [target('ListenerSet', 'extra')] });
  expect(statusOf(wanted, [...BASE, wanted])).toEqual([`Gateway infra/web ${ACCEPTED} Warning=True/DeprecatedField`]);
});

test('a target named twice is a conflict of the policy with itself', () => {
  const wanted = policy('infra/p', target('Gateway', 'web'), target('Gateway', 'web'));
  expect(stateOf(wanted, [...BASE, wanted])?.ancestors[0].conditions.get('Accepted')).toMatchObject({ reason: 'Conflicted', message: 'it names Gateway infra/web twice' });
});

test('a conflict that nobody can decide says so', () => {
  const [a, b] = ['a', 'b'].map(name => ({ ...policy(`infra/${name}`, target('Gateway', 'web')), metadata: { namespace: 'infra', name } }));
  expect(stateOf(b, [...BASE, b, a])?.ancestors[0].conditions.get('Accepted')?.message).toContain('neither has a creation time');
});

test('each class says its part', () => {
  const other = object('gateway.networking.k8s.io/v1', 'GatewayClass', 'other', CLASS.spec as object);
  const second = object('gateway.networking.k8s.io/v1', 'Gateway', 'infra/second', { ...GATEWAY.spec as object, gatewayClassName: 'other' });
  const both = policy('infra/p', target('Gateway', 'web'), target('Gateway', 'second'));
  expect(statusOf(both, [CLASS, other, GATEWAY, second, both])).toEqual([`Gateway infra/web ${ACCEPTED}`, `Gateway infra/second ${ACCEPTED}`]);
});

test('nothing is said of Gateways of other controllers, nor by other controllers', () => {
  const foreign = object('gateway.networking.k8s.io/v1', 'GatewayClass', 'envoy', { controllerName: 'example.com/other' });
  const wanted = policy('infra/p', target('Gateway', 'web'));
  expect(statusOf(wanted, [foreign, GATEWAY, wanted])).toEqual([]);
  expect(policyStatuses(simulation([CLASS, GATEWAY, wanted], { envoyGateway: false }))).toEqual([]);
});

test('nothing is said of a Gateway that is not served, nor of its ListenerSets', () => {
  const unserved = { ...GATEWAY, spec: { ...GATEWAY.spec as object, addresses: [{ type: 'example.com/Any', value: 'a' }] } };
  const wanted = [policy('infra/p', target('Gateway', 'web'), target('ListenerSet', 'extra')), policy('shop/p', target('HTTPRoute', 'pay'))];
  expect(wanted.flatMap(each => statusOf(each, [CLASS, unserved, SET, ROUTE, ...wanted]))).toEqual([]);
});

test('of more ancestors than fit, those in trouble stay', () => {
  const gateways = Array.from({ length: 20 }, (_, at) => object('gateway.networking.k8s.io/v1', 'Gateway', `infra/g${10 + at}`, GATEWAY.spec as object));
  const first = policy('infra/a', target('Gateway', 'g29'));
  const second = policy('infra/b', ...gateways.map(({ metadata }) => target('Gateway', metadata.name)));
  const status = statusOf(second, [CLASS, ...gateways, first, second]);
  expect(status).toHaveLength(16);
  expect(status[0]).toBe('Gateway infra/g29 Accepted=False/Conflicted');
  expect(status[1]).toBe(`Gateway infra/g10 ${ACCEPTED}`);
  expect(status[15]).toBe(`Gateway infra/g24 ${ACCEPTED} Aggregated=True/Aggregated`);
});

test('the order of files says nothing', () => {
  const policies = [policy('infra/a', target('Gateway', 'web')), policy('infra/b', target('Gateway', 'web')), policy('shop/c', target('HTTPRoute', 'pay'))];
  const all = [CLASS, GATEWAY, SET, SERVICE, ROUTE, ...policies];
  const statuses = (objects: readonly ClusterObject[]) => policies.map(each => statusOf(each, objects));
  expect(statuses([...all].reverse())).toEqual(statuses(all));
});

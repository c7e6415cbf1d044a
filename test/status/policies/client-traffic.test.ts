import { BASE, CLASS, core, envoy, GATEWAY, gatewayApi, listener, SERVICE, simulation, stateOf, statusOf, target } from './policy-cluster';
import { ClusterObject } from '../../../src/model/cluster-object';
import { listenerPolicies } from '../../../src/status/policies/policies-in-force';

const ACCEPTED = 'Accepted=True/Accepted';

function policy(place: string, targetRef: object, more: object = {}): ClusterObject {
  return envoy('ClientTrafficPolicy', place, { targetRefs: [targetRef], ...more });
}

test.each<[what: string, targetRef: object, expected: string[]]>([
  ['Gateway', target('Gateway', 'web'), [`Gateway infra/web ${ACCEPTED}`]],
  ['listener', target('Gateway', 'web', 'http'), [`Gateway infra/web#http ${ACCEPTED}`]],
  ['ListenerSet', target('ListenerSet', 'extra'), [`ListenerSet infra/extra ${ACCEPTED}`]],
  ['listener of a ListenerSet', target('ListenerSet', 'extra', 'more'), [`ListenerSet infra/extra#more ${ACCEPTED}`]],
  ['listener of a ListenerSet, as if it were one of its Gateway', target('Gateway', 'web', 'more'), [`Gateway infra/web#more ${ACCEPTED}`]],
  ['listener that is not there', target('Gateway', 'web', 'none'), ['Gateway infra/web#none Accepted=False/TargetNotFound']],
  ['listener that is not in the ListenerSet', target('ListenerSet', 'extra', 'http'), ['ListenerSet infra/extra#http Accepted=False/TargetNotFound']],
  ['Gateway that is not there', target('Gateway', 'none'), []],
  ['route', target('HTTPRoute', 'pay'), []],
])('for a %s', (_, targetRef, expected) => {
  const wanted = policy('infra/p', targetRef);
  expect(statusOf(wanted, [...BASE, wanted])).toEqual(expected);
});

test.each([target('Gateway', 'web'), target('Gateway', 'web', 'http'), target('ListenerSet', 'extra'), target('ListenerSet', 'extra', 'more')])(
  'the older of two for %j wins', targetRef => {
    const [older, younger] = ['z', 'a'].map(name => policy(`infra/${name}`, targetRef));
    expect(statusOf(older, [...BASE, younger, older])[0]).toMatch(ACCEPTED);
    expect(statusOf(younger, [...BASE, younger, older])[0]).toMatch(/Accepted=False\/Conflicted$/);
  });

test.each<[what: string, broad: object, narrow: object, overridden: boolean]>([
  ['Gateway by one for a listener', target('Gateway', 'web'), target('Gateway', 'web', 'http'), true],
  ['Gateway by one for a ListenerSet', target('Gateway', 'web'), target('ListenerSet', 'extra'), true],
  ['ListenerSet by one for its listener', target('ListenerSet', 'extra'), target('ListenerSet', 'extra', 'more'), true],
  ['ListenerSet by one for a listener of the Gateway', target('ListenerSet', 'extra'), target('Gateway', 'web', 'http'), false],
  ['listener by one for the Gateway', target('Gateway', 'web', 'http'), target('Gateway', 'web'), false],
])('one for a %s is overridden: %#', (_, broad, narrow, overridden) => {
  const [wanted, other] = [policy('infra/a', broad), policy('infra/b', narrow)];
  expect(statusOf(wanted, [...BASE, wanted, other])[0].includes('Overridden=True/Overridden')).toBe(overridden);
});

test('which one is in force, by listener', () => {
  const whole = policy('infra/whole', target('Gateway', 'web'), { path: { escapedSlashesAction: 'KeepUnchanged' } });
  const admin = policy('infra/admin', target('Gateway', 'web', 'admin'));
  const set = policy('infra/set', target('ListenerSet', 'extra'));
  const most = policy('infra/most', target('ListenerSet', 'extra', 'most'));
  const inForce = (...policies: readonly ClusterObject[]) => {
    const simulated = simulation([...BASE, ...policies]);
    return simulated.gateways[0].listeners.map(each => listenerPolicies(simulated, each).clientTraffic?.object.metadata.name);
  };
  expect(inForce(whole, admin, set, most)).toEqual(['whole', 'admin', 'set', 'most']);
  expect(inForce(whole)).toEqual(['whole', 'whole', 'whole', 'whole']);
  expect(inForce(admin)).toEqual([undefined, 'admin', undefined, undefined]);
  expect(inForce()).toEqual([undefined, undefined, undefined, undefined]);
});

describe('two listeners of plain HTTP on one port', () => {
  const gateway = gatewayApi('Gateway', 'infra/web', { gatewayClassName: 'envoy', listeners: [listener('a', 80, 'a.example.com'), listener('b', 80, 'b.example.com'), listener('c', 81)] });

  test.each<[targetRef: object, reason: string]>([
    [target('Gateway', 'web'), 'Accepted'],
    [target('Gateway', 'web', 'a'), 'Invalid'],
    [target('Gateway', 'web', 'c'), 'Accepted'],
  ])('with a policy for %j', (targetRef, reason) => {
    const wanted = policy('infra/p', targetRef);
    expect(stateOf(wanted, [CLASS, gateway, wanted])?.ancestors[0].conditions.get('Accepted')?.reason).toBe(reason);
  });

  test('the policy that would reach the other one is not in force', () => {
    const simulated = simulation([CLASS, gateway, policy('infra/p', target('Gateway', 'web', 'a'))]);
    expect(simulated.gateways[0].listeners.map(each => listenerPolicies(simulated, each).clientTraffic)).toEqual([undefined, undefined, undefined]);
  });

  test('a Gateway and its ListenerSet have them too', () => {
    const own = gatewayApi('Gateway', 'infra/web', { ...GATEWAY.spec as object, listeners: [listener('a', 80, 'a.example.com')] });
    const set = gatewayApi('ListenerSet', 'infra/extra', { parentRef: { name: 'web' }, listeners: [listener('b', 80, 'b.example.com')] });
    const [ofSet, ofGateway] = [policy('infra/set', target('ListenerSet', 'extra')), policy('infra/gateway', target('Gateway', 'web'))];
    expect(statusOf(ofSet, [CLASS, own, set, ofSet, ofGateway])).toEqual(['ListenerSet infra/extra Accepted=False/Invalid']);
    expect(statusOf(ofGateway, [CLASS, own, set, ofSet, ofGateway])).toEqual([`Gateway infra/web ${ACCEPTED}`]);
  });
});

describe('certificates of clients', () => {
  const AUTHORITY = core('ConfigMap', 'infra/authority', { data: { 'ca.crt': '-----BEGIN CERTIFICATE-----\n' } });
  const TLS = { certificateRefs: [{ group: '', kind: 'Secret', name: 'certificate' }], mode: 'Terminate' };
  const gateway = gatewayApi('Gateway', 'infra/web', { gatewayClassName: 'envoy', listeners: [listener('http', 80), { name: 'https', port: 443, protocol: 'HTTPS', tls: TLS }] });
  const problem = (clientValidation: object, sectionName: string) => {
    const wanted = policy('infra/p', target('Gateway', 'web', sectionName), { tls: { clientValidation } });
    const accepted = stateOf(wanted, [CLASS, gateway, AUTHORITY, SERVICE, wanted], { assumed: ['Secret'] })!.ancestors[0].conditions.get('Accepted')!;
    return accepted.status === 'True' ? undefined : `${accepted.reason}: ${accepted.message}`;
  };
  const ref = (name: string) => ({ caCertificateRefs: [{ group: '', kind: 'ConfigMap', name }] });

  test.each<[what: string, validation: object, expected: string | undefined, sectionName: string]>([
    ['an authority', ref('authority'), undefined, 'https'],
    ['an authority that is not there', ref('none'), 'Invalid: tls.clientValidation.caCertificateRefs[0]: there is no ConfigMap infra/none', 'https'],
    ['an authority that is not there, on a listener without TLS', ref('none'), undefined, 'http'],
    ['no authority', {}, 'Invalid: tls.clientValidation has mode RequireAndVerify and no caCertificateRefs', 'https'],
    ['no authority, and none is asked for', { mode: 'Request' }, undefined, 'https'],
    ['a list of revoked ones that is not there', { ...ref('authority'), crl: { refs: [{ kind: 'ConfigMap', name: 'none' }] } },
      'Invalid: tls.clientValidation.crl.refs[0]: there is no ConfigMap infra/none', 'https'],
  ])('%s', (_, validation, expected, sectionName) => {
    expect(problem(validation, sectionName)).toBe(expected);
  });

  test('where they cannot be judged, every request fails', () => {
    const simulated = simulation([CLASS, gateway, policy('infra/p', target('Gateway', 'web'), { tls: { clientValidation: ref('none') } })], { assumed: ['Secret'] });
    const [plain, secure] = simulated.gateways[0].listeners.map(each => listenerPolicies(simulated, each));
    expect(plain.failure).toBeUndefined();
    expect(secure.failure?.message).toBe('ClientTrafficPolicy infra/p: tls.clientValidation.caCertificateRefs[0]: there is no ConfigMap infra/none');
  });

  test('HTTP/3 stays off with them', () => {
    const wanted = policy('infra/p', target('Gateway', 'web'), { http3: {}, tls: { clientValidation: { ...ref('authority'), optional: true } } });
    expect(statusOf(wanted, [CLASS, gateway, AUTHORITY, wanted], { assumed: ['Secret'] })).toEqual([`Gateway infra/web ${ACCEPTED} Warning=True/Warnings`]);
  });
});

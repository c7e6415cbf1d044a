import { BASE, CLASS, core, envoy, GATEWAY, gatewayApi, route, service, simulation, stateOf, statusOf, target } from './policy-cluster';
import { ClusterObject } from '../../../src/model/cluster-object';
import { tlsPolicyFor } from '../../../src/status/policies/tls-policies';

const AUTHORITY = core('ConfigMap', 'shop/authority', { data: { 'ca.crt': '-----BEGIN CERTIFICATE-----\n' } });
const SERVICE = service('shop/web', { name: 'http', port: 80 }, { name: 'https', port: 443 });
const SYSTEM = { wellKnownCACertificates: 'System' };
const ref = (name: string, kind = 'ConfigMap') => ({ group: '', kind, name });

function policy(name: string, more: object = {}, validation: object = SYSTEM): ClusterObject {
  return gatewayApi('BackendTLSPolicy', `shop/${name}`, { targetRefs: [{ group: '', kind: 'Service', name: 'web', ...more }], validation: { hostname: 'a.example.com', ...validation } });
}

const PLATFORM = [CLASS, GATEWAY, SERVICE, AUTHORITY, route('shop/pay', [{ namespace: 'infra', name: 'web', sectionName: 'http', port: 80 }])];
const FINE = 'Accepted=True/Accepted ResolvedRefs=True/ResolvedRefs';
const BROKEN = 'Accepted=False/NoValidCACertificate ResolvedRefs=False/InvalidCACertificateRef';

test.each<[what: string, validation: object, specification: string, envoyGateway: string]>([
  ['the system\'s', SYSTEM, FINE, FINE],
  ['an unknown set', { wellKnownCACertificates: 'example.com/set' }, 'Accepted=False/Invalid ResolvedRefs=True/ResolvedRefs',
    'Accepted=False/NoValidCACertificate ResolvedRefs=False/InvalidKind'],
  ['a ConfigMap', { caCertificateRefs: [ref('authority')] }, FINE, FINE],
  ['a ConfigMap that is not there', { caCertificateRefs: [ref('none')] }, BROKEN, BROKEN],
  ['a ConfigMap with nothing', { caCertificateRefs: [ref('empty')] }, BROKEN, BROKEN],
  ['a ConfigMap with no certificate', { caCertificateRefs: [ref('text')] }, BROKEN, FINE],
  ['a ConfigMap with a certificate under another key', { caCertificateRefs: [ref('other')] }, BROKEN, FINE],
  ['a Secret', { caCertificateRefs: [ref('authority', 'Secret')] }, 'Accepted=False/NoValidCACertificate ResolvedRefs=False/InvalidKind', FINE],
  ['an unknown kind', { caCertificateRefs: [ref('authority', 'Pod')] }, ...twice('Accepted=False/NoValidCACertificate ResolvedRefs=False/InvalidKind')],
  ['one that is there and one that is not', { caCertificateRefs: [ref('authority'), ref('none')] }, 'Accepted=True/Accepted ResolvedRefs=False/InvalidCACertificateRef', BROKEN],
  ['one that is there and one of an unknown kind', { caCertificateRefs: [ref('authority'), ref('a', 'Pod')] }, 'Accepted=True/Accepted ResolvedRefs=False/InvalidKind', FINE],
])('certificates of authorities: %s', (_, validation, specification, envoyGateway) => {
  const wanted = policy('p', {}, validation);
  const more = [
    core('ConfigMap', 'shop/empty', {}), core('ConfigMap', 'shop/text', { data: { 'ca.crt': 'text' } }),
    core('ConfigMap', 'shop/other', { data: { other: '-----BEGIN CERTIFICATE-----\n' } }), core('Secret', 'shop/authority', { stringData: { 'ca.crt': '-----BEGIN CERTIFICATE-----\n' } }),
  ];
  expect(statusOf(wanted, [...PLATFORM, ...more, wanted], { envoyGateway: false })).toEqual([`Gateway infra/web ${specification}`]);
  expect(statusOf(wanted, [...PLATFORM, ...more, wanted])).toEqual([`Gateway infra/web#http:80 ${envoyGateway}`]);
});

function twice(text: string): [string, string] {
  return [text, text];
}

test.each<[what: string, policies: ClusterObject[], specification: string[], inForce: string | undefined]>([
  ['one', [policy('a')], [FINE], 'a'],
  ['the older of two', [policy('b'), policy('a')], [FINE, 'Accepted=False/Conflicted ResolvedRefs=True/ResolvedRefs'], 'b'],
  ['the one for the port', [policy('whole'), policy('port', { sectionName: 'http' })], [FINE, FINE], 'port'],
  ['not one for another port', [policy('port', { sectionName: 'https' })], [], undefined],
  ['not one for another Service', [policy('other', { name: 'other' })], [], undefined],
])('in force is %s', (_, policies, statuses, name) => {
  const objects = [...PLATFORM, ...policies];
  expect(policies.flatMap(each => statusOf(each, objects, { envoyGateway: false }))).toEqual(statuses.map(each => `Gateway infra/web ${each}`));
  for (const envoyGateway of [true, false]) {
    const simulated = simulation(objects, { envoyGateway });
    expect(tlsPolicyFor(simulated, { group: '', kind: 'Service', namespace: 'shop', name: 'web' }, 80)?.object.metadata.name).toBe(name);
    expect(simulated.routes[0].rules[0].backends[0].tlsPolicy?.metadata.name).toBe(name);
  }
});

test('Envoy Gateway shows a loser the ancestors of the winner, and no more conditions', () => {
  const [winner, loser] = [policy('b'), policy('a')];
  expect(statusOf(loser, [...PLATFORM, winner, loser])).toEqual(['Gateway infra/web#http:80 Accepted=False/Conflicted']);
});

test('a Backend has ports by number', () => {
  const whole = gatewayApi('BackendTLSPolicy', 'shop/whole', { targetRefs: [{ group: 'gateway.envoyproxy.io', kind: 'Backend', name: 'b' }], validation: SYSTEM });
  const port = gatewayApi('BackendTLSPolicy', 'shop/port', { targetRefs: [{ group: 'gateway.envoyproxy.io', kind: 'Backend', name: 'b', sectionName: '443' }], validation: SYSTEM });
  const found = (number?: number) => tlsPolicyFor(simulation([CLASS, whole, port]), { group: 'gateway.envoyproxy.io', kind: 'Backend', namespace: 'shop', name: 'b' }, number)?.object;
  expect([found(443), found(80), found()]).toEqual([port, whole, whole]);
});

test.each<[envoyGateway: boolean, status: number, resolved: string]>([[true, 500, 'InvalidBackendTLS'], [false, 503, 'ResolvedRefs']])(
  'a broken one fails the requests it is in force for (Envoy Gateway: %s)', (envoyGateway, status, resolved) => {
    const [{ rules, parents }] = simulation([...PLATFORM, policy('p', {}, { caCertificateRefs: [ref('none')] })], { envoyGateway }).routes;
    expect(rules[0].backends[0].problem).toMatchObject({ status, message: expect.stringContaining('BackendTLSPolicy shop/p is in force, and caCertificateRefs[0]: there is no ConfigMap shop/none') });
    expect(rules[0].failure?.status).toBe(status);
    expect(parents[0].conditions.get('ResolvedRefs')?.reason).toBe(resolved);
  });

test('nothing is said of one that nobody asks for', () => {
  const wanted = policy('p');
  expect(statusOf(wanted, [CLASS, GATEWAY, SERVICE, wanted])).toEqual([]);
  expect(statusOf(wanted, [...PLATFORM.slice(0, 4), route('shop/pay', [{ namespace: 'infra', name: 'none' }]), wanted], { envoyGateway: false })).toEqual([]);
  const unweighted = { rules: [{ backendRefs: [{ group: '', kind: 'Service', name: 'web', port: 80, weight: 0 }] }] };
  expect(statusOf(wanted, [...PLATFORM.slice(0, 4), route('shop/pay', [{ namespace: 'infra', name: 'web' }], unweighted), wanted])).toEqual([]);
});

test('a controller without the feature says and does nothing', () => {
  const simulated = { ...simulation([...PLATFORM, policy('p')]) };
  const without = { ...simulated, behaviour: { ...simulated.behaviour, without: new Set(['BackendTLSPolicy']) } };
  expect(tlsPolicyFor(without, { group: '', kind: 'Service', namespace: 'shop', name: 'web' }, 80)).toBeUndefined();
});

test('what calls a backend beside routes is an ancestor too', () => {
  const wanted = policy('p');
  const caller = envoy('SecurityPolicy', 'shop/auth', { targetRefs: [target('HTTPRoute', 'pay')], extAuth: { http: { backendRefs: [{ name: 'web', port: 443 }] } } });
  const objects = [...BASE.filter(({ kind }) => kind !== 'Service'), SERVICE];
  expect(statusOf(wanted, [...objects, wanted, caller])).toEqual([
    `Gateway infra/web ${FINE}`, `ListenerSet infra/extra ${FINE}`, `SecurityPolicy shop/auth ${FINE}`,
  ]);
  expect(stateOf(wanted, [...objects, wanted, caller])!.ancestors[2].ancestorRef.group).toBe('gateway.envoyproxy.io');
});

import { differencesOf, signature } from './comparison';
import { statusLines } from './status-lines';
import { KubernetesObject } from '../stack/kubectl';

const condition = (type: string, status: string, reason: string) => ({ type, status, reason, message: 'in words', lastTransitionTime: 'now' });
const object = (status: object): KubernetesObject => ({
  apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', metadata: { name: 'web', namespace: 'infra' }, spec: {}, status,
});

const STATUS = {
  conditions: [condition('Accepted', 'True', 'Accepted')],
  listeners: [{ name: 'http', supportedKinds: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute' }], attachedRoutes: 2, conditions: [condition('Programmed', 'True', 'Programmed')] }],
  attachedListenerSets: 1,
};

test('says all of a status that is compared, a line each', () => {
  expect(statusLines(object(STATUS))).toEqual([
    'Accepted=True Accepted', 'attachedListenerSets 1', 'listener http: Programmed=True Programmed', 'listener http: attachedRoutes 2', 'listener http: supportedKinds HTTPRoute',
  ]);
  const parentRef = { name: 'web', namespace: 'infra', sectionName: 'http', port: 80 };
  expect(statusLines(object({ parents: [{ parentRef, controllerName: 'c', conditions: [condition('Accepted', 'False', 'NotAllowedByListeners')] }] })))
    .toEqual(['parent Gateway infra/web/http:80: Accepted=False NotAllowedByListeners', 'parent Gateway infra/web/http:80: of c']);
  const ancestorRef = { name: 'web' };
  expect(statusLines(object({ ancestors: [{ ancestorRef, controllerName: 'c', conditions: [] }] }))).toEqual(['for Gateway infra/web: of c']);
});

test('leaves out what stands there before a controller comes by', () => {
  expect(statusLines(object({ conditions: [condition('Accepted', 'Unknown', 'Pending')] }))).toEqual([]);
});

test.each<[string, object, string[], string[]]>([
  ['the same, in another order and other words', { ...STATUS, conditions: [{ ...STATUS.conditions[0], message: 'other' }] }, [], []],
  ['another reason', { ...STATUS, conditions: [condition('Accepted', 'True', 'ListenersNotValid')] }, ['Accepted=True Accepted'], ['Accepted=True ListenersNotValid']],
  ['another count', { ...STATUS, attachedListenerSets: 0 }, ['attachedListenerSets 1'], []],
  ['more', { ...STATUS, conditions: [...STATUS.conditions, condition('Programmed', 'True', 'Programmed')] }, [], ['Programmed=True Programmed']],
])('finds how they differ where we say %s', (_, ours, real, ourLines) => {
  const [difference] = differencesOf([object(STATUS)], [object(ours)]);
  expect([difference?.real ?? [], difference?.ours ?? []]).toEqual([real, ourLines]);
});

test('finds what we say nothing of, and takes versions of a kind for one', () => {
  expect(differencesOf([object(STATUS)], [])[0].real).toHaveLength(5);
  expect(differencesOf([object({})], [])).toEqual([]);
  expect(differencesOf([object(STATUS)], [{ ...object(STATUS), apiVersion: 'gateway.networking.k8s.io/v1beta1' }])).toEqual([]);
});

test('puts differences together that are alike', () => {
  const of = (name: string) => signature({ object: `HTTPRoute ns/${name}`, real: [`parent Gateway infra/${name}: Accepted=True Accepted`], ours: [] });
  expect(of('a')).toBe(of('b'));
  expect(of('a')).toContain('parent Accepted=True Accepted');
});

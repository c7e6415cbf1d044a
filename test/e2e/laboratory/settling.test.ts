import { fingerprint, isJudged } from './settling';
import { KubernetesObject } from '../stack/kubectl';
import { CONTROLLER } from '../systems/names';

const condition = { type: 'Accepted', status: 'True', reason: 'Accepted', observedGeneration: 1, lastTransitionTime: 'now' };
const gatewayClass = (controllerName: string, conditions: readonly object[]): KubernetesObject => ({
  apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GatewayClass', metadata: { name: 'a', generation: 1 }, spec: { controllerName }, status: { conditions },
});
const base = gatewayClass(CONTROLLER, [condition]);

test.each<[string, KubernetesObject, boolean]>([
  ['the time of a condition', gatewayClass(CONTROLLER, [{ ...condition, lastTransitionTime: 'later' }]), true],
  ['a reason', gatewayClass(CONTROLLER, [{ ...condition, reason: 'Other' }]), false],
  ['a name', { ...base, metadata: { name: 'b', generation: 1 } }, false],
  ['a generation', { ...base, metadata: { name: 'a', generation: 2 } }, false],
])('a fingerprint with another value for %s', (_, other, isSame) => {
  expect(fingerprint([other]) === fingerprint([base])).toBe(isSame);
});

test.each<[string, KubernetesObject, boolean]>([
  ['accepted', base, true],
  ['still Pending', gatewayClass(CONTROLLER, [{ ...condition, status: 'Unknown', reason: 'Pending' }]), false],
  ['judged as it was before', gatewayClass(CONTROLLER, [{ ...condition, observedGeneration: 0 }]), false],
  ['somebody else\'s', gatewayClass('example.com/other', []), true],
])('a class that is %s', (_, object, expected) => {
  expect(isJudged(object)).toBe(expected);
});

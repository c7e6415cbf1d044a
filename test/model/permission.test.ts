import { ClusterObject } from '../../src/model/cluster-object';
import { ClusterObjects } from '../../src/model/cluster-objects';
import { Permissions } from '../../src/model/permission';

const FROM = { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' };
const TO = { group: '', kind: 'Service', namespace: 'bank', name: 'pay' };

let second = 0;

/** A grant of namespace bank, younger than the one before. */
function grant(name: string, from: readonly object[], to: readonly object[], namespace = 'bank'): ClusterObject {
  const creationTimestamp = new Date(second++ * 1000).toISOString();
  return { apiVersion: 'gateway.networking.k8s.io/v1beta1', kind: 'ReferenceGrant', metadata: { name, namespace, creationTimestamp }, spec: { from, to } };
}

function found(...grants: readonly ClusterObject[]): string | undefined {
  const permission = new Permissions(new ClusterObjects(grants)).find(FROM, TO);
  return typeof permission === 'object' ? permission.metadata.name : permission;
}

const SERVICE = { group: '', kind: 'Service' };
const PAY = { ...SERVICE, name: 'pay' };
const OTHER = { ...SERVICE, name: 'other' };

test.each<[string, string | undefined, ClusterObject]>([
  ['permits by name', 'a', grant('a', [FROM], [PAY])],
  ['permits every name where it has none', 'a', grant('a', [FROM], [SERVICE])],
  ['permits every name where it is empty', 'a', grant('a', [FROM], [{ ...SERVICE, name: '' }])],
  ['permits by any of several', 'a', grant('a', [{ ...FROM, kind: 'GRPCRoute' }, FROM], [OTHER, PAY])],
  ['is not for another name', undefined, grant('a', [FROM], [OTHER])],
  ['is not for another kind of referrer', undefined, grant('a', [{ ...FROM, kind: 'GRPCRoute' }], [PAY])],
  ['is not for another group of referrer', undefined, grant('a', [{ ...FROM, group: '' }], [PAY])],
  ['is not for another namespace of referrer', undefined, grant('a', [{ ...FROM, namespace: 'other' }], [PAY])],
  ['is not for another kind', undefined, grant('a', [FROM], [{ ...PAY, kind: 'Secret' }])],
  ['is not for another group', undefined, grant('a', [FROM], [{ ...PAY, group: 'example.com' }])],
  ['is not for another namespace than its own', undefined, grant('a', [FROM], [PAY], 'shop')],
])('a grant %s', (_, expected, object) => expect(found(object)).toBe(expected));

test('of several grants the oldest is named, whether it has a name or not', () => {
  const [named, unnamed] = [grant('named', [FROM], [PAY]), grant('unnamed', [FROM], [SERVICE])];
  expect(found(unnamed, named)).toBe('named');
  const [older, younger] = [grant('older', [FROM], [SERVICE]), grant('younger', [FROM], [PAY])];
  expect(found(younger, older)).toBe('older');
});

test('nothing is asked for within a namespace', () => {
  expect(new Permissions(new ClusterObjects([])).find({ ...FROM, namespace: 'bank' }, TO)).toBe('local');
});

test('the grants that permitted something are known', () => {
  const permissions = new Permissions(new ClusterObjects([grant('used', [FROM], [PAY]), grant('unused', [FROM], [OTHER])]));
  permissions.find(FROM, TO);
  expect([...permissions.grantsUsed].map(({ metadata }) => metadata.name)).toEqual(['used']);
});

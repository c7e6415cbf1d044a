import { expectedSummary, hasLostListeners, summary } from './conditions';
import { KubernetesObject } from './kubectl';

const condition = (type: string, status = 'True', observedGeneration = 2) => ({ type, status, reason: 'Because', message: 'of this', observedGeneration });
const parentRef = { name: 'edge', namespace: 'infra', sectionName: 'https' };
const route = (parents: object[]): KubernetesObject => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'web', namespace: 'shop', generation: 2 },
  spec: { parentRefs: [parentRef] },
  status: { parents },
});
const good = [condition('Accepted'), condition('ResolvedRefs')];

test.each<[string, object[], string]>([
  ['all is well', [{ parentRef, conditions: good }], 'parent infra/edge/https: Accepted, ResolvedRefs'],
  ['nothing is said', [], ''],
  ['one is not said', [{ parentRef, conditions: [condition('Accepted')] }], 'parent infra/edge/https: Accepted, ResolvedRefs not said'],
  ['one is false', [{ parentRef, conditions: [condition('Accepted'), condition('ResolvedRefs', 'False')] }],
    'parent infra/edge/https: Accepted, ResolvedRefs=False (Because: of this)'],
  ['one is about what was there before', [{ parentRef, conditions: [condition('Accepted', 'True', 1), condition('ResolvedRefs')] }],
    'parent infra/edge/https: Accepted of an older generation, ResolvedRefs'],
  ['another is bad', [{ parentRef, conditions: [...good, condition('BackendsAvailable', 'False')] }],
    'parent infra/edge/https: Accepted, ResolvedRefs, BackendsAvailable=False (Because: of this)'],
  ['a bad one holds', [{ parentRef, conditions: [...good, condition('Conflicted')] }],
    'parent infra/edge/https: Accepted, ResolvedRefs, Conflicted=True (Because: of this)'],
  ['a bad one does not hold', [{ parentRef, conditions: [...good, condition('Conflicted', 'False')] }], 'parent infra/edge/https: Accepted, ResolvedRefs'],
])('a route of which %s', (_, parents, expected) => {
  const object = route(parents);
  expect(summary(object)).toBe(expected);
  expect(expectedSummary(object)).toBe('parent infra/edge/https: Accepted, ResolvedRefs');
});

test('a gateway needs them for itself and for each listener', () => {
  const listeners = [{ name: 'http' }, { name: 'https' }];
  const gateway: KubernetesObject = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', metadata: { name: 'edge' }, spec: { listeners } };
  expect(expectedSummary(gateway)).toBe([
    'Accepted, Programmed', 'listener http: Accepted, Programmed, ResolvedRefs', 'listener https: Accepted, Programmed, ResolvedRefs',
  ].join('\n'));
  expect(summary(gateway)).toBe('');
});

test.each<[what: string, kind: string, status: object | undefined, lost: boolean]>([
  ['that is well and has no listeners', 'Gateway', { conditions: good }, true],
  ['that is well and has them', 'Gateway', { conditions: good, listeners: [{ name: 'http' }] }, false],
  ['that is not well', 'Gateway', { conditions: [condition('Accepted'), condition('Programmed', 'False')] }, false],
  ['that says nothing yet', 'Gateway', undefined, false],
  ['of another kind', 'GatewayClass', { conditions: good }, false],
])('an object %s', (_, kind, status, lost) => {
  expect(hasLostListeners({ apiVersion: 'gateway.networking.k8s.io/v1', kind, metadata: { name: 'edge' }, spec: {}, status })).toBe(lost);
});

test('a policy that applies to nothing says nothing, which is not enough', () => {
  const policy: KubernetesObject = { apiVersion: 'gateway.envoyproxy.io/v1alpha1', kind: 'SecurityPolicy', metadata: { name: 'auth' }, spec: {} };
  expect(expectedSummary(policy)).toBe('for some Gateway: Accepted');
  expect(summary(policy)).toBe('');
});

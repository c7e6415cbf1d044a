import { BASE, core, envoy, grant, route, statusOf } from './policy-cluster';
import { ClusterObject } from '../../../src/model/cluster-object';

const ROUTES = [
  route('shop/red', [{ namespace: 'infra', name: 'web', sectionName: 'http' }], {}, { labels: { colour: 'red' } }),
  route('shop/blue', [{ namespace: 'infra', name: 'web', sectionName: 'admin' }], {}, { labels: { colour: 'blue' } }),
  route('stock/red', [{ namespace: 'infra', name: 'web' }], {}, { labels: { colour: 'red' } }),
];
const FROM = { group: 'gateway.envoyproxy.io', kind: 'SecurityPolicy', namespace: 'shop' };
const GRANT = grant('stock/grant', FROM, { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute' });
const NAMESPACE = core('Namespace', 'stock', { metadata: { name: 'stock', labels: { team: 'stock' } } });
const HTTP = 'Gateway infra/web#http';
const ADMIN = 'Gateway infra/web#admin';
const WHOLE = 'Gateway infra/web';

test.each<[what: string, selector: object, more: ClusterObject[], ancestors: string[]]>([
  ['by a label', { matchLabels: { colour: 'red' } }, [], [HTTP]],
  ['by a label that nobody has', { matchLabels: { colour: 'green' } }, [], []],
  ['all of a kind', {}, [], [HTTP, ADMIN]],
  ['by an expression', { matchExpressions: [{ key: 'colour', operator: 'NotIn', values: ['red'] }] }, [], [ADMIN]],
  ['by an expression that the API machinery cannot read', { matchExpressions: [{ key: 'colour', operator: 'Is', values: ['red'] }] }, [], []],
  ['of another kind', { kind: 'GRPCRoute' }, [], []],
  ['in every namespace, and no grant', { namespaces: { from: 'All' } }, [], [HTTP, ADMIN]],
  ['in every namespace, and a grant', { namespaces: { from: 'All' } }, [GRANT], [HTTP, ADMIN, WHOLE]],
  ['in namespaces by label, and a grant', { namespaces: { from: 'Selector', selector: { matchLabels: { team: 'stock' } } } }, [GRANT, NAMESPACE], [WHOLE]],
  ['in namespaces of another label', { namespaces: { from: 'Selector', selector: { matchLabels: { team: 'shop' } } } }, [GRANT, NAMESPACE], []],
  ['in a namespace by name', { namespaces: { from: 'Selector', selector: { matchLabels: { 'kubernetes.io/metadata.name': 'stock' } } } }, [GRANT], [WHOLE]],
  ['a grant for another kind of policy', { namespaces: { from: 'All' } },
    [grant('stock/grant', { ...FROM, kind: 'BackendTrafficPolicy' }, { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute' })], [HTTP, ADMIN]],
  ['a grant for another namespace', { namespaces: { from: 'All' } },
    [grant('stock/grant', { ...FROM, namespace: 'bank' }, { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute' })], [HTTP, ADMIN]],
])('a selector finds routes: %s', (_, selector, more, ancestors) => {
  const policy = envoy('SecurityPolicy', 'shop/p', { targetSelectors: [{ kind: 'HTTPRoute', ...selector }] });
  const objects = BASE.filter(({ kind }) => kind !== 'HTTPRoute');
  expect(statusOf(policy, [...objects, ...ROUTES, ...more, policy])).toEqual(ancestors.map(each => `${each} Accepted=True/Accepted`));
});

test('what a selector finds and a name too is one target', () => {
  const targetRefs = [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'red' }];
  const policy = envoy('SecurityPolicy', 'shop/p', { targetRefs, targetSelectors: [{ kind: 'HTTPRoute', matchLabels: { colour: 'red' } }] });
  expect(statusOf(policy, [...BASE, ...ROUTES, policy])).toEqual([`${HTTP} Accepted=True/Accepted`]);
});

test('a selector finds Gateways and ListenerSets', () => {
  for (const [kind, name] of [['Gateway', 'web'], ['ListenerSet', 'extra']]) {
    for (const policyKind of ['SecurityPolicy', 'ClientTrafficPolicy']) {
      const policy = envoy(policyKind, 'infra/p', { targetSelectors: [{ kind }] });
      expect(statusOf(policy, [...BASE, policy])).toEqual([`${kind} infra/${name} Accepted=True/Accepted`]);
    }
  }
});

test('labels with the names of an object\'s own properties are labels like others', () => {
  const odd = route('shop/odd', [{ namespace: 'infra', name: 'web' }], {}, { labels: JSON.parse('{"__proto__": "a", "constructor": "b"}') as object });
  const policy = (matchLabels: object) => envoy('SecurityPolicy', 'shop/p', { targetSelectors: [{ kind: 'HTTPRoute', matchLabels }] });
  const [found, other] = [policy(JSON.parse('{"__proto__": "a"}') as object), policy({ toString: 'a' })];
  expect(statusOf(found, [...BASE, odd, found])).toHaveLength(1);
  expect(statusOf(other, [...BASE, odd, other])).toEqual([]);
});

import { kindText, objectText } from '../../src/model/cluster-object';
import { ungranted } from '../../src/model/permission';

test.each([
  ['', 'Service', 'a Service'],
  ['', 'UDPRoute', 'a UDPRoute'],
  ['gateway.envoyproxy.io', 'HTTPRouteFilter', 'an HTTPRouteFilter of gateway.envoyproxy.io'],
  ['gateway.envoyproxy.io', 'EnvoyExtensionPolicy', 'an EnvoyExtensionPolicy of gateway.envoyproxy.io'],
])('of group "%s" the kind %s is %s', (group, kind, text) => expect(kindText(group, kind)).toBe(text));

test.each([['shop', 'Service shop/web'], ['', 'Service web'], [undefined, 'Service web']])('of namespace %j it is %s', (namespace, text) => {
  expect(objectText('Service', namespace, 'web')).toBe(text);
});

test('a reference without a grant says which one permits it', () => {
  expect(ungranted({ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' }, { group: '', kind: 'Service', namespace: 'bank', name: 'pay' })).toEqual({
    message: 'no ReferenceGrant lets an HTTPRoute of namespace shop refer to Service bank/pay',
    fix: 'let the owner of the Service make a ReferenceGrant in namespace bank with from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop}] '
      + 'and to: [{group: "", kind: Service, name: pay}]',
  });
});

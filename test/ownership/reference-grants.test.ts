import { ApiObject, App, Chart } from 'cdk8s';
import { Backend, envoygateway, gatewayapi, HttpMatch, ReferenceGrants } from '../../src';
import { holder, manifestsOf, service, System, thrownBy } from '../system';

const HTTP_ROUTE = { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute' };

const grantsOf = (app: App) => manifestsOf(app).filter(({ kind }) => kind === 'ReferenceGrant');

test('a grant names one object, one namespace and every kind of it that refers', () => {
  const { app, shared } = new System();
  const grants = ReferenceGrants.of(service(shared, 'pay'));
  for (const kind of ['HTTPRoute', 'GRPCRoute', 'HTTPRoute']) grants.allow({ ...HTTP_ROUTE, kind, namespace: 'shop' });
  grants.allow({ ...HTTP_ROUTE, namespace: 'blog' });
  grants.allow({ ...HTTP_ROUTE, namespace: 'shared' });
  const rendered = grantsOf(app).map(({ apiVersion, metadata: { name, namespace }, spec }) => ({ apiVersion, name, namespace, ...spec }));
  expect(rendered).toEqual([
    {
      apiVersion: 'gateway.networking.k8s.io/v1beta1',
      name: 'pay-from-shop',
      namespace: 'shared',
      from: [
        { group: 'gateway.networking.k8s.io', kind: 'GRPCRoute', namespace: 'shop' }, { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' },
      ],
      to: [{ group: '', kind: 'Service', name: 'pay' }],
    },
    {
      apiVersion: 'gateway.networking.k8s.io/v1beta1',
      name: 'pay-from-blog',
      namespace: 'shared',
      from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'blog' }],
      to: [{ group: '', kind: 'Service', name: 'pay' }],
    },
  ]);
});

test('a new team adds a document and changes none', () => {
  const documents = (teams: string[]) => {
    const { app, shared } = new System();
    const pay = service(shared, 'pay');
    teams.forEach(namespace => ReferenceGrants.of(pay).allow({ ...HTTP_ROUTE, namespace }));
    return manifestsOf(app).map(each => JSON.stringify(each));
  };
  const [before, after] = [documents(['shop']), documents(['shop', 'blog'])];
  expect(before.filter(each => !after.includes(each))).toEqual([]);
  expect(after).toHaveLength(before.length + 1);
});

test('it is in the file of what it opens', () => {
  const system = new System();
  system.route(system.shop, system.listener(system.gateway()), {
    rules: [{ match: HttpMatch.ALL, target: Backend.fromService(service(system.shared, 'pay')) }],
  });
  const places = system.app.charts.flatMap(chart => chart.toJson().map(({ kind }: any) => [kind, chart.node.id])).filter(([kind]) => kind === 'ReferenceGrant');
  expect(places).toEqual([['ReferenceGrant', 'shared']]);
});

test.each<[string, string, string, RegExp]>([
  ['of a long name', 'a'.repeat(60), 'shop', /^a{54}-[0-9a-f]{8}$/],
  ['of a long namespace', 'pay', 'n'.repeat(60), /^pay-from-n{45}-[0-9a-f]{8}$/],
  ['cut at a dash', `${'a'.repeat(53)}-${'b'.repeat(9)}`, 'shop', /^a{53}-[0-9a-f]{8}$/],
  ['that just fits', 'a'.repeat(53), 'shop', /^a{53}-from-shop$/],
])('a name %s has at most 63 characters', (_, name, namespace, expected) => {
  const { app, shared } = new System();
  ReferenceGrants.of(service(shared, name)).allow({ ...HTTP_ROUTE, namespace });
  expect(grantsOf(app)[0].metadata.name).toMatch(expected);
  expect(grantsOf(app)[0].metadata.name.length).toBeLessThanOrEqual(63);
});

test('long names that begin alike stay different', () => {
  const { app, shared } = new System();
  ['x', 'y'].forEach(end => ReferenceGrants.of(service(shared, 'a'.repeat(60) + end)).allow({ ...HTTP_ROUTE, namespace: 'shop' }));
  expect(new Set(grantsOf(app).map(({ metadata }) => metadata.name)).size).toBe(2);
});

describe('two referents that would share the name of a grant', () => {
  type Make = (system: System) => void;
  const secret: Make = ({ shared }) => ReferenceGrants.of(holder(shared, 'Secret', 'same')).allow({ ...HTTP_ROUTE, kind: 'Gateway', namespace: 'infra' });
  const web: Make = ({ shared }) => ReferenceGrants.of(service(shared, 'same')).allow({ ...HTTP_ROUTE, namespace: 'infra' });
  const names = (...makes: Make[]) => {
    const system = new System();
    makes.forEach(make => make(system));
    expect(system.errors).toEqual([]);
    return new Map(grantsOf(system.app).map(({ metadata, spec }) => [spec.to[0].kind, metadata.name]));
  };

  test('get names of their own, whichever comes first', () => {
    const [one, other] = [names(secret, web), names(web, secret)];
    expect(one.get('Secret')).toMatch(/^same-from-infra-[0-9a-f]{8}$/);
    expect(one.get('Service')).not.toBe(one.get('Secret'));
    expect([...one].sort()).toEqual([...other].sort());
  });

  test('alone keep the plain one', () => {
    expect([...names(secret), ...names(web)]).toEqual([['Secret', 'same-from-infra'], ['Service', 'same-from-infra']]);
  });
});

describe('a generated class that refers', () => {
  test('gets its grant by allowFrom()', () => {
    const { app, shop, shared } = new System();
    const route = new gatewayapi.GrpcRoute(shop, 'Grpc', { spec: {} });
    const policy = new envoygateway.SecurityPolicy(shop, 'Policy', {
      spec: { targetRefs: [{ group: GATEWAY, kind: 'HTTPRoute', name: 'web' }] },
    });
    const pay = service(shared, 'pay');
    ReferenceGrants.of(pay).allowFrom(route);
    ReferenceGrants.of(pay).allowFrom(policy);
    expect(grantsOf(app)[0].spec.from.map(({ group, kind }: any) => `${group}/${kind}`))
      .toEqual(['gateway.envoyproxy.io/SecurityPolicy', 'gateway.networking.k8s.io/GRPCRoute']);
  });

  test('must have a namespace', () => {
    const { app, shared } = new System();
    const route = new gatewayapi.GrpcRoute(new Chart(app, 'nobody'), 'Grpc', { spec: {} });
    expect(thrownBy(() => ReferenceGrants.of(service(shared, 'pay')).allowFrom(route)))
      .toBe('GRPCRoute at nobody/Grpc has no namespace, so no grant can name it: make its chart with `{ namespace: \'…\' }`');
  });
});

const GATEWAY = 'gateway.networking.k8s.io';
const ENVOY = 'gateway.envoyproxy.io';
const REFERRERS = [
  ...['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute', 'Gateway', 'ListenerSet', 'BackendTLSPolicy'].map(kind => [GATEWAY, kind]),
  ...['SecurityPolicy', 'ClientTrafficPolicy', 'EnvoyExtensionPolicy', 'BackendTrafficPolicy', 'HTTPRouteFilter', 'EnvoyProxy', 'Backend'].map(kind => [ENVOY, kind]),
] as Array<[string, string]>;
const REFERENTS = [
  ['v1', 'Service'], ['v1', 'Secret'], ['v1', 'ConfigMap'], ['multicluster.x-k8s.io/v1alpha1', 'ServiceImport'], [`${ENVOY}/v1alpha1`, 'Backend'],
  [`${GATEWAY}/v1`, 'HTTPRoute'], [`${GATEWAY}/v1`, 'Gateway'],
] as Array<[string, string]>;

test('the table of who needs a grant is the one of the specification and of Envoy Gateway', () => {
  const { shared } = new System();
  const permitted = (group: string, kind: string) => REFERENTS.filter(([apiVersion, toKind]) => {
    const id = `${toKind}-from-${kind}`;
    const referent = new ApiObject(shared, id, { apiVersion, kind: toKind, metadata: { name: id.toLowerCase() } });
    return thrownBy(() => ReferenceGrants.of(referent).allow({ group, kind, namespace: 'shop' })) === undefined;
  }).map(([, toKind]) => toKind);
  expect(Object.fromEntries(REFERRERS.map(([group, kind]) => [kind, permitted(group, kind)]))).toEqual({
    HTTPRoute: ['Service', 'ServiceImport', 'Backend'],
    GRPCRoute: ['Service', 'ServiceImport', 'Backend'],
    TLSRoute: ['Service', 'ServiceImport', 'Backend'],
    TCPRoute: ['Service', 'ServiceImport', 'Backend'],
    UDPRoute: ['Service', 'ServiceImport', 'Backend'],
    Gateway: ['Secret', 'ConfigMap'],
    ListenerSet: ['Secret'],
    BackendTLSPolicy: [],
    SecurityPolicy: ['Service', 'Secret', 'ConfigMap', 'Backend', 'HTTPRoute'],
    ClientTrafficPolicy: ['Secret', 'ConfigMap'],
    EnvoyExtensionPolicy: ['Service', 'Secret', 'ConfigMap', 'Backend', 'HTTPRoute'],
    BackendTrafficPolicy: ['HTTPRoute'],
    HTTPRouteFilter: ['Secret', 'ConfigMap'],
    EnvoyProxy: [],
    Backend: [],
  });
});

test('every grant of an app is listed, in order', () => {
  const { app, shared, shop } = new System();
  ReferenceGrants.of(service(shop, 'web')).allow({ ...HTTP_ROUTE, namespace: 'blog' });
  const pay = service(shared, 'pay');
  ['shop', 'blog'].forEach(namespace => ReferenceGrants.of(pay).allow({ ...HTTP_ROUTE, namespace }));
  expect(ReferenceGrants.madeIn(app)).toEqual([
    { name: 'pay-from-blog', namespace: 'shared', fromKinds: ['HTTPRoute'], fromNamespace: 'blog', toKind: 'Service', toName: 'pay', path: 'shared/service-pay' },
    { name: 'pay-from-shop', namespace: 'shared', fromKinds: ['HTTPRoute'], fromNamespace: 'shop', toKind: 'Service', toName: 'pay', path: 'shared/service-pay' },
    { name: 'web-from-blog', namespace: 'shop', fromKinds: ['HTTPRoute'], fromNamespace: 'blog', toKind: 'Service', toName: 'web', path: 'shop/service-web' },
  ]);
});

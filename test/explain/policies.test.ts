import { ENVOY, gateway, httpRoute, SPECIFICATION, WEB_BACKEND, World } from './world';

const policy = (kind: string, spec: string, target = '{group: gateway.networking.k8s.io, kind: Gateway, name: edge}', namespace = 'infra') =>
  `---\napiVersion: gateway.envoyproxy.io/v1alpha1\nkind: ${kind}\nmetadata: {name: policy, namespace: ${namespace}}\nspec: {targetRefs: [${target}], ${spec}}\n`;
const ROUTE = httpRoute('web', `rules: [{matches: [{path: {value: /a/b}}], ${WEB_BACKEND}}]`);
const OF_ROUTE = '{group: gateway.networking.k8s.io, kind: HTTPRoute, name: web}';
const world = (policies: string, profile: typeof ENVOY | typeof SPECIFICATION = ENVOY) => new World(ROUTE + policies, { profile });

describe('ClientTrafficPolicy', () => {
  test.each([
    ['path: {disableMergeSlashes: true}', '/a//b', '404'],
    ['path: {disableMergeSlashes: false}', '/a//b', 'shop/web'],
    ['path: {escapedSlashesAction: RejectRequest}', '/a%2Fb', '400'],
    ['path: {escapedSlashesAction: KeepUnchanged}', '/a%2Fb', '404'],
    ['path: {escapedSlashesAction: UnescapeAndForward}', '/a%2Fb', 'shop/web'],
    ['path: {escapedSlashesAction: UnescapeAndRedirect}', '/a%2Fb', '307'],
  ])('%s and %s: %s', (spec, path, target) => expect(world(policy('ClientTrafficPolicy', spec)).target({ path })).toBe(target));

  test.each([
    ['', '400', undefined],
    ['headers: {withUnderscoresAction: RejectRequest}', '400', undefined],
    ['headers: {withUnderscoresAction: Allow}', 'shop/web', { x_a: '1', b: '2' }],
    ['headers: {withUnderscoresAction: DropHeader}', 'shop/web', { b: '2' }],
  ])('a header with an underscore in its name and %s: %s', (spec, target, headers) => {
    const [system, request] = [world(spec === '' ? '' : policy('ClientTrafficPolicy', spec)), { path: '/a/b', headers: { x_a: '1', b: '2' } }];
    expect([system.target(request), system.explain(request).backends[0]?.request?.headers]).toEqual([target, headers]);
  });

  test('a header with an underscore in its name resets a gRPC call, and is nothing to the specification', () => {
    const headers = { x_a: '1' };
    expect(world('').target({ protocol: 'grpc', path: '/a/b', headers })).toBe('refused');
    expect(world('', SPECIFICATION).target({ path: '/a/b', headers })).toBe('shop/web');
  });

  test.each([['', 'refused'], ['mode: VerifyIfGiven, ', 'shop/web'], ['optional: true, ', 'shop/web']])('%s client certificates: %s', (mode, target) => {
    const https = gateway(['name: https, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: cert}]}']);
    const validation = policy('ClientTrafficPolicy', `tls: {clientValidation: {${mode}caCertificateRefs: [{group: "", kind: ConfigMap, name: ca}]}}`);
    const system = new World(https + ROUTE + validation, { profile: ENVOY });
    expect([false, true].map(clientCert => system.target({ scheme: 'https', port: 443, sni: 'www.example.com', path: '/a/b', clientCert }))).toEqual([target, 'shop/web']);
  });
});

describe('SecurityPolicy', () => {
  const CORS = 'cors: {allowOrigins: ["https://*.foo.com"], allowMethods: [GET], maxAge: 1h30m}';
  const preflight = { method: 'OPTIONS', path: '/a/b', headers: { 'origin': 'https://a.foo.com', 'access-control-request-method': 'GET' } };

  test('answers preflight requests', () => {
    expect(world(policy('SecurityPolicy', CORS, OF_ROUTE, 'shop')).explain(preflight).answer).toMatchObject({
      status: 200, headers: { 'access-control-allow-origin': 'https://a.foo.com', 'access-control-allow-methods': 'GET', 'access-control-max-age': '5400' },
    });
  });

  test('comes after the CORS filter of a rule', () => {
    const route = httpRoute('web', `rules: [{filters: [{type: CORS, cors: {allowOrigins: ["https://b.org"]}}], ${WEB_BACKEND}}]`);
    const { answer } = new World(route + policy('SecurityPolicy', CORS, OF_ROUTE, 'shop'), { profile: ENVOY }).explain(preflight);
    expect(answer!.headers).not.toHaveProperty('access-control-allow-origin');
  });

  test('may refuse a request, which is told', () => {
    const { notes, backends } = world(policy('SecurityPolicy', 'authorization: {defaultAction: Deny}', OF_ROUTE, 'shop')).explain({ path: '/a/b' });
    expect([notes, backends.length]).toEqual([['SecurityPolicy shop/policy may refuse it: authorization: it denies everybody'], 1]);
  });

  test('that cannot be had answers every request', () => {
    const broken = policy('SecurityPolicy', 'basicAuth: {users: {name: nobody, kind: Secret, namespace: bank}}', OF_ROUTE, 'shop');
    expect(world(broken).target({ path: '/a/b' })).toBe('500');
  });

  test('is nothing to the specification', () => {
    expect(world(policy('SecurityPolicy', CORS, OF_ROUTE, 'shop').replace('gateway.envoyproxy.io/v1alpha1', 'other.example/v1'), SPECIFICATION).target(preflight)).toBe('shop/web');
  });
});

describe('BackendTLSPolicy', () => {
  const tls = (ref: string) => `---
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: policy, namespace: shop}
spec: {targetRefs: [{group: "", kind: Service, name: web}], validation: {hostname: web.internal, caCertificateRefs: [{group: "", kind: ${ref}, name: ca}]}}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: ca, namespace: shop}
data: {ca.crt: "-----BEGIN CERTIFICATE-----\\n-----END CERTIFICATE-----"}
`;

  test('that cannot be had lets the backend get nothing', () => {
    expect([SPECIFICATION, ENVOY].map(profile => world(tls('Pod'), profile).target({ path: '/a/b' }))).toEqual(['503', '500']);
  });

  test('is named', () => {
    expect(world(tls('ConfigMap')).explain({ path: '/a/b' }).backends[0].tls).toEqual({ passthrough: false, sni: 'web.internal', policy: { namespace: 'shop', name: 'policy' } });
  });
});

test('BackendTrafficPolicy may intervene, which is told', () => {
  const { notes } = world(policy('BackendTrafficPolicy', 'faultInjection: {abort: {httpStatus: 503, percentage: 10}}', OF_ROUTE, 'shop')).explain({ path: '/a/b' });
  expect(notes).toEqual(['BackendTrafficPolicy shop/policy may intervene: faultInjection: 10% of requests get 503']);
});

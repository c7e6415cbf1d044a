import { ENVOY, httpRoute, PROFILE_NAMES, ProfileName, SPECIFICATION, WEB_BACKEND, World } from './world';
import { ExplainRequest } from '../../src/explain/request';

const modifier = (changes: string, type = 'Request') => `{type: ${type}HeaderModifier, ${type.toLowerCase()}HeaderModifier: {${changes}}}`;
const rewrite = (changes: string) => `{type: URLRewrite, urlRewrite: {${changes}}}`;

function forwarded(filters: string, request: Partial<ExplainRequest>, profile: ProfileName, { prefix = '/', backend = WEB_BACKEND } = {}) {
  const explanation = new World(httpRoute('web', `rules: [{matches: [{path: {value: ${prefix}}}], filters: [${filters}], ${backend}}]`), { profile }).explain(request);
  return explanation.backends[0];
}

describe.each(PROFILE_NAMES)('under %s', profile => {
  test.each([
    ['set: [{name: X-A, value: b}]', { 'x-a': 'old' }, { 'x-a': 'b' }],
    ['add: [{name: X-A, value: b}]', { 'x-a': 'old' }, { 'x-a': 'old,b' }],
    ['add: [{name: X-A, value: b}]', {}, { 'x-a': 'b' }],
    ['remove: [X-A]', { 'x-a': 'old', 'x-b': '1' }, { 'x-b': '1' }],
    ['remove: [x-a], add: [{name: x-a, value: b}]', { 'X-A': 'old' }, { 'x-a': 'b' }],
  ])('the request has its headers changed by %s', (changes, headers, expected) => {
    expect(forwarded(modifier(changes), { headers }, profile).request!.headers).toEqual(expected);
  });

  test('changes of the response are told', () => {
    const changes = modifier('set: [{name: X-A, value: b}], add: [{name: x-b, value: c}], remove: [X-C]', 'Response');
    expect(forwarded(changes, {}, profile).responseHeaders).toEqual({ set: { 'x-a': 'b' }, add: { 'x-b': 'c' }, remove: ['x-c'] });
  });

  test.each([
    ['path: {type: ReplaceFullPath, replaceFullPath: /new}', '/a', '/a/x?q=1', '/new?q=1'],
    ['path: {type: ReplacePrefixMatch, replacePrefixMatch: /b}', '/a', '/a/x', '/b/x'],
    ['path: {type: ReplacePrefixMatch, replacePrefixMatch: /b/}', '/a', '/a/x', '/b/x'],
    ['path: {type: ReplacePrefixMatch, replacePrefixMatch: /b}', '/a/', '/a/x', '/b/x'],
    ['path: {type: ReplacePrefixMatch, replacePrefixMatch: /b}', '/a', '/a', '/b'],
    ['path: {type: ReplacePrefixMatch, replacePrefixMatch: /b}', '/a', '/a/', '/b/'],
    ['path: {type: ReplacePrefixMatch, replacePrefixMatch: /}', '/a', '/a/x', '/x'],
    ['path: {type: ReplacePrefixMatch, replacePrefixMatch: ""}', '/a', '/a', '/'],
    ['path: {type: ReplacePrefixMatch, replacePrefixMatch: ""}', '/a', '/a/x?q', '/x?q'],
  ])('%s for %s rewrites %s to %s', (change, prefix, path, expected) => {
    expect(forwarded(rewrite(change), { path }, profile, { prefix }).request!.path).toBe(expected);
  });

  test('filters come in order', () => {
    const { steps } = new World(httpRoute('web', `rules: [{filters: [${modifier('remove: [a]')}, ${rewrite('hostname: in.example')}], ${WEB_BACKEND}, timeouts: {request: 5s}}]`), { profile }).explain();
    expect(steps).toEqual([
      'RequestHeaderModifier: removes a in the request', 'URLRewrite: the host becomes in.example', 'timeouts: a request takes 5s at most, and is answered 504 then',
    ]);
  });

  test('a mirror gets what the backend gets', () => {
    const filters = `${modifier('set: [{name: a, value: b}]')}, {type: RequestMirror, requestMirror: {backendRef: {name: pay, port: 80}, fraction: {numerator: 1, denominator: 8}}}`;
    const { mirrors } = new World(httpRoute('web', `rules: [{filters: [${filters}], ${WEB_BACKEND}}]`), { profile }).explain({ path: '/x' });
    expect(mirrors.map(({ backend: { name }, percent, request }) => [name, percent, request.path, request.headers])).toEqual([['pay', 12.5, '/x', { a: 'b' }]]);
  });
});

describe('where the two differ', () => {
  test('the host that was asked for goes along with Envoy Gateway', () => {
    const got = PROFILE_NAMES.map(profile => forwarded(rewrite('hostname: in.example'), {}, profile).request);
    expect(got.map(each => [each!.host, each!.headers])).toEqual([['in.example', {}], ['in.example', { 'x-forwarded-host': 'www.example.com' }]]);
  });

  test('a percent sign is written twice for Envoy', () => {
    const change = `${modifier('set: [{name: a, value: 100%%}]')}, ${modifier('set: [{name: b, value: 5%%}]', 'Response')}`;
    const got = PROFILE_NAMES.map(profile => forwarded(change, {}, profile));
    expect(got.map(({ request, responseHeaders }) => [request!.headers.a, responseHeaders!.set.b])).toEqual([['100%%', '5%%'], ['100%', '5%']]);
  });

  test('the prefix of everything is one character to Envoy', () => {
    const change = rewrite('path: {type: ReplacePrefixMatch, replacePrefixMatch: /foo}');
    expect(PROFILE_NAMES.map(profile => forwarded(change, { path: '/bar' }, profile).request!.path)).toEqual(['/foo/bar', '/foobar']);
  });

  test('a backend\'s filters come after the rule\'s by the specification, and before with Envoy Gateway', () => {
    const backend = `backendRefs: [{name: web, port: 80, filters: [${modifier('set: [{name: a, value: backend}], add: [{name: b, value: backend}]')}, ${modifier('set: [{name: c, value: backend}]', 'Response')}]}]`;
    const filters = `${modifier('set: [{name: a, value: rule}], add: [{name: b, value: rule}]')}, ${modifier('set: [{name: c, value: rule}]', 'Response')}`;
    const got = PROFILE_NAMES.map(profile => forwarded(filters, { headers: { b: 'sent' } }, profile, { backend }));
    expect(got.map(({ request, responseHeaders }) => [request!.headers, responseHeaders!.set])).toEqual([
      [{ a: 'backend', b: 'sent,rule,backend' }, { c: 'backend' }],
      [{ a: 'rule', b: 'sent,backend,rule' }, { c: 'rule' }],
    ]);
  });

  test('a mirror that leads nowhere is left out by the specification, and fails the rule with Envoy Gateway', () => {
    const filters = '{type: RequestMirror, requestMirror: {backendRef: {name: nobody, port: 80}}}';
    const got = PROFILE_NAMES.map(profile => new World(httpRoute('web', `rules: [{filters: [${filters}], ${WEB_BACKEND}}]`), { profile }).explain());
    expect(got.map(({ answer, backends, mirrors }) => [answer?.status, backends.length, mirrors.length])).toEqual([[undefined, 1, 0], [500, 0, 0]]);
  });
});

describe('HTTPRouteFilter', () => {
  const world = (spec: string, more = '', rules = WEB_BACKEND) => new World(`
apiVersion: gateway.envoyproxy.io/v1alpha1
kind: HTTPRouteFilter
metadata: {name: filter, namespace: shop}
spec: {${spec}}
${more}
${httpRoute('web', `rules: [{filters: [{type: ExtensionRef, extensionRef: {group: gateway.envoyproxy.io, kind: HTTPRouteFilter, name: filter}}], ${rules}}]`)}`, { profile: ENVOY });

  test('answers by itself', () => {
    const { answer, backends } = world('directResponse: {statusCode: 503, contentType: text/html, body: {type: Inline, inline: closed}, header: {set: [{name: Retry-After, value: "60"}]}}').explain();
    expect([answer, backends]).toEqual([{ status: 503, headers: { 'content-type': 'text/html', 'retry-after': '60' }, body: 'closed', why: 'a filter answers' }, []]);
  });

  test('answers with the text of a ConfigMap', () => {
    const map = '---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: page, namespace: shop}\ndata: {a: first, response.body: the page}\n';
    expect(world('directResponse: {body: {type: ValueRef, valueRef: {group: "", kind: ConfigMap, name: page}}}', map).explain().answer).toMatchObject({ status: 200, body: 'the page' });
  });

  test('answers gRPC in its own words', () => {
    expect(world('directResponse: {statusCode: 403}').explain({ headers: { 'content-type': 'application/grpc+proto' } }).answer).toMatchObject({ status: 200, grpcStatus: 7 });
  });

  test.each([
    ['path: {type: ReplaceRegexMatch, replaceRegexMatch: {pattern: "^/service/([^/]+)(/.*)$", substitution: "\\\\2/instance/\\\\1"}}', { path: '/service/foo/v1/api?q' }, { path: '/v1/api/instance/foo?q' }],
    ['path: {type: ReplaceRegexMatch, replaceRegexMatch: {pattern: one, substitution: two}}', { path: '/xxx/one/yyy/one/zzz' }, { path: '/xxx/two/yyy/two/zzz' }],
    ['hostname: {type: Header, header: x-host}', { headers: { 'x-host': 'in.example' } }, { host: 'in.example', headers: { 'x-host': 'in.example', 'x-forwarded-host': 'www.example.com' } }],
    ['hostname: {type: Header, header: x-host}, appendXForwardedHost: false', { headers: { 'x-host': 'in.example' } }, { host: 'in.example', headers: { 'x-host': 'in.example' } }],
    ['hostname: {type: Header, header: x-host}', {}, { host: 'www.example.com', headers: {} }],
    ['hostname: {type: PathRegex, pathRegex: {pattern: "^/t/([a-z]+).*", substitution: "\\\\1.internal"}}', { path: '/t/blue/x' }, { host: 'blue.internal', path: '/t/blue/x' }],
    ['hostname: {type: Backend}', {}, { host: 'www.example.com', headers: {} }],
  ])('rewrites by %s', (change, request, expected) => {
    const got = world(`urlRewrite: {${change}}`).explain(request).backends[0].request!;
    expect(got).toMatchObject(expected);
    if ('headers' in expected) expect(got.headers).toEqual(expected.headers);
  });

  test('takes the host from a Backend that has one', () => {
    const backend = '---\napiVersion: gateway.envoyproxy.io/v1alpha1\nkind: Backend\nmetadata: {name: outside, namespace: shop}\nspec: {endpoints: [{fqdn: {hostname: api.example.net, port: 443}}]}\n';
    const explanation = world('urlRewrite: {hostname: {type: Backend}}', backend, 'backendRefs: [{group: gateway.envoyproxy.io, kind: Backend, name: outside}]').explain();
    expect(explanation.backends[0].request).toMatchObject({ host: 'api.example.net', headers: { 'x-forwarded-host': 'www.example.com' } });
  });

  test('puts a credential in, and does not show it', () => {
    const secret = '---\napiVersion: v1\nkind: Secret\nmetadata: {name: token, namespace: shop}\nstringData: {credential: Bearer 123}\n';
    const spec = (overwrite: boolean) => `credentialInjection: {overwrite: ${overwrite}, credential: {valueRef: {name: token}}}`;
    const sent = { headers: { authorization: 'mine' } };
    const got = [world(spec(false), secret).explain(), world(spec(false), secret).explain(sent), world(spec(true), secret).explain(sent)];
    expect(got.map(({ backends: [{ request }] }) => request!.headers.authorization))
      .toEqual(['<credential of Secret shop/token>', 'mine', '<credential of Secret shop/token>']);
  });

  test('that is not there answers 500', () => {
    const route = httpRoute('web', `rules: [{filters: [{type: ExtensionRef, extensionRef: {group: gateway.envoyproxy.io, kind: HTTPRouteFilter, name: filter}}], ${WEB_BACKEND}}]`);
    expect(new World(route, { profile: ENVOY }).target()).toBe('500');
  });
});

test('an unknown extension is left to its implementation', () => {
  const { answer, steps, backends } = new World(httpRoute('web', `rules: [{filters: [{type: ExtensionRef, extensionRef: {group: example.com, kind: Fancy, name: a}}], ${WEB_BACKEND}}]`), { profile: SPECIFICATION }).explain();
  expect([answer, steps, backends.length]).toEqual([undefined, ['ExtensionRef: what it does is not known here'], 1]);
});

test.each([[SPECIFICATION, '100%%'], [ENVOY, '100%']] as const)('under %s a value of `100%%` arrives as %s', (profile, value) => {
  expect(forwarded(modifier('set: [{name: x-a, value: 100%%}]'), {}, profile).request!.headers).toEqual({ 'x-a': value });
});

const UNDERSCORES = (action: string) => `---
apiVersion: gateway.envoyproxy.io/v1alpha1
kind: ClientTrafficPolicy
metadata: {name: headers, namespace: infra}
spec: {targetRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: edge}], headers: {withUnderscoresAction: ${action}}}
`;

interface Fate {
  readonly status?: number;
  readonly refused?: boolean;
  readonly headers?: object;
}

// Measured with Envoy 1.39 and what Envoy Gateway 1.9 sets.
test.each<[string, ProfileName, string, Partial<ExplainRequest>, Fate]>([
  ['is refused', ENVOY, '', {}, { status: 400 }],
  ['ends a call', ENVOY, '', { protocol: 'grpc' }, { refused: true }],
  ['is dropped where a policy says so', ENVOY, UNDERSCORES('DropHeader'), {}, { headers: {} }],
  ['goes along where a policy says so', ENVOY, UNDERSCORES('Allow'), {}, { headers: { x_a: '1' } }],
  ['goes along by the specification', SPECIFICATION, '', {}, { headers: { x_a: '1' } }],
])('a header with an underscore %s', (_, profile, policy, request, expected) => {
  const { answer, refused, backends } = new World(`${httpRoute('web', `rules: [{${WEB_BACKEND}}]`)}${policy}`, { profile }).explain({ headers: { X_A: '1' }, ...request });
  expect({ status: answer?.status, refused: refused !== undefined, headers: backends[0]?.request?.headers })
    .toEqual({ status: undefined, refused: false, headers: undefined, ...expected });
});

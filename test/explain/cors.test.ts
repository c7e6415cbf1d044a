import { ENVOY, httpRoute, PROFILE_NAMES, ProfileName, SPECIFICATION, WEB_BACKEND, World } from './world';

const FULL = 'allowOrigins: ["https://www.foo.com", "https://*.bar.com"], allowMethods: [GET, POST], allowHeaders: [x-a, x-b], exposeHeaders: [x-c, x-d], allowCredentials: true, maxAge: 60';

function world(cors: string, profile: ProfileName, match = 'path: {value: /}'): World {
  return new World(httpRoute('web', `rules: [{matches: [{${match}}], filters: [{type: CORS, cors: {${cors}}}], ${WEB_BACKEND}}]`), { profile });
}

const preflight = (origin: string, more: { readonly [name: string]: string } = {}) => ({
  method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST', ...more },
});

describe.each(PROFILE_NAMES)('under %s', profile => {
  test('answers a preflight request', () => {
    expect(world(FULL, profile).explain(preflight('https://www.foo.com')).answer).toEqual({
      status: 200,
      headers: {
        'access-control-allow-origin': 'https://www.foo.com',
        'access-control-allow-credentials': 'true',
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': 'x-a, x-b',
        'access-control-max-age': '60',
        'access-control-expose-headers': 'x-c, x-d',
      },
      why: 'the preflight request is answered by the gateway',
    });
  });

  test.each([
    ['https://www.bar.com', true],
    ['https://a.b.bar.com', true],
    ['https://bar.com', false],
    ['http://www.bar.com', false],
    ['https://www.barxcom', false],
    ['https://www.foo.com.evil', false],
  ])('takes %s for an origin that is allowed: %s', (origin, allowed) => {
    expect('access-control-allow-origin' in world(FULL, profile).explain(preflight(origin)).answer!.headers).toBe(allowed);
    expect('access-control-allow-origin' in world(FULL, profile).explain({ headers: { origin } }).backends[0].responseHeaders!.set).toBe(allowed);
  });

  test('adds to the response of other requests', () => {
    const { backends } = world(FULL, profile).explain({ headers: { origin: 'https://www.foo.com' } });
    expect(backends[0].responseHeaders!.set).toEqual({
      'access-control-allow-origin': 'https://www.foo.com', 'access-control-allow-credentials': 'true', 'access-control-expose-headers': 'x-c, x-d',
    });
  });

  test.each([
    ['without origin', { method: 'OPTIONS', headers: { 'access-control-request-method': 'POST' } }],
    ['without the method asked for', { method: 'OPTIONS', headers: { origin: 'https://www.foo.com' } }],
    ['with another method', { ...preflight('https://www.foo.com'), method: 'GET' }],
  ])('a request %s is no preflight request', (_, request) => expect(world(FULL, profile).target(request)).toBe('shop/web'));

  test('says what was asked for where everything is allowed', () => {
    const any = 'allowOrigins: ["*"], allowMethods: ["*"], allowHeaders: ["*"], allowCredentials: true';
    expect(world(any, profile).explain(preflight('https://x.org', { 'access-control-request-headers': 'x-y' })).answer?.headers).toMatchObject({
      'access-control-allow-origin': 'https://x.org', 'access-control-allow-methods': 'POST', 'access-control-allow-headers': 'x-y', 'access-control-max-age': '5',
    });
  });
});

describe('where the two differ', () => {
  test('origins that are not allowed', () => {
    const got = PROFILE_NAMES.map(profile => world(FULL, profile).explain(preflight('https://evil.org')).answer!.headers);
    expect(got).toEqual([{}, {
      'access-control-allow-credentials': 'true', 'access-control-allow-methods': 'GET, POST', 'access-control-allow-headers': 'x-a, x-b', 'access-control-max-age': '60',
    }]);
  });

  test('an origin that is any origin', () => {
    const got = PROFILE_NAMES.map(profile => world('allowOrigins: ["*"]', profile).explain(preflight('https://x.org')).answer!.headers['access-control-allow-origin']);
    expect(got).toEqual(['*', 'https://x.org']);
  });

  test('the port that a scheme has is meant by the specification', () => {
    const got = PROFILE_NAMES.map(profile => 'access-control-allow-origin' in world(FULL, profile).explain(preflight('https://www.foo.com:443')).answer!.headers);
    expect(got).toEqual([true, false]);
  });

  test('a preflight request for a rule with a method', () => {
    expect(world(FULL, SPECIFICATION, 'method: POST').target(preflight('https://www.foo.com'))).toBe('404');
    expect(world(FULL, ENVOY, 'method: POST').target(preflight('https://www.foo.com'))).toBe('200');
    expect(world(FULL, ENVOY, 'method: POST').target({ method: 'OPTIONS' })).toBe('404');
  });

  test('a redirect, which Envoy does not see CORS for', () => {
    const rule = `rules: [{filters: [{type: CORS, cors: {${FULL}}}, {type: RequestRedirect, requestRedirect: {scheme: https}}]}]`;
    expect(PROFILE_NAMES.map(profile => new World(httpRoute('web', rule), { profile }).target(preflight('https://www.foo.com')))).toEqual(['200', '302']);
  });
});

import { ENVOY, httpRoute, SPECIFICATION, WEB_BACKEND, World } from './world';
import { DEFAULT_PATH_SETTINGS, normalisedPath } from '../../src/explain/path-normalisation';

// Measured with Envoy 1.39 and what Envoy Gateway 1.9 sets.
test.each([
  ['/echo//a///b//', '/echo/a/b/'],
  ['//', '//'],
  ['///', '//'],
  ['/echo/./a/../b', '/echo/b'],
  ['/echo/%2e%2E/x', '/x'],
  ['/a/%2e%2E/echo/x', '/echo/x'],
  ['/echo/%41%7e%5f%20%C3%a9', '/echo/A~_%20%C3%a9'],
  ['/echo/a\\b', '/echo/a/b'],
  ['/echo/%zz', '/echo/%zz'],
  ['/echo/a%', '/echo/a%'],
  ['/echo/..', '/'],
  ['/echo/x/..', '/echo/'],
  ['/echo/x/.', '/echo/x/'],
  ['/echo/"<>^`{|}', '/echo/%22%3C%3E%5E%60%7B%7C%7D'],
  ['/../echo', '/echo'],
  ['/echo/%252F', '/echo/%252F'],
  ['/echo/...', '/echo/...'],
  ['/echo/;a=b', '/echo/;a=b'],
  ['/echo//../x', '/echo/x'],
  ['/echo/\'()*+,;=:@!$&~-._', '/echo/\'()*+,;=:@!$&~-._'],
  ['/echo/a%2Eb%2dc%7F%0a', '/echo/a.b-c%7F%0a'],
  ['/echo/é', '/echo/%C3%A9'],
  ['/echo/\ud800', '/echo/%EF%BF%BD'],
  ['/echo/[]', '/echo/[]'],
])('%s becomes %s', (path, normal) => {
  expect(normalisedPath(path, DEFAULT_PATH_SETTINGS)).toEqual({ path: normal, redirects: false });
});

test.each([['/echo/%2Fa%5cb', '/echo/a/b'], ['/echo/a%2fb', '/echo/a/b']])('%s leads to %s', (path, normal) => {
  expect(normalisedPath(path, DEFAULT_PATH_SETTINGS)).toEqual({ path: normal, redirects: true });
});

test.each(['/echo/%00', '/echo/\0'])('%j is refused', path => expect(normalisedPath(path, DEFAULT_PATH_SETTINGS)).toBeUndefined());

test.each([
  ['KeepUnchanged', { path: '/a%2Fb', redirects: false }],
  ['UnescapeAndForward', { path: '/a/b', redirects: false }],
  ['RejectRequest', undefined],
] as const)('escaped slashes are treated as %s says', (escapedSlashes, expected) => {
  expect(normalisedPath('/a%2Fb', { mergesSlashes: true, escapedSlashes })).toEqual(expected);
});

test('slashes stay where a policy leaves them', () => {
  expect(normalisedPath('/a//b', { mergesSlashes: false, escapedSlashes: 'KeepUnchanged' })).toEqual({ path: '/a//b', redirects: false });
});

describe('of a request', () => {
  const route = httpRoute('web', `rules: [{matches: [{path: {value: /a/b}}], ${WEB_BACKEND}}]`);

  test('comes before routes with Envoy Gateway, and is told', () => {
    const { backends, steps } = new World(route, { profile: ENVOY }).explain({ path: '/x/../a//b?c=//' });
    expect([backends[0].request!.path, steps]).toEqual(['/a/b?c=//', ['the proxy takes the path /x/../a//b as /a/b']]);
  });

  test('is not of the specification', () => expect(new World(route, { profile: SPECIFICATION }).target({ path: '/a//b' })).toBe('404'));

  test('redirects, or refuses gRPC, with a path', () => {
    const world = new World(route, { profile: ENVOY });
    expect(world.explain({ path: '/a%2Fb', query: 'q=%2F' }).answer).toEqual({ status: 307, headers: { location: '/a/b?q=%2F' }, why: expect.any(String) });
    expect(world.target({ protocol: 'grpc', path: '/a%2Fb/c' })).toBe('grpc-status 13');
    expect(world.target({ path: '/%00' })).toBe('400');
  });

  test.each(['*', 'a/b', '/a/b#part', '/a/b?q#part'])('%s is no path', path => {
    expect([SPECIFICATION, ENVOY].map(profile => new World(route, { profile }).target({ path }))).toEqual(['400', '400']);
  });

  test('is for the whole server with OPTIONS *', () => {
    expect(new World(httpRoute('web', `rules: [{${WEB_BACKEND}}]`), { profile: ENVOY }).target({ method: 'OPTIONS', path: '*' })).not.toBe('400');
  });
});

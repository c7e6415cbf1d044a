import { ENVOY, gateway, httpRoute, ProfileName, SPECIFICATION, World } from './world';
import { ExplainRequest } from '../../src/explain/request';

interface Case {
  readonly redirect: string;
  readonly prefix?: string;
  readonly request?: Partial<ExplainRequest>;
  readonly port?: number;
  readonly location: string;
  /** Where Envoy Gateway leads; the same without. */
  readonly envoy?: string;
}

const CASES: readonly Case[] = [
  { redirect: 'statusCode: 301', location: 'http://www.example.com/a' },
  { redirect: 'scheme: https', location: 'https://www.example.com/a' },
  { redirect: 'scheme: https', request: { path: '/a?b=c' }, location: 'https://www.example.com/a?b=c' },
  { redirect: 'scheme: https, port: 8443', location: 'https://www.example.com:8443/a' },
  { redirect: 'hostname: other.example.com', location: 'http://other.example.com/a' },
  { redirect: 'port: 8080', location: 'http://www.example.com:8080/a' },
  { redirect: 'scheme: https, port: 80', location: 'https://www.example.com:80/a', envoy: 'https://www.example.com/a' },
  { redirect: 'statusCode: 302', port: 8080, location: 'http://www.example.com:8080/a' },
  { redirect: 'scheme: https', port: 8080, request: { host: 'www.example.com:8080' }, location: 'https://www.example.com/a', envoy: 'https://www.example.com:8080/a' },
  { redirect: 'scheme: https', request: { host: 'www.example.com:80' }, location: 'https://www.example.com/a' },
  { redirect: 'scheme: https', request: { host: '[::1]:80' }, location: 'https://[::1]/a' },
  { redirect: 'path: {type: ReplaceFullPath, replaceFullPath: /b}', request: { path: '/a/x?q' }, location: 'http://www.example.com/b?q' },
  { redirect: 'path: {type: ReplaceFullPath, replaceFullPath: ""}', request: { path: '/a/x' }, location: 'http://www.example.com', envoy: 'http://www.example.com/a/x' },
  { redirect: 'path: {type: ReplacePrefixMatch, replacePrefixMatch: /b}', prefix: '/a', request: { path: '/a/x' }, location: 'http://www.example.com/b/x' },
  {
    redirect: 'path: {type: ReplacePrefixMatch, replacePrefixMatch: /b/}',
    prefix: '/a',
    request: { path: '/a/x' },
    location: 'http://www.example.com/b/x',
    envoy: 'http://www.example.com/b//x',
  },
  { redirect: 'path: {type: ReplacePrefixMatch, replacePrefixMatch: /}', prefix: '/a', request: { path: '/a/x' }, location: 'http://www.example.com/x' },
  { redirect: 'path: {type: ReplacePrefixMatch, replacePrefixMatch: ""}', prefix: '/a', location: 'http://www.example.com/' },
  { redirect: 'path: {type: ReplaceFullPath, replaceFullPath: ""}', location: 'http://www.example.com', envoy: 'http://www.example.com/a' },
];

function locationOf({ redirect, prefix = '/', request, port = 80 }: Case, profile: ProfileName) {
  const manifests = gateway([`name: http, port: ${port}, protocol: HTTP`])
    + httpRoute('web', `rules: [{matches: [{path: {value: ${prefix}}}], filters: [{type: RequestRedirect, requestRedirect: {${redirect}}}]}]`);
  return new World(manifests, { profile }).explain({ path: '/a', port, ...request }).answer;
}

test.each(CASES)('$redirect leads from $request to $location', each => {
  expect(locationOf(each, SPECIFICATION)?.headers.location).toBe(each.location);
  expect(locationOf(each, ENVOY)?.headers.location).toBe(each.envoy ?? each.location);
});

test.each([301, 302, 303, 307, 308])('with the status %d', status => {
  expect(locationOf({ redirect: `statusCode: ${status}`, location: '' }, SPECIFICATION)?.status).toBe(status);
});

test('has the response headers of its rule', () => {
  const filters = '{type: RequestRedirect, requestRedirect: {scheme: https}}, {type: ResponseHeaderModifier, responseHeaderModifier: {set: [{name: X-A, value: b}]}}';
  expect(new World(httpRoute('web', `rules: [{filters: [${filters}]}]`), { profile: ENVOY }).explain().answer?.headers)
    .toEqual({ 'x-a': 'b', 'location': 'https://www.example.com/' });
});

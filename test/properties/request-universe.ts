import * as fc from 'fast-check';
import { HttpMatchFacts, ValueFacts } from '../../src/model/http-match';

/** Requests, as far as matches of paths, methods, two headers and two query parameters can tell them apart. */
export interface Request {
  readonly path: string;
  readonly method: string;
  readonly headers: { readonly [lowerCaseName: string]: string | undefined };
  readonly queries: { readonly [name: string]: string | undefined };
}

const PATHS = ['/', '/a', '/a/', '/b', '/a/b', '/a/b/', '/ab', '/a/bc'];
const VALUES = ['1', '2', undefined];
const pairs = VALUES.flatMap(one => VALUES.map(other => [one, other] as const));

export const REQUESTS: readonly Request[] = [...PATHS, '/a/b/c', '/a/b/d', '/a/c', '/b/c', '/ab/c', '/a/bc/d', '/c'].flatMap(path =>
  ['GET', 'POST', 'PUT'].flatMap(method => pairs.flatMap(([a, b]) => pairs.map(([q, capital]): Request => (
    { path, method, headers: { 'x-a': a, 'x-b': b }, queries: { q, Q: capital } })))));

function values(names: readonly string[], spelling: (name: string) => string): fc.Arbitrary<ValueFacts[]> {
  const value = fc.record({ type: fc.constant('Exact' as const), name: fc.constantFrom(...names), value: fc.constantFrom('1', '2') });
  return fc.uniqueArray(value, { selector: ({ name }) => spelling(name), maxLength: 2 });
}

/** Matches without regular expressions, which only a proxy can judge. */
export const matchFacts: fc.Arbitrary<HttpMatchFacts> = fc.record({
  path: fc.record({ type: fc.constantFrom('Exact' as const, 'PathPrefix' as const), value: fc.constantFrom(...PATHS) }),
  method: fc.constantFrom(undefined, undefined, 'GET', 'POST'),
  headers: values(['x-a', 'X-A', 'x-b'], name => name.toLowerCase()),
  queryParams: values(['q', 'Q'], name => name),
});

/** Matches as they come: expressions among them. */
export const anyMatchFacts: fc.Arbitrary<HttpMatchFacts> = fc.tuple(matchFacts, fc.infiniteStream(fc.boolean())).map(([match, regular]) => {
  const mixed = (value: ValueFacts): ValueFacts => ({ ...value, type: regular.next().value ? 'RegularExpression' : 'Exact' });
  return { ...match, headers: match.headers.map(mixed), queryParams: match.queryParams.map(mixed) };
});

/** Whether a request fits a match, by the specification (HTTPRouteMatch). */
export function fits({ path, method, headers, queryParams }: HttpMatchFacts, request: Request): boolean {
  const elements = (text: string) => text.split('/').filter(element => element !== '');
  const [wanted, got] = [elements(path.value), elements(request.path)];
  const samePath = path.type === 'Exact' ? request.path === path.value : wanted.every((element, index) => element === got[index]);
  return samePath && (method === undefined || method === request.method)
    && headers.every(({ name, value }) => request.headers[name.toLowerCase()] === value)
    && queryParams.every(({ name, value }) => request.queries[name] === value);
}

/** What the specification ranks matches by, the first thing first; the age of routes comes after. */
function rank({ path, method, headers, queryParams }: HttpMatchFacts): string {
  const length = path.value.length > 1 ? path.value.replace(/\/$/, '').length : 1;
  return [path.type, length, method === undefined ? 0 : 1, headers.length, queryParams.length].join(' ');
}

/** What Envoy Gateway ranks them by: a method is one more header, an exact one, and of as many headers more exact ones come first. */
function rankOfEnvoy({ path, method, headers, queryParams }: HttpMatchFacts): string {
  const exact = (some: readonly ValueFacts[]) => some.filter(({ type }) => type === 'Exact').length;
  const methods = method === undefined ? 0 : 1;
  const exactHeaders = exact(headers) + methods;
  return [rank({ path, headers: [], queryParams: [] }), headers.length + methods, exactHeaders, queryParams.length, exact(queryParams)].join(' ');
}

/** Whether neither outranks the other, by one count or another. */
export function rankedAlike(one: HttpMatchFacts, other: HttpMatchFacts): boolean {
  return rank(one) === rank(other) || rankOfEnvoy(one) === rankOfEnvoy(other);
}

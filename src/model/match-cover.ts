import { elements, HttpMatchFacts, PathFacts, ValueFacts } from './http-match';
import { MatchSpec } from './route-objects';

/** What a request must fulfil to be one of a match: a path, and any number of conditions that are fulfilled or not. */
export interface Demand {
  /** Absent where any path will do. */
  readonly path?: PathFacts;
  /** Two conditions are the same exactly when their texts are. */
  readonly conditions: readonly string[];
}

/** What an HTTPRoute's match demands; cookies are those an HTTPRouteFilter adds. */
export function demandOf({ path, method, headers, queryParams }: HttpMatchFacts, cookies: readonly NamedValue[] = []): Demand {
  return {
    path,
    conditions: [
      ...method === undefined ? [] : [`method ${method}`],
      ...headers.map(header => condition('header', { ...header, name: header.name.toLowerCase() })),
      ...queryParams.map(query => condition('query', query)),
      ...cookies.map(cookie => condition('cookie', cookie)),
    ],
  };
}

/** What a GRPCRoute's match demands (GRPCRouteMatch): a service, a method, headers, each where it is given. */
export function grpcDemandOf({ method, headers = [] }: MatchSpec): Demand {
  const { type, service, method: called } = typeof method === 'object' ? method : {};
  return {
    conditions: [
      ...service === undefined || service === '' ? [] : [condition('service', { type, name: '', value: service })],
      ...called === undefined || called === '' ? [] : [condition('method', { type, name: '', value: called })],
      ...headers.map(header => condition('header', { ...header, name: header.name.toLowerCase() })),
    ],
  };
}

/** Whether every request of the second match is one of the first, as far as that can be told: yes is certain, no is not. */
export function coversMatch(wide: HttpMatchFacts, narrow: HttpMatchFacts): boolean {
  return covers(demandOf(wide), demandOf(narrow));
}

/** The same for what matches demand. */
export function covers(wide: Demand, narrow: Demand): boolean {
  const given = new Set(narrow.conditions);
  return coversPath(wide.path, narrow.path) && wide.conditions.every(each => given.has(each));
}

/** Whether a match takes every path there is. */
export function isEveryPath(path: PathFacts | undefined): boolean {
  if (path === undefined) return true;
  return path.type === 'PathPrefix' ? elements(path.value) === '/' : path.type === 'RegularExpression' && EVERYTHING.has(path.value);
}

function coversPath(wide: PathFacts | undefined, narrow: PathFacts | undefined): boolean {
  if (isEveryPath(wide)) return true;
  if (wide === undefined || narrow === undefined) return false;
  // Of what else an expression takes nothing is known.
  if (wide.type !== 'PathPrefix') return wide.type === narrow.type && wide.value === narrow.value;
  if (narrow.type === 'RegularExpression') return false;
  const [prefix, path] = [elements(wide.value), narrow.type === 'PathPrefix' ? elements(narrow.value) : narrow.value];
  return path === prefix || path.startsWith(`${prefix}/`);
}

/** Expressions that take every path, whether they must fit all of it or a part. */
const EVERYTHING = new Set(['.*', '/.*', '^.*', '^/.*', '.*$', '/.*$', '^.*$', '^/.*$', '(.*)', '/(.*)', '^(.*)$', '^/(.*)$', '.+', '/?.*']);

interface NamedValue extends Omit<ValueFacts, 'type'> {
  readonly type?: string;
}

function condition(what: string, { type = 'Exact', name, value }: NamedValue): string {
  return JSON.stringify([what, name, type, value]);
}

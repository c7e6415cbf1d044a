import { literalPrefix, matchesAll } from './expression';
import { HttpRequest } from './request';
import { PathFacts, ValueFacts } from '../model/http-match';

/** One thing that a match asks of a request. */
export interface Predicate {
  holds(request: HttpRequest): boolean;
  /** What a request lacks of which it does not hold. */
  lack(request: HttpRequest): string;
}

/** HTTPRouteMatch, `path`. */
export function pathPredicate({ type, value }: PathFacts): Predicate | undefined {
  if (type === 'Exact') return { holds: ({ path }) => path === value, lack: () => `the path is not ${value}` };
  if (type === 'RegularExpression') {
    const start = literalPrefix(value);
    return { holds: ({ path }) => path.startsWith(start) && matchesAll(value, path), lack: () => `the path does not match ${value}` };
  }
  const prefix = withoutTrailingSlash(value);
  return prefix === '' ? undefined : { holds: ({ path }) => hasPrefix(path, prefix), lack: () => `the path is not below ${prefix}` };
}

/** Whether a path begins with a prefix, element by element; the prefix has no slash at its end. */
export function hasPrefix(path: string, prefix: string): boolean {
  return path.startsWith(prefix) && (path.length === prefix.length || path.charAt(prefix.length) === '/');
}

export function withoutTrailingSlash(text: string): string {
  return text.endsWith('/') ? text.slice(0, -1) : text;
}

export function methodPredicate(method: string): Predicate {
  return { holds: request => request.method === method, lack: request => `the method is ${request.method}, not ${method}` };
}

/** A header of a name that comes more than once is enough once. */
export function headerPredicate({ type, name, value }: ValueFacts): Predicate {
  const key = name.toLowerCase();
  const valuesOf = ({ headers, host }: HttpRequest) => key === 'host' || key === ':authority' ? [host] : headers.values(key);
  return {
    holds: request => valuesOf(request).some(each => fits(each, type, value)),
    lack: request => lacking(`header ${key}`, valuesOf(request), type, value),
  };
}

/** Of a parameter that comes more than once the first one counts. Envoy takes names and values as they are sent. */
export function queryPredicate({ type, name, value }: ValueFacts, decodes: boolean): Predicate {
  const valuesOf = ({ query }: HttpRequest) => parameter(query, name, decodes);
  return {
    holds: request => valuesOf(request).some(each => fits(each, type, value)),
    lack: request => lacking(`query parameter ${name}`, valuesOf(request), type, value),
  };
}

/** Of a cookie that comes more than once the first one counts. */
export function cookiePredicate({ type, name, value }: ValueFacts): Predicate {
  const valuesOf = ({ headers }: HttpRequest) => cookie(headers.values('cookie'), name);
  return {
    holds: request => valuesOf(request).some(each => fits(each, type, value)),
    lack: request => lacking(`cookie ${name}`, valuesOf(request), type, value),
  };
}

function fits(text: string, type: ValueFacts['type'], value: string): boolean {
  return type === 'Exact' ? text === value : matchesAll(value, text);
}

function lacking(what: string, values: readonly string[], type: ValueFacts['type'], value: string): string {
  if (values.length === 0) return `${what} is missing`;
  const found = values.map(each => JSON.stringify(each)).join(' and ');
  return type === 'Exact' ? `${what} is ${found}, not ${JSON.stringify(value)}` : `${what} is ${found}, which does not match ${value}`;
}

function parameter(query: string, name: string, decodes: boolean): readonly string[] {
  for (const each of query.slice(1).split('&')) {
    const sign = each.indexOf('=');
    const [key, value] = sign < 0 ? [each, ''] : [each.slice(0, sign), each.slice(sign + 1)];
    if ((decodes ? decoded(key) : key) === name && query !== '') return [decodes ? decoded(value) : value];
  }
  return [];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function cookie(headers: readonly string[], name: string): readonly string[] {
  for (const each of headers.flatMap(header => header.split(';'))) {
    const sign = each.indexOf('=');
    if (sign >= 0 && each.slice(0, sign).trim() === name) return [each.slice(sign + 1).trim().replace(/^"(.*)"$/, '$1')];
  }
  return [];
}

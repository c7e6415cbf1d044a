import { byText } from './order';

/** One match of an HTTPRoute rule, every default filled in. */
export interface HttpMatchFacts {
  readonly path: PathFacts;
  readonly method?: string;
  readonly headers: readonly ValueFacts[];
  readonly queryParams: readonly ValueFacts[];
}

export interface PathFacts {
  readonly type: 'Exact' | 'PathPrefix' | 'RegularExpression';
  readonly value: string;
}

export interface ValueFacts {
  readonly type: 'Exact' | 'RegularExpression';
  readonly name: string;
  readonly value: string;
}

/** The same for two matches exactly when they take the same requests by what they say: spelling and order apart. */
export function matchKey({ path, method, headers, queryParams }: HttpMatchFacts): string {
  const values = (all: readonly ValueFacts[]) => all.map(({ type, name, value }) => [name, type, value]).sort(byText(([name]) => name));
  const named = headers.map(header => ({ ...header, name: header.name.toLowerCase() }));
  return JSON.stringify([pathKey(path), method ?? null, values(named), values(queryParams)]);
}

/** A prefix goes by path element, so a slash at its end says nothing. */
export function pathKey({ type, value }: PathFacts): string {
  return `${type} ${type === 'PathPrefix' ? elements(value) : value}`;
}

/** Prefixes that hold this one within them, from the longest; `/` is the last. */
export function prefixesOver(prefix: string): string[] {
  const parts = elements(prefix).split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, parts.length - 1 - index).join('/') || '/').filter(over => over !== elements(prefix));
}

/**
 * Matches tie when neither outranks the other, whatever the ages of their routes: when they have a key in common. Keys are of the
 * specification's count, and of Envoy Gateway's, where a method is one more exact header (its `internal/gatewayapi/sort.go`). The rank of
 * regular expressions among each other is left to implementations.
 */
export function tieKeys({ path, method, headers, queryParams }: HttpMatchFacts): string[] {
  const rank = path.type === 'RegularExpression' ? path.type : `${path.type} ${elements(path.value).length}`;
  const methods = method === undefined ? 0 : 1;
  const [exactHeaders, exactQueries] = [headers, queryParams].map(all => all.filter(({ type }) => type === 'Exact').length);
  const ofEnvoyGateway = ['Envoy Gateway', rank, headers.length + methods, exactHeaders + methods, queryParams.length, exactQueries];
  const ofSpecification = ['specification', rank, methods, headers.length, queryParams.length];
  return [ofSpecification, ofEnvoyGateway].map(key => key.join(' '));
}

/** Whether some request fits both of two matches that tie. Regular expressions are taken to overlap. */
export function mayShareRequest(a: HttpMatchFacts, b: HttpMatchFacts): boolean {
  const samePath = a.path.type === 'RegularExpression' || pathKey(a.path) === pathKey(b.path);
  const sameMethod = a.method === undefined || b.method === undefined || a.method === b.method;
  return samePath && sameMethod && !differ(a.headers, b.headers, name => name.toLowerCase()) && !differ(a.queryParams, b.queryParams, name => name);
}

function differ(a: readonly ValueFacts[], b: readonly ValueFacts[], spelling: (name: string) => string): boolean {
  const exact = (all: readonly ValueFacts[]) => all.filter(({ type }) => type === 'Exact');
  const values = new Map(exact(a).map(({ name, value }) => [spelling(name), value]));
  return exact(b).some(({ name, value }) => values.has(spelling(name)) && values.get(spelling(name)) !== value);
}

/** A match in words, for messages. */
export function describeMatch({ path, method, headers, queryParams }: HttpMatchFacts): string {
  const kinds = { Exact: 'path', PathPrefix: 'prefix', RegularExpression: 'path matching' };
  const sign = ({ type }: ValueFacts) => type === 'Exact' ? '=' : '~';
  return [
    `${kinds[path.type]} ${path.value}`,
    ...method === undefined ? [] : [`method ${method}`],
    ...headers.map(header => `header ${header.name}${sign(header)}${header.value}`),
    ...queryParams.map(query => `query ${query.name}${sign(query)}${query.value}`),
  ].join(', ');
}

/** A prefix without the slash at its end, which says nothing. */
export function elements(prefix: string): string {
  return prefix.length > 1 && prefix.endsWith('/') ? prefix.slice(0, -1) : prefix;
}

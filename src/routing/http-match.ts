import { HttpMethod } from './http-method';
import { checkedHeaderValue, checkedInstance, checkedText, shown } from '../model/checked-argument';
import { describeMatch, HttpMatchFacts, PathFacts, pathKey, prefixesOver, ValueFacts } from '../model/http-match';
import { pathProblem } from '../model/http-path';
import { regularExpressionProblem } from '../model/regular-expression';

const TOKEN = /^[A-Za-z0-9!#$%&'*+\-.^_`|~]+$/;
const MOST_VALUES = 16;
const ANY_PATH: PathFacts = { type: 'PathPrefix', value: '/' };

/** An alternative as far as it is said: without a path it takes every one, and can still be given one. */
interface Alternative extends Omit<HttpMatchFacts, 'path'> {
  readonly path?: PathFacts;
}

/**
 * Which requests a rule takes. Everything in a match must hold; `anyOf` makes alternatives. What a match does not name, it does not ask for.
 *
 * Source: Gateway API specification, HTTPRouteMatch.
 */
export class HttpMatch {
  /** Every request: prefix `/`. */
  public static readonly ALL = new HttpMatch([{ headers: [], queryParams: [] }]);

  /**
   * Requests of exactly one path, case and slashes included.
   *
   * @param path begins with a slash, such as `/login`
   */
  public static exact(path: string): HttpMatch {
    return HttpMatch.ofPath('Exact', path);
  }

  /**
   * Requests below a path, by its elements: `/pay` takes `/pay` and `/pay/card`, not `/payments`.
   *
   * @param path begins with a slash, such as `/pay`
   */
  public static prefix(path: string): HttpMatch {
    return HttpMatch.ofPath('PathPrefix', path);
  }

  /**
   * Requests whose path matches a regular expression. Its rank among other rules is left to implementations; Envoy Gateway puts it between
   * exact paths and prefixes.
   *
   * @param expression in the syntax of RE2, such as `/v[0-9]+/.*`
   */
  public static regularExpression(expression: string): HttpMatch {
    return new HttpMatch([{ path: { type: 'RegularExpression', value: checkedExpression('a path', expression, 1024) }, headers: [], queryParams: [] }]);
  }

  /**
   * Requests with a header of exactly this value.
   *
   * @param name name of the header, in any case
   * @param value its value, case included; 1 to 4096 characters
   */
  public static header(name: string, value: string): HttpMatch {
    return HttpMatch.ALL.withHeader(name, value);
  }

  /**
   * Requests with a header that matches a regular expression.
   *
   * @param name name of the header, in any case
   * @param expression in the syntax of RE2
   */
  public static headerMatching(name: string, expression: string): HttpMatch {
    return HttpMatch.ALL.withHeaderMatching(name, expression);
  }

  /**
   * Requests with a query parameter of exactly this value.
   *
   * @param name name of the parameter, case included
   * @param value its value; 1 to 1024 characters
   */
  public static query(name: string, value: string): HttpMatch {
    return HttpMatch.ALL.withQuery(name, value);
  }

  /**
   * Requests with a query parameter that matches a regular expression.
   *
   * @param name name of the parameter, case included
   * @param expression in the syntax of RE2
   */
  public static queryMatching(name: string, expression: string): HttpMatch {
    return HttpMatch.ALL.withQueryMatching(name, expression);
  }

  /**
   * Requests of one method.
   *
   * @param method the method
   */
  public static method(method: HttpMethod): HttpMatch {
    return HttpMatch.ALL.withMethod(method);
  }

  /**
   * Requests that fit one of several matches.
   *
   * @param matches the alternatives, at least one
   */
  public static anyOf(...matches: HttpMatch[]): HttpMatch {
    if (matches.length === 0) throw new Error('anyOf takes at least one match, got none. Use HttpMatch.ALL to take every request');
    matches.forEach(match => checkedInstance('an alternative of anyOf', match, HttpMatch, 'HttpMatch.prefix(\'/\')'));
    return new HttpMatch(matches.flatMap(({ alternatives }) => alternatives));
  }

  private static ofPath(type: 'Exact' | 'PathPrefix', value: string): HttpMatch {
    const problem = typeof value === 'string' ? pathProblem(value) : 'write a text such as "/pay"';
    if (problem !== undefined) throw new Error(`a path must be one such as "/pay", got ${shown(value)}: ${problem}`);
    return new HttpMatch([{ path: { type, value }, headers: [], queryParams: [] }]);
  }

  private constructor(private readonly alternatives: readonly Alternative[]) {}

  /**
   * Those of the requests with a header of exactly this value.
   *
   * @param name name of the header, in any case
   * @param value its value, case included; 1 to 4096 characters
   */
  public withHeader(name: string, value: string): HttpMatch {
    return this.withHeaders({ type: 'Exact', name: checkedToken('header', name), value: checkedHeaderValue(`the value of header ${name}`, value) });
  }

  /**
   * Those of the requests with a header that matches a regular expression.
   *
   * @param name name of the header, in any case
   * @param expression in the syntax of RE2
   */
  public withHeaderMatching(name: string, expression: string): HttpMatch {
    checkedToken('header', name);
    checkedExpression(`header ${name}`, expression, 4096);
    const value = checkedHeaderValue(`the regular expression for header ${name}`, expression, 'Write others as escapes, such as \\x20 for a blank');
    return this.withHeaders({ type: 'RegularExpression', name, value });
  }

  /**
   * Those of the requests with a query parameter of exactly this value.
   *
   * @param name name of the parameter, case included
   * @param value its value; 1 to 1024 characters
   */
  public withQuery(name: string, value: string): HttpMatch {
    return this.withQueries({ type: 'Exact', name: checkedToken('query parameter', name), value: checkedText(`the value of query parameter ${name}`, value, 1024) });
  }

  /**
   * Those of the requests with a query parameter that matches a regular expression.
   *
   * @param name name of the parameter, case included
   * @param expression in the syntax of RE2
   */
  public withQueryMatching(name: string, expression: string): HttpMatch {
    const value = checkedExpression(`query parameter ${name}`, expression, 1024);
    return this.withQueries({ type: 'RegularExpression', name: checkedToken('query parameter', name), value });
  }

  /**
   * Those of the requests with one method.
   *
   * @param method the method
   */
  public withMethod(method: HttpMethod): HttpMatch {
    if (!Object.values(HttpMethod).includes(method)) {
      throw new Error(`a method must be one of HttpMethod, got ${shown(method)}. Write one such as HttpMethod.GET`);
    }
    return this.narrowedBy(new HttpMatch([{ method, headers: [], queryParams: [] }]));
  }

  /**
   * Those of the requests that another match takes too.
   *
   * @param other names what this one does not, or the same value
   * @throws when both name one thing with different values, so that no request could fit
   */
  public narrowedBy(other: HttpMatch): HttpMatch {
    checkedInstance('what narrows a match', other, HttpMatch, 'HttpMatch.header(…)');
    return new HttpMatch(this.alternatives.flatMap(mine => other.alternatives.map(theirs => narrowed(mine, theirs))));
  }

  /** @internal */
  public get _namesPath(): boolean {
    return this.alternatives.some(({ path }) => path !== undefined);
  }

  /** @internal */
  public get _facts(): HttpMatchFacts[] {
    return this.alternatives.map(alternative => ({ ...alternative, path: alternative.path ?? ANY_PATH }));
  }

  private withHeaders(header: ValueFacts): HttpMatch {
    return this.narrowedBy(new HttpMatch([{ headers: [header], queryParams: [] }]));
  }

  private withQueries(query: ValueFacts): HttpMatch {
    return this.narrowedBy(new HttpMatch([{ headers: [], queryParams: [query] }]));
  }
}

function narrowed(a: Alternative, b: Alternative): Alternative {
  const path = narrowerPath(a.path, b.path);
  if (path === undefined && a.path !== undefined && b.path !== undefined) {
    throw conflict(`path ${shown(a.path.value)} and path ${shown(b.path.value)}`, a, b);
  }
  if (a.method !== undefined && b.method !== undefined && a.method !== b.method) {
    throw conflict(`method ${a.method} and method ${b.method}`, a, b);
  }
  return {
    path,
    method: a.method ?? b.method,
    headers: joined('header', a, b, ({ headers }) => headers, name => name.toLowerCase()),
    queryParams: joined('query parameter', a, b, ({ queryParams }) => queryParams, name => name),
  };
}

/** The path that both take; nothing when there is none, or none that one match can say. */
function narrowerPath(a: PathFacts | undefined, b: PathFacts | undefined): PathFacts | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (isWithin(b, a)) return b;
  return isWithin(a, b) ? a : undefined;
}

function isWithin(inner: PathFacts, outer: PathFacts): boolean {
  if (pathKey(inner) === pathKey(outer)) return true;
  if (outer.type !== 'PathPrefix' || inner.type === 'RegularExpression') return false;
  return pathKey({ type: 'PathPrefix', value: inner.value }) === pathKey(outer) || prefixesOver(inner.value).some(over => pathKey({ ...outer, value: over }) === pathKey(outer));
}

function joined(
  what: string, a: Alternative, b: Alternative, of: (alternative: Alternative) => readonly ValueFacts[], spelling: (name: string) => string,
): ValueFacts[] {
  const values = [...of(a)];
  for (const value of of(b)) {
    const same = values.find(({ name }) => spelling(name) === spelling(value.name));
    if (same === undefined) {
      values.push(value);
    } else if (same.type !== value.type || same.value !== value.value) {
      throw conflict(`${what} ${same.name} = ${shown(same.value)} and ${shown(value.value)}`, a, b);
    }
  }
  if (values.length > MOST_VALUES) throw new Error(`a match names at most ${MOST_VALUES} ${what}s, got ${values.length}`);
  return values;
}

function conflict(what: string, a: Alternative, b: Alternative): Error {
  const [one, other] = [a, b].map(each => describeMatch({ ...each, path: each.path ?? ANY_PATH }));
  return new Error(`a match cannot ask for both ${what}, as (${one}) and (${other}) do together. Name it once, or use HttpMatch.anyOf() for alternatives`);
}

export function checkedToken(what: string, name: string): string {
  checkedText(`the name of a ${what}`, name, 256);
  if (!TOKEN.test(name)) throw new Error(`the name of a ${what} must be letters, digits and !#$%&'*+-.^_\`|~, got ${shown(name)}`);
  return name;
}

function checkedExpression(what: string, expression: string, most: number): string {
  checkedText(`the regular expression for ${what}`, expression, most);
  const problem = regularExpressionProblem(expression);
  if (problem !== undefined) {
    throw new Error(`the regular expression for ${what} must be one of RE2, which knows neither lookaround nor backreferences, got ${shown(expression)}: ${problem}`);
  }
  return expression;
}

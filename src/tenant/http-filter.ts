import { CorsOptions, corsFilter } from './cors';
import { Fraction } from '../../imports/gatewayapi/common';
import { HttpCorsFilter, HttpUrlRewriteFilter } from '../../imports/gatewayapi/http-route';
import { checkedHeaderValue, checkedInstance, checkedWhole, shown } from '../model/checked-argument';
import { Backend } from '../routing/backend';
import { checkedToken } from '../routing/http-match';
import { pathModifier, preciseHostname } from '../routing/redirect';

/** Something a rule does to its requests or their answers. Several of one kind are written as one filter. */
export type FilterPart =
  | { readonly kind: 'request headers' | 'response headers'; readonly action: 'set' | 'add' | 'remove'; readonly name: string; readonly value: string }
  | { readonly kind: 'rewrite'; readonly rewrite: HttpUrlRewriteFilter }
  | { readonly kind: 'mirror'; readonly backend: Backend; readonly percent?: number; readonly fraction?: Fraction }
  | { readonly kind: 'CORS'; readonly cors: HttpCorsFilter };

/**
 * Something a rule does to its requests, or to the answers.
 *
 * Source: Gateway API specification, HTTPRouteFilter.
 */
export class HttpFilter {
  /**
   * Sets a header of the request, instead of the one it may have.
   *
   * @param name name of the header
   * @param value its value, 1 to 4096 characters
   */
  public static setRequestHeader(name: string, value: string): HttpFilter {
    return HttpFilter.ofHeader('request headers', 'set', name, value);
  }

  /**
   * Adds a value to a header of the request, after those it may have.
   *
   * @param name name of the header
   * @param value the value, 1 to 4096 characters
   */
  public static addRequestHeader(name: string, value: string): HttpFilter {
    return HttpFilter.ofHeader('request headers', 'add', name, value);
  }

  /**
   * Removes a header of the request.
   *
   * @param name name of the header
   */
  public static removeRequestHeader(name: string): HttpFilter {
    return HttpFilter.ofHeader('request headers', 'remove', name);
  }

  /**
   * Sets a header of the answer, instead of the one it may have.
   *
   * @param name name of the header
   * @param value its value, 1 to 4096 characters
   */
  public static setResponseHeader(name: string, value: string): HttpFilter {
    return HttpFilter.ofHeader('response headers', 'set', name, value);
  }

  /**
   * Adds a value to a header of the answer, after those it may have.
   *
   * @param name name of the header
   * @param value the value, 1 to 4096 characters
   */
  public static addResponseHeader(name: string, value: string): HttpFilter {
    return HttpFilter.ofHeader('response headers', 'add', name, value);
  }

  /**
   * Removes a header of the answer.
   *
   * @param name name of the header
   */
  public static removeResponseHeader(name: string): HttpFilter {
    return HttpFilter.ofHeader('response headers', 'remove', name);
  }

  /**
   * Sends another hostname to the backend.
   *
   * @param hostname without a wildcard
   */
  public static rewriteHostname(hostname: string): HttpFilter {
    return new HttpFilter({ kind: 'rewrite', rewrite: { hostname: preciseHostname('the hostname of a rewrite', hostname) } });
  }

  /**
   * Sends another path to the backend, whatever the request's was. The query stays.
   *
   * @param path begins with a slash
   */
  public static rewriteFullPath(path: string): HttpFilter {
    return new HttpFilter({ kind: 'rewrite', rewrite: { path: pathModifier('a rewrite', path, undefined) } });
  }

  /**
   * Puts something else in place of the prefix that the rule matches; what follows it stays. The rule must match by prefix.
   *
   * @param prefix begins with a slash; `/` takes the prefix away
   */
  public static rewritePrefix(prefix: string): HttpFilter {
    return new HttpFilter({ kind: 'rewrite', rewrite: { path: pathModifier('a rewrite', undefined, prefix) } });
  }

  /**
   * Sends a copy of every request to another backend, whose answers are thrown away.
   *
   * @param backend what gets the copies
   */
  public static mirror(backend: Backend): HttpFilter {
    return HttpFilter.ofMirror(backend, {});
  }

  /**
   * Sends a copy of some requests to another backend, whose answers are thrown away.
   *
   * @param backend what gets the copies
   * @param percent share of the requests, a whole number from 0 to 100
   */
  public static mirrorPercent(backend: Backend, percent: number): HttpFilter {
    return HttpFilter.ofMirror(backend, { percent: checkedWhole('the share of requests to mirror', percent, 0, 100) });
  }

  /**
   * Sends a copy of some requests to another backend, whose answers are thrown away.
   *
   * @param backend what gets the copies
   * @param numerator so many requests
   * @param denominator of so many
   */
  public static mirrorFraction(backend: Backend, numerator: number, denominator: number): HttpFilter {
    checkedWhole('the denominator of a mirrored share', denominator, 1, 2 ** 31 - 1);
    return HttpFilter.ofMirror(backend, { fraction: { numerator: checkedWhole('the numerator of a mirrored share', numerator, 0, denominator), denominator } });
  }

  /**
   * Answers browsers that ask whether another origin may use the route.
   *
   * @param options which origins, and what they may do
   */
  public static cors(options: CorsOptions): HttpFilter {
    return new HttpFilter({ kind: 'CORS', cors: corsFilter(options) });
  }

  private static ofMirror(backend: Backend, share: { readonly percent?: number; readonly fraction?: Fraction }): HttpFilter {
    checkedInstance('the backend of a mirror', backend, Backend, 'Backend.fromService(…)');
    return new HttpFilter({ kind: 'mirror', backend, ...share });
  }

  private static ofHeader(kind: 'request headers' | 'response headers', action: 'set' | 'add' | 'remove', name: string, value?: string): HttpFilter {
    checkedToken('header', name);
    if (name.toLowerCase() === 'host' && kind === 'request headers') {
      throw new Error(`the header ${shown(name)} of a request is its hostname: use HttpFilter.rewriteHostname()`);
    }
    return new HttpFilter({ kind, action, name, value: action === 'remove' ? '' : checkedHeaderValue(`the value of header ${name}`, value!) });
  }

  /** @internal */
  private constructor(public readonly _part: FilterPart) {}
}

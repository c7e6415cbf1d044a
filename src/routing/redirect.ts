import { IConstruct } from 'constructs';
import { IRouteTarget, RouteTargetConfig } from './backend';
import { RouteAnswer } from './route-answer';
import { HttpPathModifier, HttpPathModifierType } from '../../imports/gatewayapi/common';
import { HttpRequestRedirectFilter, HttpRequestRedirectFilterScheme, HttpRequestRedirectFilterStatusCode } from '../../imports/gatewayapi/http-route';
import { checkedHostname, checkedPort, shown } from '../model/checked-argument';

/** Schemes a redirect can lead to. */
export enum RedirectScheme {
  HTTP = 'http',
  HTTPS = 'https',
}

/** Options of `Redirect.to`. What is left out stays as the request has it. */
export interface RedirectOptions {
  /**
   * Scheme of the location.
   *
   * @default - that of the request
   */
  readonly scheme?: RedirectScheme;
  /**
   * Hostname of the location, without a wildcard.
   *
   * @default - that of the request
   */
  readonly hostname?: string;
  /**
   * Port of the location, from 1 to 65535.
   *
   * @default - that of the scheme, where one is given; else the listener's
   */
  readonly port?: number;
  /**
   * Path of the location instead of the request's whole path.
   *
   * @default - that of the request
   */
  readonly replaceFullPath?: string;
  /**
   * What the location has in place of the prefix that the rule matches; the rest of the path is kept. Not together with `replaceFullPath`.
   *
   * @default - the prefix is kept
   */
  readonly replacePrefixMatch?: string;
  /**
   * Status of the answer: 301, 302, 303, 307 or 308.
   *
   * @default 302
   */
  readonly statusCode?: number;
}

/**
 * A target that redirects.
 *
 * Source: Gateway API specification, HTTPRequestRedirectFilter.
 */
export class Redirect implements IRouteTarget {
  /**
   * Redirects to another place.
   *
   * @param options what differs from the request; at least one thing
   */
  public static to(options: RedirectOptions): Redirect {
    const { scheme, hostname, port, replaceFullPath: fullPath, replacePrefixMatch: prefix, statusCode = 302 } = options;
    if (!Object.values(HttpRequestRedirectFilterStatusCode).includes(statusCode)) {
      throw new Error(`the status of a redirect must be 301, 302, 303, 307 or 308, got ${shown(statusCode)}`);
    }
    if ([scheme, hostname, port, fullPath, prefix].every(each => each === undefined)) {
      throw new Error(`a redirect must change something, got ${shown(options)}: the client would be redirected to the same place again and again. Say scheme, hostname, port or path`);
    }
    if (scheme !== undefined && !Object.values(RedirectScheme).includes(scheme)) {
      throw new Error(`the scheme of a redirect must be http or https, got ${shown(scheme)}`);
    }
    return new Redirect({
      scheme: scheme as HttpRequestRedirectFilterScheme | undefined,
      hostname: hostname === undefined ? undefined : preciseHostname('the hostname of a redirect', hostname),
      port: port === undefined ? undefined : checkedPort('the port of a redirect', port),
      path: pathModifier('a redirect', fullPath, prefix),
      statusCode,
    });
  }

  /** Redirects to HTTPS, for good (301). */
  public static toHttps(): Redirect {
    return Redirect.to({ scheme: RedirectScheme.HTTPS, statusCode: 301 });
  }

  private constructor(private readonly filter: HttpRequestRedirectFilter) {}

  /** The rule answers with the redirect. */
  public bindToRoute(_route: IConstruct): RouteTargetConfig {
    return { answer: RouteAnswer._redirect(this.filter) };
  }
}

/** A hostname that stands for one host. */
export function preciseHostname(what: string, hostname: string): string {
  checkedHostname(what, hostname);
  if (hostname.startsWith('*')) throw new Error(`${what} must be one host, got ${shown(hostname)}: a wildcard is not one host`);
  return hostname;
}

/** The path part of a redirect or rewrite. */
export function pathModifier(what: string, fullPath: string | undefined, prefix: string | undefined): HttpPathModifier | undefined {
  if (fullPath !== undefined && prefix !== undefined) {
    throw new Error(`${what} replaces the full path or the prefix, got both ${shown(fullPath)} and ${shown(prefix)}: leave one out`);
  }
  const replacement = fullPath ?? prefix;
  if (replacement === undefined) return undefined;
  if (typeof replacement !== 'string' || replacement.length > 1024 || !/^(\/[!-"$->@-~]*)?$/.test(replacement)) {
    throw new Error(`the path of ${what} must begin with a slash, without query, blanks and letters beyond ASCII, of at most 1024 characters, got ${shown(replacement)}`);
  }
  return fullPath !== undefined
    ? { type: HttpPathModifierType.REPLACE_FULL_PATH, replaceFullPath: replacement || '/' }
    : { type: HttpPathModifierType.REPLACE_PREFIX_MATCH, replacePrefixMatch: replacement || '/' };
}

import { Duration } from 'cdk8s';
import { HttpCorsFilter, HttpMethodWithWildcard } from '../../imports/gatewayapi/http-route';
import { checkedWhole, shown } from '../model/checked-argument';
import { checkedToken } from '../routing/http-match';
import { HttpMethod } from '../routing/http-method';

const ORIGIN = /^https?:\/\/(\*|(\*\.)?([a-zA-Z0-9-]+\.)*[a-zA-Z0-9-]+)(:[0-9]{1,5})?$/;

/**
 * What scripts of other origins may do.
 *
 * Source: Gateway API specification, HTTPCORSFilter.
 */
export interface CorsOptions {
  /** Origins that may use the route, such as `https://app.example.com` or `https://*.example.com`; `*` alone is every one. From 1 to 64. */
  readonly allowOrigins: string[];
  /**
   * Methods they may use, besides GET, HEAD and POST, which are always allowed.
   *
   * @default - no others
   */
  readonly allowMethods?: HttpMethod[];
  /**
   * Headers they may send, besides those that are always allowed; `*` alone is every one.
   *
   * @default - no others
   */
  readonly allowHeaders?: string[];
  /**
   * Headers of the answer they may read, besides those that always can be.
   *
   * @default - no others
   */
  readonly exposeHeaders?: string[];
  /**
   * Whether they may send cookies and the like. Not together with every origin.
   *
   * @default false
   */
  readonly allowCredentials?: boolean;
  /**
   * How long a browser may cache the answer, in whole seconds, at least one.
   *
   * @default Duration.seconds(5)
   */
  readonly maxAge?: Duration;
}

/** The filter that the options ask for. */
export function corsFilter({ allowOrigins, allowMethods, allowHeaders, exposeHeaders, allowCredentials, maxAge }: CorsOptions): HttpCorsFilter {
  const origins = checkedList('allowOrigins', allowOrigins, origin => {
    if (typeof origin === 'string' && (origin === '*' || ORIGIN.test(origin)) && origin.length <= 253) return;
    throw new Error(`an origin must be a scheme and a host, got ${shown(origin)}. Write one such as "https://app.example.com", without a path`);
  });
  if (origins.length === 0) throw new Error('CORS allows at least one origin, got none. Name it, or write "*" for every one');
  if (allowCredentials && origins.includes('*')) {
    throw new Error('CORS cannot allow credentials to every origin, got both allowCredentials and "*": browsers refuse it. Name the origins');
  }
  return {
    allowOrigins: origins,
    allowMethods: allowMethods && checkedList('allowMethods', allowMethods as string[], method => {
      if (!Object.values<string>(HttpMethod).includes(method)) throw new Error(`allowMethods of CORS takes HttpMethod, got ${shown(method)}`);
    }) as HttpMethodWithWildcard[],
    allowHeaders: allowHeaders && checkedList('allowHeaders', allowHeaders, header => checkedToken('header', header)),
    exposeHeaders: exposeHeaders && checkedList('exposeHeaders', exposeHeaders, header => checkedToken('header', header)),
    allowCredentials,
    maxAge: maxAge === undefined ? 5 : checkedWhole('maxAge of CORS, in seconds,', maxAge.toSeconds({ integral: false }), 1, 2 ** 31 - 1),
  };
}

function checkedList(what: string, values: readonly string[], check: (value: string) => void): string[] {
  if (!Array.isArray(values) || values.length > 64) throw new Error(`${what} of CORS takes a list of at most 64, got ${values?.length ?? shown(values)}`);
  values.forEach(check);
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) throw new Error(`${what} of CORS names each once, got ${shown(twice)} twice`);
  if (values.includes('*') && values.length > 1) throw new Error(`${what} of CORS takes "*" alone, got others beside it: leave them out, or the "*"`);
  return [...values];
}

import { HttpRequest, withoutPort } from './request';
import { envoyRedirectedPath, PathRewrite, rewrittenPath } from './url-rewrite';
import { PathFacts } from '../model/http-match';
import { PathModifierSpec, RedirectSpec } from '../model/route-objects';

const WELL_KNOWN = new Map<string, number>([['http', 80], ['https', 443]]);

/** Where a redirect leads (HTTPRequestRedirectFilter, with its rules for the port). */
export function redirectLocation(redirect: RedirectSpec, request: HttpRequest, listenerPort: number, match: PathFacts): string {
  const scheme = redirect.scheme ?? request.scheme;
  const port = redirect.port ?? (redirect.scheme === undefined ? listenerPort : WELL_KNOWN.get(redirect.scheme) ?? listenerPort);
  const host = redirect.hostname ?? withoutPort(request.host);
  const rewrite = pathRewrite(redirect.path);
  const path = rewrite === undefined ? request.path : rewrittenPath(request.path, rewrite, match);
  return `${scheme}://${host}${WELL_KNOWN.get(scheme) === port ? '' : `:${port}`}${path}${request.query}`;
}

/** Where Envoy leads with what Envoy Gateway tells it: ports 80 and 443 are never told, so that a port in the host may stay. */
export function envoyRedirectLocation(redirect: RedirectSpec, request: HttpRequest, listenerPort: number, match: PathFacts): string {
  const scheme = redirect.scheme ?? request.scheme;
  const told = redirect.port ?? (redirect.scheme === undefined ? listenerPort : WELL_KNOWN.get(redirect.scheme) ?? listenerPort);
  const port = told === 80 || told === 443 ? '' : `:${told}`;
  const host = redirect.hostname ?? envoyHost(request, scheme, port !== '');
  const rewrite = pathRewrite(redirect.path);
  const path = rewrite === undefined ? request.path : envoyRedirectedPath(request.path, rewrite, match);
  return `${scheme}://${host}${port}${path}${path.includes('?') ? '' : request.query}`;
}

function envoyHost({ host, scheme: sent }: HttpRequest, scheme: string, hasPort: boolean): string {
  const plain = withoutPort(host);
  const isDefault = scheme !== sent && host.slice(plain.length) === `:${WELL_KNOWN.get(sent)}`;
  return hasPort || isDefault ? plain : host;
}

/** A path modifier of the specification; nothing where there is none. */
export function pathRewrite(modifier: PathModifierSpec | undefined): PathRewrite | undefined {
  if (modifier === undefined) return undefined;
  const { type, replaceFullPath, replacePrefixMatch } = modifier;
  return type === 'ReplaceFullPath'
    ? { type, value: replaceFullPath ?? '/' }
    : { type: 'ReplacePrefixMatch', value: replacePrefixMatch ?? '' };
}

import { matchesAll } from './expression';
import { HttpRequest } from './request';
import { ResponseChangeList } from './response-changes';
import { CorsSpec } from '../model/route-objects';

/** The headers of the answer to a preflight request; nothing where a request is none. */
export function preflightHeaders(cors: CorsSpec, request: HttpRequest, envoyGateway: boolean): { readonly [name: string]: string } | undefined {
  const [origin = ''] = request.headers.values('origin');
  const [method = ''] = request.headers.values('access-control-request-method');
  if (request.method !== 'OPTIONS' || origin === '' || method === '') return undefined;
  const { allowMethods = [], allowHeaders = [], exposeHeaders = [], allowCredentials = false, maxAge } = cors;
  const isAllowed = allows(cors, origin, envoyGateway);
  // Envoy says the rest to origins that are not allowed too.
  if (!isAllowed && !envoyGateway) return {};
  const list = (values: readonly string[], asked: string) => values.includes('*') ? asked : values.join(', ');
  const askedHeaders = request.headers.values('access-control-request-headers').join(',');
  return {
    ...isAllowed && { 'access-control-allow-origin': allowedOrigin(cors, origin, envoyGateway) },
    ...allowCredentials && { 'access-control-allow-credentials': 'true' },
    ...allowMethods.length > 0 && { 'access-control-allow-methods': list(allowMethods, method) },
    ...allowHeaders.length > 0 && { 'access-control-allow-headers': list(allowHeaders, askedHeaders) },
    ...maxAge !== undefined && { 'access-control-max-age': String(maxAge) },
    ...isAllowed && exposeHeaders.length > 0 && { 'access-control-expose-headers': exposeHeaders.join(', ') },
  };
}

/** What is added to the response of a request with an origin that is allowed. */
export function addCorsHeaders(changes: ResponseChangeList, cors: CorsSpec, request: HttpRequest, envoyGateway: boolean): void {
  const [origin = ''] = request.headers.values('origin');
  if (origin === '' || !allows(cors, origin, envoyGateway)) return;
  changes.set('access-control-allow-origin', allowedOrigin(cors, origin, envoyGateway));
  if (cors.allowCredentials === true) changes.set('access-control-allow-credentials', 'true');
  if (cors.exposeHeaders !== undefined && cors.exposeHeaders.length > 0) changes.set('access-control-expose-headers', cors.exposeHeaders.join(', '));
}

function allowedOrigin({ allowOrigins = [], allowCredentials = false }: CorsSpec, origin: string, envoyGateway: boolean): string {
  return !envoyGateway && allowOrigins.includes('*') && !allowCredentials ? '*' : origin;
}

function allows({ allowOrigins = [] }: CorsSpec, origin: string, envoyGateway: boolean): boolean {
  return allowOrigins.some(allowed => {
    if (allowed === '*') return true;
    const [one, other] = envoyGateway ? [allowed, origin] : [allowed, origin].map(withPort);
    return one.includes('*') ? matchesAll(one.replace(/[^\w*]/g, '\\$&').replaceAll('*', '.*'), other) : one === other;
  });
}

const DEFAULT_PORTS = new Map([['http', 80], ['https', 443]]);

/** By the specification, an origin without a port has that of its scheme. */
function withPort(origin: string): string {
  const [, scheme, rest] = /^([^:]*):\/\/(.*)$/.exec(origin.toLowerCase()) ?? [];
  const port = scheme === undefined ? undefined : DEFAULT_PORTS.get(scheme);
  return port === undefined || /:\d+$/.test(rest) || rest === '*' ? origin.toLowerCase() : `${scheme}://${rest}:${port}`;
}

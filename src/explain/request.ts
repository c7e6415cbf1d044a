import { Headers } from './headers';

/** A request, or a connection, as a client makes it. */
export interface ExplainRequest {
  readonly protocol: 'http' | 'grpc' | 'tcp' | 'udp' | 'tls';
  /** `https` where a server name is given, or where the port speaks nothing but TLS. */
  readonly scheme?: 'http' | 'https';
  /** The Gateway that is meant, as `namespace/name`. */
  readonly gateway?: string;
  /** One of a Gateway's addresses. */
  readonly address?: string;
  /** The port of the listener; 80 or 443 by scheme. */
  readonly port?: number;
  /** The server name of the TLS handshake; without it the client sends none. */
  readonly sni?: string;
  readonly method?: string;
  /** With a port or without; a header `Host` comes before it, as it does for curl. */
  readonly host?: string;
  /** With a query or without. */
  readonly path?: string;
  readonly query?: string;
  readonly headers?: { readonly [name: string]: string | readonly string[] };
  /** Whether the client shows a certificate that the Gateway trusts. */
  readonly clientCert?: boolean;
}

/** An HTTP request with every default filled in. */
export interface HttpRequest {
  readonly isGrpc: boolean;
  readonly scheme: 'http' | 'https';
  readonly method: string;
  /** As it is sent. */
  readonly host: string;
  /** The host without its port, in lower case. */
  readonly hostname: string;
  /** Without query. */
  readonly path: string;
  /** With its question mark; empty where there is none. */
  readonly query: string;
  readonly headers: Headers;
}

const GRPC = 'application/grpc';

export function httpRequest(request: ExplainRequest, scheme: 'http' | 'https'): HttpRequest {
  const headers = new Headers(request.headers);
  const sent = headers.values('host')[0];
  headers.remove('host');
  const isGrpc = request.protocol === 'grpc' || isGrpcType(headers.values('content-type')[0]);
  if (request.protocol === 'grpc' && headers.values('content-type').length === 0) headers.set('content-type', GRPC);
  const host = sent ?? request.host ?? request.sni ?? request.address ?? '';
  const [path, query] = target(request);
  const method = request.method ?? (request.protocol === 'grpc' ? 'POST' : 'GET');
  return { isGrpc, scheme, method, host, hostname: withoutPort(host).toLowerCase(), path, query, headers };
}

function isGrpcType(contentType: string | undefined): boolean {
  return contentType !== undefined && (contentType === GRPC || contentType.startsWith(`${GRPC}+`) || contentType.startsWith(`${GRPC};`));
}

function target({ path: sent = '/', query }: ExplainRequest): readonly [path: string, query: string] {
  const mark = sent.indexOf('?');
  const plain = mark < 0 ? sent : sent.slice(0, mark);
  const own = mark < 0 ? '' : sent.slice(mark);
  const given = query === undefined || query === '' ? own : `?${query.replace(/^\?/, '')}`;
  return [plain === '' ? '/' : plain, given];
}

/** A host without its port: `[::1]:80` too. */
export function withoutPort(host: string): string {
  const colon = host.startsWith('[') ? host.lastIndexOf(']:') + 1 : host.lastIndexOf(':');
  return colon > 0 ? host.slice(0, colon) : host;
}

/** Whether a host is an IP address, for which no client sends a server name. */
export function isAddress(host: string): boolean {
  return host.startsWith('[') || /^\d+(\.\d+){3}$/.test(host);
}

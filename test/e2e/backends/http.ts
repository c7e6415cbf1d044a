import { createServer, IncomingMessage, RequestListener, Server } from 'http';
import { createServer as createTlsServer } from 'https';
import { TLSSocket } from 'tls';
import { Echo, Endpoint, TestBackend } from './echo';
import { CertificatePair } from '../stack/certificates';

/** What makes an HTTP backend other than the usual one. */
export interface HttpBackendOptions {
  /** What it answers instead of an echo with 200. */
  readonly answer?: (echo: Echo) => { readonly status: number; readonly headers?: { readonly [name: string]: string } };
  /** Its certificate, if it speaks TLS. */
  readonly certificate?: CertificatePair;
  /** How often a request of each `x-echo-id` has come; shared by backends that count together. */
  readonly tries?: Map<string, number>;
}

/**
 * Echoes every request as JSON. Clients can ask for trouble: `x-echo-status` is the status of the answer, `x-echo-delay` milliseconds before
 * it, and `x-echo-failures` how many requests of one `x-echo-id` get 503 before the first 200.
 */
export async function startHttpBackend({ service, address, port }: Endpoint, options: HttpBackendOptions = {}): Promise<TestBackend> {
  const { answer, certificate, tries = new Map<string, number>() } = options;
  const received: Echo[] = [];
  const listener: RequestListener = (request, response) => {
    request.resume();
    request.on('end', () => {
      const id = header(request, 'x-echo-id');
      if (id !== undefined) tries.set(id, (tries.get(id) ?? 0) + 1);
      const echo = echoOf(service, request, id === undefined ? undefined : tries.get(id));
      received.push(echo);
      const own = answer?.(echo);
      const failing = (echo.tries ?? 0) <= Number(header(request, 'x-echo-failures') ?? -1);
      const status = own?.status ?? (failing ? 503 : Number(header(request, 'x-echo-status') ?? 200));
      const body = JSON.stringify(echo);
      setTimeout(() => {
        response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...own?.headers });
        response.end(body); // with the headers in one write: Nagle's algorithm would hold a second one back
      }, Number(header(request, 'x-echo-delay') ?? 0));
    });
  };
  const server = certificate ? createTlsServer(certificate, listener) : createServer(listener);
  server.keepAliveTimeout = 3600_000; // longer than the proxy's, which reuses connections
  await listen(server, { address, port });
  return { received };
}

function listen(server: Server, { address, port }: { readonly address: string; readonly port: number }): Promise<void> {
  return new Promise((resolve, reject) => server.once('error', reject).listen(port, address, resolve));
}

function echoOf(service: string, request: IncomingMessage, tries: number | undefined): Echo {
  const { host, ...headers } = request.headers;
  const sni = request.socket instanceof TLSSocket ? request.socket.servername || undefined : undefined;
  return {
    service,
    method: request.method,
    path: request.url,
    host,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    sni,
    tries,
  };
}

function header({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

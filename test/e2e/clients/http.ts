import { Agent as PlainAgent, IncomingHttpHeaders, request as requestPlain } from 'http';
import { Agent as TlsAgent, request as requestTls } from 'https';
import { TLSSocket } from 'tls';
import { Echo } from '../backends/echo';

/** Where every name leads, and whom to trust there. */
export interface ProxyAddress {
  readonly address: string;
  readonly certificateAuthority: string;
}

export interface HttpRequest {
  /** @default GET */
  readonly method?: string;
  readonly url: string;
  readonly headers?: { readonly [name: string]: string };
  /** Ciphers to offer over TLS 1.2, which settle the kind of certificate. @default - any, of any version */
  readonly ciphers?: string;
  /** Connections to reuse. @default - one for this request */
  readonly agent?: PlainAgent | TlsAgent;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** What the backend said, if it was one of ours. */
  readonly echo?: Echo;
  /** Names of the certificate that was shown. */
  readonly certificate?: string;
  /** `rsa` or `ec`. */
  readonly keyType?: string;
}

/** Sends a request to the proxy, whatever the host of its URL; a certificate must hold for the host and come from the stack's authority. */
export function sendHttp({ address, certificateAuthority }: ProxyAddress, { method = 'GET', url, headers, ciphers, agent }: HttpRequest): Promise<HttpResponse> {
  const { protocol, hostname, host, port, pathname, search } = new URL(url);
  const secure = protocol === 'https:';
  const options = {
    host: address,
    port: Number(port || (secure ? 443 : 80)),
    method,
    path: pathname + search,
    headers: { ...headers, host },
    agent: agent ?? false as const,
    timeout: 30_000,
  };
  return new Promise((resolve, reject) => {
    const sent = secure ? requestTls({ ...options, servername: hostname, ca: certificateAuthority, ...ciphers && { ciphers, maxVersion: 'TLSv1.2' } }) : requestPlain(options);
    sent.once('error', reject);
    sent.once('timeout', () => sent.destroy(new Error('no answer within 30 s')));
    sent.once('response', response => {
      const certificate = response.socket instanceof TLSSocket ? response.socket.getPeerX509Certificate() : undefined;
      const chunks: Buffer[] = [];
      response.on('data', chunk => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        const body = Buffer.concat(chunks).toString();
        const shown = { certificate: certificate?.subjectAltName, keyType: certificate?.publicKey.asymmetricKeyType };
        resolve({ status: response.statusCode!, headers: response.headers, body, echo: echoIn(body), ...shown });
      });
    });
    sent.end();
  });
}

function echoIn(body: string): Echo | undefined {
  return body.startsWith('{"service":') ? JSON.parse(body) : undefined;
}

import { createSocket } from 'dgram';
import { Agent as PlainAgent, IncomingHttpHeaders, request as requestPlain } from 'http';
import { ClientHttp2Session, connect as connectHttp2 } from 'http2';
import { Agent as TlsAgent, request as requestTls } from 'https';
import { createConnection, Socket } from 'net';
import { connect as connectTls } from 'tls';
import { Answer, answerOf, receivedIn, refusal } from './answer';
import { Request } from './request';
import { NUMBER } from './workloads';

const PATIENCE_MS = 10_000;
/** A datagram that is dropped is not heard of. */
const DATAGRAM_PATIENCE_MS = 500;
/** Certificates are looked at elsewhere: here it is about where requests go. */
const TRUSTING = { rejectUnauthorized: false };

/** Sends requests to one proxy, over connections that it keeps. */
export class ProxyClient {
  private readonly plain = new PlainAgent({ keepAlive: true });
  private readonly tls = new TlsAgent({ keepAlive: true, maxCachedSessions: 0 });
  private readonly sessions = new Map<string, ClientHttp2Session>();

  public constructor(private readonly address: string) {}

  public send(request: Request): Promise<Answer> {
    switch (request.protocol) {
      case 'http': return this.http(request);
      case 'grpc': return this.grpc(request);
      case 'udp': return this.datagram(request);
      case 'tcp': return this.line(createConnection({ host: this.address, port: request.port }), request);
      case 'tls': return this.line(connectTls({ host: this.address, port: request.port, servername: request.sni ?? '', ...TRUSTING }), request);
    }
  }

  public close(): void {
    this.plain.destroy();
    this.tls.destroy();
    for (const session of this.sessions.values()) session.destroy();
  }

  private http({ id, scheme, port, sni, method = 'GET', host, path = '/', query, headers }: Request): Promise<Answer> {
    const options = {
      host: this.address, port, method, path: query === undefined ? path : `${path}?${query}`, headers: { host, ...headers, [NUMBER]: id }, timeout: PATIENCE_MS,
    };
    return new Promise(resolve => {
      const sent = scheme === 'https' ? requestTls({ ...options, agent: this.tls, servername: sni ?? '', ...TRUSTING }) : requestPlain({ ...options, agent: this.plain });
      sent.once('error', error => resolve(refusal(error)));
      sent.once('timeout', () => sent.destroy(new Error('no answer')));
      sent.once('response', response => {
        response.resume().once('error', () => undefined); // all that counts is in the headers
        resolve(answerOf(response.statusCode!, response.headers));
      });
      sent.end();
    });
  }

  private grpc(request: Request): Promise<Answer> {
    const { id, host, path = '/', headers } = request;
    return new Promise(resolve => {
      const session = this.session(request, error => resolve(refusal(error)));
      const call = session.request({
        ':method': 'POST', ':path': path, ':authority': host, 'content-type': 'application/grpc', 'te': 'trailers', ...headers, [NUMBER]: id,
      });
      let [head, trailers]: IncomingHttpHeaders[] = [{}, {}];
      call.on('response', got => head = got).on('trailers', got => trailers = got);
      call.once('error', error => resolve(refusal(error)));
      call.setTimeout(PATIENCE_MS, () => call.destroy(new Error('no answer')));
      call.once('close', () => resolve(head[':status'] === undefined ? { refused: 'closed' } : answerOf(Number(head[':status']), head, trailers)));
      call.resume();
      call.end(Buffer.alloc(5));
    });
  }

  private session({ scheme = 'http', port, sni = '' }: Request, onError: (error: Error) => void): ClientHttp2Session {
    const key = `${scheme} ${port} ${sni}`;
    const kept = this.sessions.get(key);
    if (kept !== undefined && !kept.closed && !kept.destroyed) return kept;
    const session = connectHttp2(`${scheme}://${this.address}:${port}`, { ...scheme === 'https' && { servername: sni, ...TRUSTING } });
    session.once('error', onError);
    session.on('error', () => session.destroy());
    this.sessions.set(key, session);
    return session;
  }

  private line(socket: Socket, { id }: Request): Promise<Answer> {
    return new Promise(resolve => {
      socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('no answer')));
      socket.once('error', error => resolve(refusal(error)));
      socket.once('close', () => resolve({ refused: 'closed' }));
      socket.once('data', line => {
        // An HTTPS listener of that port has no use for a line.
        resolve(line.toString().startsWith('{') ? { received: receivedIn(line.toString()) } : { refused: line.toString().split('\r')[0] });
        socket.destroy();
      });
      socket.write(`${id}\n`);
    });
  }

  private datagram({ id, port }: Request): Promise<Answer> {
    const socket = createSocket('udp4');
    return new Promise<Answer>(resolve => {
      const late = setTimeout(() => resolve({ refused: 'no answer' }), DATAGRAM_PATIENCE_MS);
      socket.once('error', error => resolve(refusal(error)));
      socket.once('message', message => {
        clearTimeout(late);
        resolve({ received: receivedIn(message.toString()) });
      });
      socket.send(id, port, this.address);
    }).finally(() => socket.close());
  }
}

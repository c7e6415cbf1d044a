import { createSocket } from 'dgram';
import { createServer as createHttpServer, IncomingHttpHeaders, RequestListener } from 'http';
import { createServer as createHttp2Server, ServerHttp2Stream } from 'http2';
import { createServer, Socket } from 'net';
import { createServer as createTlsServer, TLSSocket } from 'tls';
import { CertificateAuthority } from '../stack/certificates';
import { KubernetesObject } from '../stack/kubectl';
import { addAddress } from '../stack/whereabouts';
import { WORKLOAD_NAME } from '../systems/backend-tls-policies';
import { WORKLOADS } from '../systems/backends';

/** Something that takes requests, as routes refer to it. */
export interface Workload {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** A Service's own port, by which it is referred to. */
  readonly port?: number;
}

/** A request as a workload got it. */
export interface Received {
  readonly workload: Workload;
  readonly method?: string;
  /** With its query. */
  readonly path?: string;
  readonly host?: string;
  readonly headers?: { readonly [name: string]: string };
  /** What came where there are no requests. */
  readonly text?: string;
  /** The server name that the client of TLS asked for. */
  readonly sni?: string;
}

/** The header in which a request has its number, and the one in which an answer has what the workload got. */
export const NUMBER = 'x-number';
export const ECHO = 'x-echo';
/** What every answer of a workload has besides, for filters to change. */
export const OWN_HEADERS: { readonly [name: string]: string } = { 'x-a': 'of the workload', 'x-removed': 'of the workload', 'version': 'of the workload' };

const PREFACE = 'PRI * HTTP/2.0';
const TLS_HANDSHAKE = 0x16;

/** Everything that takes requests behind the proxies: on every port HTTP/1.1, HTTP/2, gRPC, lines of text, and all of these over TLS; and datagrams. */
export class Workloads {
  public static async start(authority: CertificateAuthority): Promise<Workloads> {
    await addAddress(WORKLOADS);
    return new Workloads(await authority.sign([WORKLOAD_NAME, WORKLOADS]));
  }

  private readonly open = new Set<string>();
  private readonly owners = new Map<number, Workload>();
  private readonly received = new Map<string, Received[]>();
  private readonly http = createHttpServer({ keepAliveTimeout: 0 }, this.answerHttp());
  private readonly http2 = createHttp2Server().on('stream', (stream, headers) => this.answerStream(stream, headers));
  private readonly tls;

  private constructor({ cert, key }: { readonly cert: string; readonly key: string }) {
    this.tls = createTlsServer({ cert, key, ALPNProtocols: ['h2', 'http/1.1'] }, socket => this.meet(socket)).on('tlsClientError', () => undefined);
  }

  /** Stands for whatever objects say is there. */
  public async serve(objects: readonly KubernetesObject[]): Promise<void> {
    for (const { kind, metadata: { namespace = '', name }, ports, spec } of objects) {
      if (kind === 'EndpointSlice') {
        const service = objects.find(each => each.kind === 'Service' && each.metadata.namespace === namespace && each.metadata.name === name)!;
        for (const { name: portName, port, protocol } of ports ?? []) {
          const own = service.spec.ports.find((each: any) => each.name === portName);
          await this.listen(port, protocol === 'UDP', { kind: 'Service', namespace, name, port: own.port });
        }
      }
      for (const endpoint of kind === 'Backend' ? spec.endpoints : []) {
        if (endpoint.ip) await this.listen(endpoint.ip.port, false, { kind, namespace, name });
      }
    }
  }

  /** Who got a request, by its number: the one that answered it, and any that got a copy. */
  public receivers(number: string): readonly Received[] {
    return this.received.get(number) ?? [];
  }

  public forget(): void {
    this.received.clear();
  }

  private async listen(port: number, datagrams: boolean, workload: Workload): Promise<void> {
    this.owners.set(port, workload);
    const key = `${datagrams ? 'udp' : 'tcp'} ${port}`;
    if (this.open.has(key)) return;
    this.open.add(key);
    if (datagrams) await this.listenForDatagrams(port);
    else await new Promise<void>((resolve, reject) => createServer(socket => this.meet(socket)).once('error', reject).listen(port, WORKLOADS, resolve));
  }

  private async listenForDatagrams(port: number): Promise<void> {
    const socket = createSocket('udp4');
    socket.on('message', (message, from) => socket.send(JSON.stringify(this.note(port, { text: message.toString() })), from.port, from.address));
    await new Promise<void>((resolve, reject) => socket.once('error', reject).bind(port, WORKLOADS, resolve));
  }

  /** Finds out what a client speaks by what it says first. */
  private meet(socket: Socket): void {
    socket.on('error', () => socket.destroy());
    socket.once('readable', () => {
      const chunk = socket.read() as Buffer | null;
      if (chunk === null) return;
      socket.unshift(chunk);
      if (chunk[0] === TLS_HANDSHAKE) this.tls.emit('connection', socket);
      else if (chunk.toString('latin1', 0, PREFACE.length) === PREFACE) this.http2.emit('connection', socket);
      else if (/^[A-Z]+ [^\n]* HTTP\/1/.test(chunk.toString('latin1'))) this.http.emit('connection', socket);
      else socket.on('data', text => socket.write(`${JSON.stringify(this.note(portOf(socket), { text: text.toString().trimEnd(), sni: sniOf(socket) }))}\n`));
    });
  }

  private answerHttp(): RequestListener {
    return (request, response) => {
      request.resume();
      const echo = this.noteRequest(request.socket, request.method, request.url, request.headers.host, request.headers);
      response.writeHead(200, { ...OWN_HEADERS, [ECHO]: echo, 'content-length': 0 });
      response.end();
    };
  }

  private answerStream(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
    stream.on('error', () => undefined);
    const { ':method': method, ':path': path, ':authority': authority, ...others } = headers;
    const echo = this.noteRequest(stream.session!.socket as Socket, method as string, path as string, authority as string, others);
    if (!headers['content-type']?.startsWith('application/grpc')) {
      stream.respond({ ':status': 200, ...OWN_HEADERS, [ECHO]: echo }, { endStream: true });
      return;
    }
    stream.respond({ ':status': 200, 'content-type': 'application/grpc', ...OWN_HEADERS, [ECHO]: echo }, { waitForTrailers: true });
    stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
    stream.end(Buffer.alloc(5)); // one message of no length
  }

  private noteRequest(
    socket: Socket, method: string | undefined, path: string | undefined, host: string | undefined, { host: _, ...others }: IncomingHttpHeaders,
  ): string {
    const plain = Object.fromEntries(Object.entries(others).filter(([name]) => !name.startsWith(':')).map(([name, value]) => [name, String(value)]));
    const received = this.note(portOf(socket), { method, path, host, headers: plain, sni: sniOf(socket) }, plain[NUMBER]);
    return Buffer.from(JSON.stringify(received)).toString('base64');
  }

  private note(port: number, request: Omit<Received, 'workload'>, number = request.text ?? ''): Received {
    const received = { workload: this.owners.get(port)!, ...request };
    this.received.set(number, [...this.received.get(number) ?? [], received]);
    return received;
  }
}

function portOf(socket: Socket): number {
  return socket.localPort!;
}

function sniOf(socket: Socket): string | undefined {
  return socket instanceof TLSSocket ? socket.servername || undefined : undefined;
}

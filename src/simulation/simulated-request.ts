import type { ExplainRequest } from '../explain/request';
import { checkedPort, checkedText, shown } from '../model/checked-argument';

/** How a request comes in, besides what it asks for. */
export interface ConnectionOptions {
  /**
   * The Gateway that is meant, as `namespace/name`.
   *
   * @default - any that listens there; they have to give one answer
   */
  readonly gateway?: string;
  /**
   * One of a Gateway's addresses (`spec.addresses`).
   *
   * @default - any
   */
  readonly address?: string;
}

/** How an HTTP or gRPC request comes in. */
export interface RequestOptions extends ConnectionOptions {
  /**
   * Headers by name. `Host` is the host of the request instead of the URL's, which the TLS handshake still names.
   *
   * @default - none but those that a client sends anyway
   */
  readonly headers?: { [name: string]: string };
  /**
   * The server name of the TLS handshake, where it is another than the host of the URL.
   *
   * @default - the host of the URL
   */
  readonly serverName?: string;
  /**
   * Whether the client shows a certificate that the Gateway trusts.
   *
   * @default false
   */
  readonly clientCertificate?: boolean;
}

/** How a TLS connection comes in. */
export interface TlsConnectionOptions extends ConnectionOptions {
  /**
   * Port that it goes to.
   *
   * @default 443
   */
  readonly port?: number;
}

/** A request, or a connection, that a simulated cluster explains. Not made by itself: see `HttpRequest` and the others. */
export abstract class SimulatedRequest {
  /** @internal */
  public abstract readonly _asked: ExplainRequest;
}

/** An HTTP request. */
export class HttpRequest extends SimulatedRequest {
  /**
   * A request.
   *
   * @param method such as `GET`
   * @param url scheme, host, path and query as a client asks for them: `https://www.example.com/pay?card=1`; a port where it is not 80 or 443
   * @param options headers and the like
   */
  public static of(method: string, url: string, options: RequestOptions = {}): HttpRequest {
    const { scheme, host, hostname, port, target } = locationOf(url);
    const asked = checkedText('the method of a request', method, 64).toUpperCase();
    return new HttpRequest({ protocol: 'http', method: asked, scheme, port, host, path: target, ...clientOf(scheme, hostname, options) });
  }

  /** @internal */
  private constructor(public readonly _asked: ExplainRequest) {
    super();
  }
}

/** A gRPC request. */
export class GrpcRequest extends SimulatedRequest {
  /**
   * A call of a method.
   *
   * @param method service and method: `shop.Orders/List`
   * @param url scheme and host: `https://grpc.example.com`; a port where it is not 80 or 443
   * @param options headers and the like
   */
  public static of(method: string, url: string, options: RequestOptions = {}): GrpcRequest {
    if (!/^[^/]+\/[^/]+$/.test(checkedText('the method of a gRPC request', method, 1024))) {
      throw new Error(`a gRPC request names service and method, got ${shown(method)}. Write them as in "shop.Orders/List"`);
    }
    const { scheme, host, hostname, port } = locationOf(url);
    return new GrpcRequest({ protocol: 'grpc', scheme, port, host, path: `/${method}`, ...clientOf(scheme, hostname, options) });
  }

  /** @internal */
  private constructor(public readonly _asked: ExplainRequest) {
    super();
  }
}

/** A TLS connection that a listener passes through, or ends for a TLSRoute or TCPRoute. */
export class TlsConnection extends SimulatedRequest {
  /**
   * A connection.
   *
   * @param serverName the name in the handshake (SNI)
   * @param options port and the like
   */
  public static of(serverName: string, options: TlsConnectionOptions = {}): TlsConnection {
    const { port = 443, gateway, address } = options;
    const sni = checkedText('the server name of a TLS connection', serverName, 253);
    return new TlsConnection({ protocol: 'tls', sni, port: checkedPort('the port of a TLS connection', port), gateway, address });
  }

  /** @internal */
  private constructor(public readonly _asked: ExplainRequest) {
    super();
  }
}

/** A TCP connection. */
export class TcpConnection extends SimulatedRequest {
  /**
   * A connection.
   *
   * @param port port that it goes to
   * @param options the Gateway that is meant
   */
  public static of(port: number, options: ConnectionOptions = {}): TcpConnection {
    const { gateway, address } = options;
    return new TcpConnection({ protocol: 'tcp', port: checkedPort('the port of a TCP connection', port), gateway, address });
  }

  /** @internal */
  private constructor(public readonly _asked: ExplainRequest) {
    super();
  }
}

/** A UDP datagram. */
export class UdpDatagram extends SimulatedRequest {
  /**
   * A datagram.
   *
   * @param port port that it goes to
   * @param options the Gateway that is meant
   */
  public static of(port: number, options: ConnectionOptions = {}): UdpDatagram {
    const { gateway, address } = options;
    return new UdpDatagram({ protocol: 'udp', port: checkedPort('the port of a UDP datagram', port), gateway, address });
  }

  /** @internal */
  private constructor(public readonly _asked: ExplainRequest) {
    super();
  }
}

interface Location {
  readonly scheme: 'http' | 'https';
  /** With its port, where it is not that of the scheme. */
  readonly host: string;
  readonly hostname: string;
  readonly port: number;
  readonly target: string;
}

const URL_PARTS = /^(https?):\/\/(\[[^\]]*\]|[^/?#:@]+)(?::(\d+))?([/?#].*)?$/is;

/** Not by `URL`, which would tidy the path up before a proxy sees it. */
function locationOf(url: string): Location {
  const [, scheme, hostname, given, target] = URL_PARTS.exec(checkedText('the URL of a request', url, 65536)) ?? [];
  if (scheme === undefined) throw new Error(`the URL of a request has a scheme and a host, got ${shown(url)}. Write it as in "https://www.example.com/pay"`);
  const plain = scheme.toLowerCase() === 'http' ? 'http' : 'https';
  const usual = plain === 'http' ? 80 : 443;
  const port = given === undefined ? usual : checkedPort('the port of a URL', Number(given));
  return { scheme: plain, host: port === usual ? hostname : `${hostname}:${port}`, hostname, port, target: target ?? '/' };
}

function clientOf(
  scheme: string, hostname: string, { headers, serverName, clientCertificate = false, gateway, address }: RequestOptions,
): Partial<ExplainRequest> {
  const isAddress = hostname.startsWith('[') || /^\d+(\.\d+){3}$/.test(hostname);
  return {
    headers: { ...headers },
    clientCert: clientCertificate,
    gateway,
    address: address ?? (isAddress ? hostname : undefined),
    ...scheme === 'https' && { sni: serverName ?? (isAddress ? undefined : hostname) },
  };
}

import { createServer, Socket } from 'net';
import { createServer as createTlsServer, TLSSocket } from 'tls';
import { Echo, Endpoint, TestBackend } from './echo';
import { CertificatePair } from '../stack/certificates';

/** Answers what comes over TCP, or over TLS that it ends itself, with a line of JSON each time. */
export function startStreamBackend({ service, address, port }: Endpoint, certificate?: CertificatePair): Promise<TestBackend> {
  const received: Echo[] = [];
  const serve = (socket: Socket) => {
    socket.on('error', () => socket.destroy()); // a client may go at any time
    socket.on('data', chunk => {
      const sni = socket instanceof TLSSocket ? socket.servername || undefined : undefined;
      const echo: Echo = { service, text: chunk.toString().trimEnd(), sni };
      received.push(echo);
      socket.write(`${JSON.stringify(echo)}\n`);
    });
  };
  const server = certificate ? createTlsServer(certificate, serve) : createServer(serve);
  return new Promise((resolve, reject) => server.once('error', reject).listen(port, address, () => resolve({ received })));
}

import { createConnection, Socket } from 'net';
import { connect, TLSSocket } from 'tls';
import { ProxyAddress } from './http';
import { Echo } from '../backends/echo';

/** What a backend behind a TCP or TLS listener answers, and the names of the certificate that the client saw. */
export interface StreamAnswer extends Echo {
  readonly certificate?: string;
}

/** Sends a line to a port and waits for a line of answer. With a server name it speaks TLS, and the certificate must hold for that name. */
export function sendLine({ address, certificateAuthority }: ProxyAddress, port: number, text: string, servername?: string): Promise<StreamAnswer> {
  return new Promise((resolve, reject) => {
    const socket: Socket = servername === undefined
      ? createConnection({ host: address, port })
      : connect({ host: address, port, servername, ca: certificateAuthority });
    const certificate = () => socket instanceof TLSSocket ? socket.getPeerCertificate().subjectaltname : undefined;
    socket.setTimeout(10_000, () => socket.destroy(new Error('no answer within 10 s')));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('closed without an answer')));
    socket.once('data', line => {
      resolve({ ...JSON.parse(line.toString()), certificate: certificate() });
      socket.end();
    });
    socket.write(`${text}\n`);
  });
}

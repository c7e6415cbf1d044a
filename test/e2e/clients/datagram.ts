import { createSocket } from 'dgram';
import { ProxyAddress } from './http';
import { Echo } from '../backends/echo';

/** Sends a datagram to a port and waits for the answer. */
export function sendDatagram({ address }: ProxyAddress, port: number, text: string): Promise<Echo> {
  const socket = createSocket('udp4');
  return new Promise<Echo>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('no answer within 5 s')), 5000);
    socket.once('error', reject);
    socket.once('message', message => {
      clearTimeout(late);
      resolve(JSON.parse(message.toString()));
    });
    socket.send(text, port, address);
  }).finally(() => socket.close());
}

import { createSocket } from 'dgram';
import { Echo, Endpoint, TestBackend } from './echo';

/** Answers every datagram with one of JSON. */
export function startDatagramBackend({ service, address, port }: Endpoint): Promise<TestBackend> {
  const received: Echo[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (message, from) => {
    const echo: Echo = { service, text: message.toString() };
    received.push(echo);
    socket.send(JSON.stringify(echo), from.port, from.address);
  });
  return new Promise((resolve, reject) => socket.once('error', reject).bind(port, address, () => resolve({ received })));
}

import { createServer, RequestListener, Server } from 'http';
import { AddressInfo } from 'net';
import { Load } from './load';

let server: Server;

afterEach(() => server.close());

/** The failures of a load on a server that answers as told, by the number of the request. */
async function failuresOf(answer: (request: number) => { status?: number; service?: string } | 'reset'): Promise<string[]> {
  let requests = 0;
  const listener: RequestListener = (request, response) => {
    const told = answer(requests++);
    if (told === 'reset') return void request.socket.destroy();
    response.writeHead(told.status ?? 200).end(JSON.stringify({ service: told.service ?? 'shop/v1' }));
  };
  server = createServer(listener);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const load = new Load({ address: '127.0.0.1', certificateAuthority: '' }, [{ name: 'anyone', url: `http://www.example.com:${port}/` }], 200);
  load.enter('a step', { anyone: ['shop/v1'] });
  while (requests < 20) await new Promise(resolve => setTimeout(resolve, 5));
  await load.stop();
  expect(load.sent).toBeGreaterThanOrEqual(20);
  return load.failures;
}

test.each<[string, Parameters<typeof failuresOf>[0], string[]]>([
  ['nothing', () => ({}), []],
  ['another status', request => request === 3 ? { status: 503 } : {}, ['a step: anyone got 503 {"service":"shop/v1"}']],
  ['a service that may not answer', request => request === 3 ? { service: 'shop/v2' } : {}, ['a step: anyone got an answer from shop/v2']],
  ['a connection that is reset', request => request === 3 ? 'reset' : {}, [expect.stringMatching(/^a step: anyone: (socket hang up|read ECONNRESET)$/) as unknown as string]],
])('finds %s', async (_, answer, expected) => {
  expect(await failuresOf(answer)).toEqual(expected);
});

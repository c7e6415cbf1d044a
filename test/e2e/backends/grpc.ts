import { Server, ServerCredentials, ServerUnaryCall, sendUnaryData, ServiceDefinition } from '@grpc/grpc-js';
import { Echo, Endpoint, TestBackend } from './echo';

const AS_IT_IS = (bytes: Buffer) => bytes;

/** Answers unary calls of some methods, each as `package.Service/Method`, with an echo as JSON; what was sent is not looked at. */
export function startGrpcBackend({ service, address, port }: Endpoint, methods: readonly string[], answer?: Buffer): Promise<TestBackend> {
  const received: Echo[] = [];
  const server = new Server();
  for (const method of methods) {
    const definition: ServiceDefinition = {
      [method]: {
        path: `/${method}`,
        requestStream: false,
        responseStream: false,
        requestSerialize: AS_IT_IS,
        requestDeserialize: AS_IT_IS,
        responseSerialize: AS_IT_IS,
        responseDeserialize: AS_IT_IS,
      },
    };
    server.addService(definition, {
      [method]: (call: ServerUnaryCall<Buffer, Buffer>, respond: sendUnaryData<Buffer>) => {
        const headers = Object.fromEntries(Object.entries(call.metadata.getMap()).map(([key, value]) => [key, value.toString()]));
        const echo: Echo = { service, path: call.getPath(), host: call.getHost(), headers };
        received.push(echo);
        respond(null, answer ?? Buffer.from(JSON.stringify(echo)));
      },
    });
  }
  return new Promise((resolve, reject) => server.bindAsync(`${address}:${port}`, ServerCredentials.createInsecure(), error =>
    error ? reject(error) : resolve({ received })));
}

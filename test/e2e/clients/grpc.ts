import { ChannelCredentials, Client, Metadata, ServiceError, status } from '@grpc/grpc-js';
import { ProxyAddress } from './http';
import { Echo } from '../backends/echo';

const AS_IT_IS = (bytes: Buffer) => bytes;

/** Calls `package.Service/Method` of a host over TLS. Gives the backend's echo, or the status of the failure, as `UNIMPLEMENTED`. */
export function callGrpc({ address, certificateAuthority }: ProxyAddress, host: string, method: string): Promise<Echo | string> {
  const client = new Client(`${address}:443`, ChannelCredentials.createSsl(Buffer.from(certificateAuthority)), {
    'grpc.ssl_target_name_override': host,
    'grpc.default_authority': host,
  });
  return new Promise(resolve => {
    const finish = (result: Echo | string) => {
      client.close();
      resolve(result);
    };
    const deadline = Date.now() + 10_000;
    client.makeUnaryRequest(`/${method}`, AS_IT_IS, AS_IT_IS, Buffer.alloc(0), new Metadata(), { deadline }, (error: ServiceError | null, answer?: Buffer) =>
      finish(error ? status[error.code] : JSON.parse(answer!.toString())));
  });
}

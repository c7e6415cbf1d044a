import { IncomingHttpHeaders } from 'http';
import { ECHO, Received } from './workloads';

/** What came back for a request. */
export interface Answer {
  readonly status?: number;
  readonly headers?: { readonly [name: string]: string };
  readonly grpcStatus?: number;
  /** What the workload got that answered; nothing where the proxy did. */
  readonly received?: Received;
  /** Why there is no answer. */
  readonly refused?: string;
}

/** The answer that headers, and the trailers of a call, make up. */
export function answerOf(status: number, headers: IncomingHttpHeaders, trailers: IncomingHttpHeaders = {}): Answer {
  const { [ECHO]: echo, ...others } = headers;
  const grpcStatus = trailers['grpc-status'] ?? headers['grpc-status'];
  return {
    status,
    headers: Object.fromEntries(Object.entries(others).filter(([name]) => !name.startsWith(':')).map(([name, value]) => [name, String(value)])),
    ...grpcStatus !== undefined && { grpcStatus: Number(grpcStatus) },
    ...echo !== undefined && { received: receivedIn(Buffer.from(String(echo), 'base64').toString()) },
  };
}

export function receivedIn(text: string): Received {
  return JSON.parse(text) as Received;
}

export function refusal(error: Error): Answer {
  return { refused: (error as NodeJS.ErrnoException).code ?? error.message };
}

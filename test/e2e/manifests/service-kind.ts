import { startDatagramBackend } from '../backends/datagram';
import { Endpoint, TestBackend } from '../backends/echo';
import { startGrpcBackend } from '../backends/grpc';
import { HttpBackendOptions, startHttpBackend } from '../backends/http';
import { startStreamBackend } from '../backends/stream';
import { CertificateAuthority } from '../stack/certificates';

/** How the workload behind a Service of an example behaves. */
export type ServiceKind = (endpoint: Endpoint, authority: CertificateAuthority) => Promise<TestBackend>;

export const http = (options?: HttpBackendOptions): ServiceKind => endpoint => startHttpBackend(endpoint, options);

export const https = (name: string): ServiceKind => async (endpoint, authority) =>
  startHttpBackend(endpoint, { certificate: await authority.sign([name]) });

export const grpc = (...methods: string[]): ServiceKind => endpoint => startGrpcBackend(endpoint, methods);

/** A collector of OpenTelemetry, which takes what it gets. */
export const collector: ServiceKind = endpoint => startGrpcBackend(endpoint, [
  'opentelemetry.proto.collector.logs.v1.LogsService/Export',
  'opentelemetry.proto.collector.metrics.v1.MetricsService/Export',
  'opentelemetry.proto.collector.trace.v1.TraceService/Export',
], Buffer.alloc(0));

export const tcp: ServiceKind = endpoint => startStreamBackend(endpoint);

export const tls = (name: string): ServiceKind => async (endpoint, authority) => startStreamBackend(endpoint, await authority.sign([name]));

export const udp: ServiceKind = endpoint => startDatagramBackend(endpoint);

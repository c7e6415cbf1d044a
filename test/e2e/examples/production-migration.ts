import { until } from '../until';
import { tryEdited } from './edited';
import { Example, Subject } from './example';
import { withoutGrants } from '../manifests/manifests';
import { collector, grpc, http, https } from '../manifests/service-kind';

const ORDERS = 'https://api.example.com/v1/orders';
const ALICE = { Authorization: 'Bearer alice' };

/** Orders in two versions, the second over TLS, behind a check of who calls; and over gRPC. */
export const productionMigration: Example = {
  services: {
    'api-team/orders-v2': https('orders-v2.api-team.svc.cluster.local'),
    'api-team/orders-grpc': grpc('orders.v1.OrderService/CreateOrder', 'orders.v1.OrderService/DeleteOrder'),
    'identity/auth': http({
      answer: ({ headers }) => headers?.authorization === ALICE.Authorization ? { status: 200, headers: { 'x-user-id': 'alice' } } : { status: 401 },
    }),
    'observability/otel-collector': collector,
  },
  presupposed: authority => [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'internal-ca', namespace: 'api-team' }, data: { 'ca.crt': authority.cert } },
  ],
  async requests({ probe }) {
    await probe.http('GET http://api.example.com/v1/orders/7?full=1', '301 to https://api.example.com/v1/orders/7?full=1');
    await probe.http(`GET ${ORDERS}/7`, '200, path /orders/7, x-api-version v1, x-user-id alice', {
      headers: ALICE, anyBackend: true, seen: ['path', 'x-api-version', 'x-user-id'],
    });
    await probe.http(`GET ${ORDERS}/7`, '200 from api-team/orders-v2, path /orders/7, sni orders-v2.api-team.svc.cluster.local', {
      headers: { ...ALICE, 'X-Beta-User': 'true' }, seen: ['path', 'sni'],
    });
    await probe.http(`GET ${ORDERS}`, '200, path /orders, certificate DNS:*.example.com', {
      headers: ALICE, anyBackend: true, seen: ['path'], answered: ['certificate'],
    });
    await probe.http(`GET ${ORDERS}/7`, '401 from identity/auth, path /verify/v1/orders/7', { seen: ['path'] });
    await probe.http('GET https://api.example.com/v2/orders', '404', { headers: ALICE });
    await probe.shares(`GET ${ORDERS}`, { percent: { 'api-team/orders-v1': 90, 'api-team/orders-v2': 10 }, headers: ALICE });
    await probe.grpc('grpc.example.com orders.v1.OrderService/CreateOrder', 'answer from api-team/orders-grpc');
    await probe.grpc('grpc.example.com orders.v1.OrderService/DeleteOrder', 'UNIMPLEMENTED');
  },
  async inCluster(subject) {
    await subject.cluster.envoyGateway.restart(); // the proxies learn where metrics go when they start, which was before the collector had an endpoint
    await subject.report.eventually('what the new proxies wait for', 'nothing', () => subject.cluster.envoyGateway.proxiesWaitFor());
    await telemetry(subject);
    const { probe } = subject;
    await tryEdited(subject, {
      what: 'without its grant',
      edit: withoutGrants('identity'),
      object: ['SecurityPolicy', 'api-team/orders'],
      condition: ['Accepted', 'False (Invalid)'],
      refused: () => probe.http(`GET ${ORDERS}/7`, '500', { headers: ALICE }),
      restored: () => probe.http(`GET ${ORDERS}/7`, '200', { headers: ALICE, anyBackend: true }),
    });
  },
};

/** The proxies tell the collector everything, each in a rhythm of its own. */
async function telemetry({ probe, backend, report }: Subject): Promise<void> {
  const wanted = 'LogsService, MetricsService, TraceService';
  const got = await until(services => services === wanted, async () => {
    await probe.send({ url: ORDERS, headers: ALICE });
    const services = backend('observability/otel-collector').received.map(({ path }) => path!.split('/')[1].split('.').pop());
    return [...new Set(services)].sort().join(', ');
  }, 30_000);
  report.row('telemetry that reaches the collector', wanted, got);
}

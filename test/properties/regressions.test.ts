import { App, Chart } from 'cdk8s';
import { HttpListener, Ownership, PlatformGateway, RouteAccess, TcpListener, Team, UdpListener } from '../../src';
import { scratchFolder } from '../scratch-folder';

/** What random apps have found, each kept as the smallest app that shows it. */
function platform() {
  const app = new App({ outdir: scratchFolder() });
  const chart = new Chart(app, 'platform', { namespace: 'edge' });
  const gateway = (props = {}) => new PlatformGateway(chart, 'Gateway', { name: 'edge', ...props });
  return { app, chart, gateway, kinds: (kind: string) => chart.toJson().filter(each => each.kind === kind) };
}

test('writes the default level of the proxies\' logs, so that the cluster shows no drift', () => {
  const { chart, gateway, kinds } = platform();
  new HttpListener(chart, 'Http', { gateway: gateway({ proxies: { replicas: 2 } }) });
  expect(kinds('EnvoyProxy')).toMatchObject([{ spec: { logging: { level: { default: 'warn' } } } }]);
});

test.each([
  ['TCP', TcpListener],
  ['UDP', UdpListener],
])('lets a team of given hostnames have a listener for %s, which knows none', (_, Listener) => {
  const { app, chart, gateway } = platform();
  new Team(chart, 'Team', { name: 'edge', namespaces: ['edge'], hostnames: ['edge.example.com'] });
  new Listener(chart, 'Stream', { gateway: gateway(), port: 9000, access: RouteAccess.SAME_NAMESPACE });
  expect(Ownership.of(app).findings).toEqual([]);
});

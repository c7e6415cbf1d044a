import { App, Chart } from 'cdk8s';
import {
  ControllerCheck, HttpFilter, HttpListener, HttpMatch, Ownership, PlatformGateway,
  Redirect, RouteAccess, TcpListener, Team, TenantRoute, UdpListener,
} from '../../src';
import { judge } from '../judge/schema-judge';
import { scratchFolder } from '../scratch-folder';

/** What random apps have found, each kept as the smallest app that shows it. */
function platform() {
  const app = new App({ outdir: scratchFolder() });
  // Some rules are alike on purpose.
  ControllerCheck.of(app).turnOff();
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

type Holder = [namespace: string, gateway: string, set?: string];

test.each<[string, Holder, Holder]>([
  ['a namespace and a gateway that read alike', ['x', 'a-b'], ['x-a', 'b']],
  ['a gateway and a set that read alike', ['x', 'a', 'b'], ['x', 'a-b']],
  ['a dot and a dash', ['x', 'a.b'], ['x', 'a-b']],
])('keeps apart ListenerSets of %s', (_, ...sets) => {
  const { chart, kinds } = platform();
  for (const [index, [namespace, name, listenerSet]] of sets.entries()) {
    new HttpListener(chart, `Http${index}`, { gateway: PlatformGateway.fromAttributes({ namespace, name }), listenerSet });
  }
  expect(kinds('ListenerSet').map(({ spec }) => [spec.parentRef.namespace, spec.parentRef.name, spec.listeners.length]))
    .toEqual(sets.map(([namespace, name]) => [namespace, name, 1]));
});

test.each(['x', 'xy'])('names the ListenerSet of a gateway with a long name of many dots in %s as an object can be named', namespace => {
  const { chart, kinds } = platform();
  new HttpListener(chart, 'Http', { gateway: PlatformGateway.fromAttributes({ namespace, name: 'a.'.repeat(126) + 'a' }) });
  expect(kinds('ListenerSet').flatMap(each => judge(each).problems)).toEqual([]);
});

test.each([
  ['a header without a value to see', () => HttpMatch.header('x-a', ' ')],
  ['a header with two blanks', () => HttpMatch.header('x-a', 'a  b')],
  ['a header beyond ASCII', () => HttpMatch.header('x-a', 'caf\u00e9')],
  ['an expression for a header with two blanks', () => HttpMatch.headerMatching('x-a', 'a  b')],
  ['a request header with a line break', () => HttpFilter.setRequestHeader('x-a', 'a\nb')],
  ['an answer header that ends in a blank', () => HttpFilter.addResponseHeader('x-a', 'a ')],
])('refuses %s, as the API server does', (_, make) => expect(make).toThrow(/must be visible characters of ASCII/));

test.each([
  ['one match each', (index: number) => index === 11 ? HttpMatch.prefix('/else') : HttpMatch.prefix('/pay')],
  ['8 matches each', (index: number) => HttpMatch.anyOf(...Array.from({ length: 8 }, (_, each) => HttpMatch.prefix(`/${index === 11 ? 'else' : 'pay'}-${each}`)))],
])('keeps 16 rules that tie in one part, with %s, though another rule was put among them', (_, match) => {
  const { chart, kinds } = platform();
  const route = new TenantRoute(chart, 'Route', {
    listener: HttpListener.fromAttributes({ parentName: 'edge', parentNamespace: 'edge', sectionName: 'http' }), hostnames: ['www.example.com'],
  });
  for (let index = 0; index < 17; index++) route.addRule(match(index), Redirect.toHttps());
  expect(kinds('HTTPRoute').map(({ spec }) => spec.rules.length)).toEqual([16, 1]);
});

test('refuses a provider flag of external-dns without a name', () => {
  const { chart } = platform();
  expect(() => new TenantRoute(chart, 'Route', {
    listener: HttpListener.fromAttributes({ parentName: 'edge', parentNamespace: 'edge', sectionName: 'http' }), externalDns: { providerFlags: { '': 'on' } },
  })).toThrow(/a key of the annotations for external-dns must not be empty/);
});

test('refuses an annotation of infrastructure that is longer than the field takes', () => {
  const { gateway } = platform();
  expect(() => gateway({ infrastructureAnnotations: { note: 'a'.repeat(4097) } })).toThrow(/at most 4096 characters, got 4097 characters/);
});

import { readdirSync } from 'fs';
import { ApiObject, App, Chart } from 'cdk8s';
import {
  Backend, FindingSeverity, GatewayApp, GatewayProfile, GatewayProfiles, HttpListener, HttpMatch, Ownership, PlatformGateway,
  RouteAccess, TenantRoute,
} from '../../src';
import * as checks from '../../src/checks/ownership-findings';
import { scratchFolder } from '../scratch-folder';
import { errorsOf, service, System, thrownBy } from '../system';

const said = jest.spyOn(process.stderr, 'write');
beforeEach(() => said.mockReset().mockReturnValue(true));
afterAll(() => said.mockRestore());

function askingElsewhere(): System {
  const system = new System();
  const target = Backend.fromServiceAttributes({ name: 'pay', namespace: 'bank', port: 443 });
  system.route(system.shop, system.listener(system.gateway()), { rules: [{ match: HttpMatch.ALL, target }] });
  return system;
}

test('errors are said at the construct they are about, and fail the synthesis before anything is written', () => {
  const system = new System(scratchFolder());
  const news = system.chart('news');
  system.route(news, system.listener(system.gateway()));
  new ApiObject(news, 'Config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config', namespace: 'infra' } });
  expect(thrownBy(() => system.app.synth())!.split('\n')).toEqual([
    'Validation failed with the following errors:',
    expect.stringMatching(/^ {2}\[news\/Route\] listener "https" of Gateway infra\/public \(infra\/Https\) admits routes of namespaces blog, shop/),
    expect.stringMatching(/^ {2}\[cdk8s-gateway-api\/Ownership\] news\/Config: ConfigMap "config" is put into namespace "infra" by a chart of namespace "news"/),
  ]);
  expect(readdirSync(system.app.outdir)).toEqual([]);
});

test('warnings go to standard error, once, and fail nothing', () => {
  const system = askingElsewhere();
  expect(system.manifests).not.toEqual([]);
  expect(system.errors).toEqual([]);
  expect(said.mock.calls.map(([line]) => line)).toEqual([expect.stringMatching(/^warning: \[shop\/Route\] this HTTPRoute refers to Service bank\/pay/)]);
});

test('warnings are said by GatewayApp too, and the files are written', () => {
  const app = new GatewayApp({ outdir: scratchFolder() });
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  const listener = HttpListener.fromAttributes({ parentName: 'public', parentNamespace: 'infra', sectionName: 'http' });
  const target = Backend.fromServiceAttributes({ name: 'pay', namespace: 'bank', port: 443 });
  new TenantRoute(shop, 'Route', { listener, hostnames: ['a.example.com'], rules: [{ match: HttpMatch.ALL, target }] });
  app.synth();
  expect(said.mock.calls.map(([line]) => line)).toEqual([expect.stringMatching(/^warning: \[shop\/Route\] this HTTPRoute refers to Service bank\/pay/)]);
  expect(readdirSync(app.outdir)).toContain('shop.k8s.yaml');
});

test('findings can be read without a synthesis', () => {
  const { app } = askingElsewhere();
  expect(Ownership.of(app).findings).toEqual([
    { id: 'ungranted-reference', severity: FindingSeverity.WARNING, path: 'shop/Route', message: expect.stringContaining('bank/pay') },
  ]);
});

describe('an app is judged', () => {
  const judged = jest.spyOn(checks, 'ownershipFindings');
  beforeEach(() => judged.mockClear());
  afterAll(() => judged.mockRestore());

  test('once in a synthesis, however many charts it has', () => {
    const system = new System();
    const listener = system.listener(system.gateway());
    ['shop', 'blog'].forEach(id => system.route(id === 'shop' ? system.shop : system.chart(id), listener));
    expect(system.manifests).not.toEqual([]);
    expect(judged).toHaveBeenCalledTimes(1);
  });

  test.each<[string, (system: System) => void]>([
    ['a route', system => system.route(system.chart('news'), system.app.node.findChild('infra').node.findChild('Https') as any)],
    ['a rule', system => (system.shop.node.findChild('Route') as any).addRule(HttpMatch.prefix('/x'), Backend.fromService(service(system.shop, 'x')), {})],
    ['an object of something else', ({ shop }) =>
      new ApiObject(shop, 'Config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config', namespace: 'infra' } })],
  ])('again once it has %s more', (what, change) => {
    const system = new System();
    system.route(system.shop, system.listener(system.gateway()));
    const before = system.errors;
    change(system);
    const after = system.errors;
    expect([before, judged.mock.calls.length]).toEqual([[], 2]);
    expect(after.length).toBe(what === 'a rule' ? 0 : 1);
  });
});

test('what comes first in the tree and is new is judged at once', () => {
  const app = new App();
  const [first, infra] = ['first', 'infra'].map(namespace => new Chart(app, namespace, { namespace }));
  const gateway = new PlatformGateway(infra, 'Gateway', { name: 'public' });
  const listener = new HttpListener(infra, 'Http', { gateway });
  expect(errorsOf(app)).toEqual([]);
  new TenantRoute(first, 'Route', { listener, hostnames: ['a.example.com'] }).addRule(HttpMatch.ALL, Backend.fromService(service(first, 'web')));
  expect(errorsOf(app)).toEqual([expect.stringContaining('[first/Route] listener "http"')]);
});

test('messages do not hang on the order of declaration', () => {
  const findings = [['blog', 'news'], ['news', 'blog']].map(order => {
    const system = new System();
    const listener = system.listener(system.gateway(), { access: RouteAccess.EVERYONE });
    for (const id of order) system.route(system.chart(id), listener);
    system.route(system.shop, listener, { hostnames: ['*.example.com'], match: HttpMatch.prefix('/shop') });
    return Ownership.of(system.app).findings;
  });
  expect(findings[0].map(({ id }) => id)).toEqual(['wildcard-over-host']);
  expect(findings[0]).toEqual(findings[1]);
});

describe('a profile', () => {
  test('is that of Envoy Gateway on the standard channel, unless another is set', () => {
    const { app } = new System();
    expect(GatewayProfiles.of(app).profile).toBe(GatewayProfile.ENVOY_GATEWAY_1_9);
    GatewayProfiles.of(app).use(GatewayProfile.GATEWAY_API_1_6);
    expect(GatewayProfiles.of(app).profile).toBe(GatewayProfile.GATEWAY_API_1_6);
  });

  test('can be set to the same again', () => {
    const { app } = new System();
    GatewayProfiles.of(app).use(GatewayProfile.GATEWAY_API_1_6);
    GatewayProfiles.of(app).use(GatewayProfile.GATEWAY_API_1_6);
    expect(GatewayProfiles.of(app).profile.profileName).toBe('gateway-api-1.6');
  });
});

test('what the library keeps of an app renders nothing', () => {
  const outdir = scratchFolder();
  const app = new App({ outdir });
  new Chart(app, 'empty', { namespace: 'empty' });
  Ownership.of(app);
  GatewayProfiles.of(app);
  expect(app.charts.map(({ node }) => node.id)).toEqual(['empty']);
  expect(app.synthYaml()).toBe('');
});

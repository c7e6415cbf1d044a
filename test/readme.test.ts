import { spawnSync } from 'child_process';
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { App, Chart, Testing } from 'cdk8s';
import * as ts from 'typescript';
import {
  Backend, Certificate, gatewayapi, HttpListener, HttpMatch, PlatformGateway, RouteAccess, TenantRoute, TlsListener,
} from '../src';
import { scratchFolder } from './scratch-folder';
import { errorsOf, thrownBy } from './system';

const ROOT = join(__dirname, '..');
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const blocks = (language: string) => [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, code]) => code);

// The examples are compiled with the tests, so what is quoted compiles.
const quotes = blocks('ts').flatMap(code => {
  const [, file, quoted] = /^\/\/ (examples\/\S+)\n(.*)$/s.exec(code) ?? [];
  return file === undefined ? [] : [[file, quoted]];
});

test('quotes a platform and a tenant', () => {
  expect(quotes.map(([file]) => file)).toEqual(['examples/quickstart/platform.ts', 'examples/quickstart/app-team.ts']);
});

test.each(quotes)('quotes %s to the letter', (file, quoted) => {
  expect(readFileSync(join(ROOT, file), 'utf8')).toContain(quoted);
});

test('says what synthesis says when access is taken away', () => {
  const platform = join(ROOT, 'examples', 'quickstart', 'platform');
  const changed = readFileSync(`${platform}.ts`, 'utf8').replace('RouteAccess.namespaces(\'demo\', \'app\')', 'RouteAccess.namespaces(\'demo\')');
  jest.doMock(platform, () => {
    const module = { exports: {} };
    const load = (name: string) => require(name.startsWith('.') ? join(platform, '..', name) : name); // eslint-disable-line @typescript-eslint/no-require-imports
    new Function('require', 'module', 'exports', ts.transpile(changed, { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 }))(load, module, module.exports);
    return module.exports;
  });
  const { quickstart } = require('../examples/quickstart/quickstart') as typeof import('../examples/quickstart/quickstart'); // eslint-disable-line @typescript-eslint/no-require-imports
  const app = new App();
  quickstart(app);
  const [message] = blocks('text');
  expect(errorsOf(app)).toEqual([message.trim().replace(/\n/g, ' ')]);
});

test('shows what `check` prints', () => {
  const folder = scratchFolder();
  const manifest = blocks('yaml').find(code => code.startsWith('# route.yaml'))!;
  writeFileSync(join(folder, 'route.yaml'), manifest);
  const { status, stdout } = spawnSync(process.execPath, [join(ROOT, 'bin', 'cdk8s-gateway.js'), 'check', 'route.yaml'], { cwd: folder, encoding: 'utf8' });
  expect(stdout).toBe(blocks('text').find(text => text.startsWith('route.yaml:')));
  expect(status).toBe(1);
});

test('shows what `status` prints', () => {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'system.yaml'), blocks('yaml').find(code => code.startsWith('# system.yaml'))!);
  const { status, stdout } = spawnSync(process.execPath, [join(ROOT, 'bin', 'cdk8s-gateway.js'), 'status', 'system.yaml'], { cwd: folder, encoding: 'utf8' });
  expect(stdout).toBe(blocks('text').find(text => text.startsWith('OBJECT')));
  expect(status).toBe(1);
});

test('shows what `explain` prints', () => {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'system.yaml'), blocks('yaml').find(code => code.startsWith('# system.yaml'))!);
  const [, line] = /^npx cdk8s-gateway (explain .*)$/m.exec(blocks('sh').join('\n'))!;
  const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
  const { status, stdout } = spawnSync(process.execPath, [join(ROOT, 'bin', 'cdk8s-gateway.js'), ...words], { cwd: folder, encoding: 'utf8' });
  expect(stdout).toBe(blocks('text').find(text => text.startsWith('GET ')));
  expect(status).toBe(0);
});

test('shows a test of a simulated cluster that passes', () => {
  const code = blocks('ts').find(each => each.includes('SimulatedCluster.fromApp'))!;
  const app = new App();
  const [infra, shop] = ['infra', 'shop'].map(namespace => new Chart(app, namespace, { namespace }));
  const gateway = new PlatformGateway(infra, 'Gateway', { name: 'public' });
  new HttpListener(infra, 'Http', { gateway, redirectToHttps: true });
  const listener = new TlsListener(infra, 'Https', {
    gateway, hostname: '*.shop.example.com', access: RouteAccess.namespaces('shop'), certificate: Certificate.fromSecretAttributes({ name: 'shop' }),
  });
  const route = new TenantRoute(shop, 'Pay', { listener, hostnames: ['www.shop.example.com'] });
  route.addRule(HttpMatch.prefix('/pay'), Backend.fromServiceAttributes({ name: 'payments', namespace: 'shop', port: 8443 }));

  const load = (name: string) => require(name.replace('cdk8s-gateway-api', '../src')); // eslint-disable-line @typescript-eslint/no-require-imports
  const program = ts.transpile(code, { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 });
  new Function('require', 'exports', 'app', 'route', 'expect', program)(load, {}, app, route, expect);
  expect.assertions(4);
});

test('says what a refused app says', () => {
  const shown = blocks('text').find(text => text.startsWith('[shop/Pay]'))!.trim();
  const chart = new Chart(Testing.app(), 'shop');
  new gatewayapi.HttpRoute(chart, 'Pay', { spec: { rules: [{ backendRefs: [{ name: 'payments', port: 0 }] }] } });
  const [, line] = String(thrownBy(() => Testing.synth(chart))).split('\n');
  expect(line.trim().replace(/test.readme.test.ts:\d+:\d+/, 'main.ts:9:3')).toBe(shown);
});

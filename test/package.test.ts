import { execFileSync, spawnSync } from 'child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { dump, load } from 'js-yaml';
import * as ts from 'typescript';
import { scratchFolder } from './scratch-folder';

const ROOT = join(__dirname, '..');

/** Runs npm as a user would: with the machine's settings, without what the running npm script says of this project. */
function npm(cwd: string, ...args: string[]): string {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(config_local_prefix|package_|lifecycle_)/.test(name)));
  return execFileSync('npm', args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

const project = scratchFolder();
let packed: { filename: string; unpackedSize: number; files: Array<{ path: string }> };

beforeAll(() => {
  [packed] = JSON.parse(npm(ROOT, 'pack', '--json', '--ignore-scripts', '--pack-destination', project));
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'consumer', version: '1.0.0', private: true }));
  npm(project, 'install', '--no-audit', '--no-fund', '--prefer-offline', `./${packed.filename}`);
}, 120_000);

test('contains what a user needs and nothing of how it is made', () => {
  const paths = packed.files.map(({ path }) => path);
  expect(paths.filter(path => !/^(lib|bin|node_modules\/(argparse|js-yaml|re2js))\//.test(path)).sort()).toEqual(['.jsii', 'API.md', 'LICENSE', 'README.md', 'package.json']);
  expect(paths.filter(path => path.startsWith('bin/')).sort()).toEqual(['bin/cdk8s-gateway.js', 'bin/cdk8s-gateway.js.LICENSES.txt']);
  expect(paths.filter(path => path.startsWith('lib/') && !/^lib\/(src|imports)\/.*\.(js|d\.ts)$/.test(path))).toEqual([]);
  expect(paths.filter(path => /(^|\/)(tests?|examples|projenrc)\/|\.test\./.test(path))).toEqual([]);
});

test('needs cdk8s and constructs, and brings the rest along', () => {
  const manifest = JSON.parse(readFileSync(join(project, 'node_modules', 'cdk8s-gateway-api', 'package.json'), 'utf8'));
  expect(Object.keys(manifest.peerDependencies)).toEqual(['cdk8s', 'constructs']);
  expect(Object.keys(manifest.dependencies)).toEqual(manifest.bundledDependencies);
  expect(manifest.bundledDependencies).toEqual(['js-yaml', 're2js']);
});

test('synthesizes in an empty project', () => {
  writeFileSync(join(project, 'main.js'), `
    const { Chart, Testing } = require('cdk8s');
    const { gatewayapi, envoygateway } = require('cdk8s-gateway-api');
    const chart = new Chart(Testing.app(), 'chart', { namespace: 'team' });
    new gatewayapi.GatewayClass(chart, 'Class', { spec: { controllerName: 'example.com/controller' } });
    new envoygateway.Backend(chart, 'Backend', { spec: { endpoints: [{ fqdn: { hostname: 'example.com', port: 443 } }] } });
    console.log(JSON.stringify(Testing.synth(chart).map(({ kind, metadata }) => [kind, metadata.namespace])));
  `);
  const output = execFileSync(process.execPath, ['main.js'], { cwd: project, encoding: 'utf8' });
  expect(JSON.parse(output)).toEqual([['GatewayClass', null], ['Backend', 'team']]);
});

describe('the README', () => {
  const blocks = [...readFileSync(join(ROOT, 'README.md'), 'utf8').matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code);
  const program = blocks.find(code => code.includes('app.synth()'))!;
  const matchers = blocks.filter(code => code.includes('cdk8s-gateway-api/jest'));

  test('shows a program that writes what it says', () => {
    writeFileSync(join(project, 'readme.js'), ts.transpile(program, { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 }));
    execFileSync(process.execPath, ['readme.js'], { cwd: project });
    expect(load(readFileSync(join(project, 'dist', 'shop.k8s.yaml'), 'utf8'))).toEqual({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'pay', namespace: 'shop' },
      spec: expect.objectContaining({ hostnames: ['www.shop.example.com'] }),
    });
  });

  test('shows programs that compile', () => {
    const whole = [program.replace('new gatewayapi.HttpRoute(', 'const route = new gatewayapi.HttpRoute('), ...matchers].join('\n');
    expect(complaints(whole.replace('import { App, Chart }', 'import { App, Chart, Testing }'), { module: ts.ModuleKind.Node16 })).toEqual([]);
  });
});

test('brings its command', () => {
  expect(npm(project, 'exec', '--', 'cdk8s-gateway', 'kinds')).toContain('HTTPRoute');
});

test.each<[resolution: string, options: ts.CompilerOptions]>([
  ['node16', { module: ts.ModuleKind.Node16 }],
  ['bundler', { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler }],
  ['node10', { module: ts.ModuleKind.CommonJS, moduleResolution: ts.ModuleResolutionKind.Node10, ignoreDeprecations: '6.0' }],
])('is found with its types by a compiler that resolves modules as %s', (_, options) => {
  expect(complaints(`
    import { Chart, Testing } from 'cdk8s';
    import { gatewayapi } from 'cdk8s-gateway-api';
    import 'cdk8s-gateway-api/jest';
    const chart = new Chart(Testing.app(), 'chart');
    new gatewayapi.HttpRoute(chart, 'Route', { spec: { hostnames: ['a.example.com'] } });
    expect(Testing.synth(chart)).toContainObject({ kind: 'HTTPRoute' });
    // @ts-expect-error a hostname is a string
    new gatewayapi.HttpRoute(chart, 'Wrong', { spec: { hostnames: [1] } });
  `, options)).toEqual([]);
}, 30_000);

test('reports in `cdk8s synth`, as a validation plugin', () => {
  const app = join(project, 'plugin');
  mkdirSync(app);
  writeFileSync(join(app, 'main.js'), `
    const { ApiObject, App, Chart } = require('cdk8s');
    const app = new App();
    const spec = { controllerName: 'example.com/controller', colour: 'red' };
    new ApiObject(new Chart(app, 'infra'), 'Class', { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GatewayClass', metadata: { name: 'eg' }, spec });
    app.synth();
  `);
  const validation = { package: `${project}/node_modules/cdk8s-gateway-api`, version: '0.0.0', class: 'ManifestValidation', properties: { profile: 'gateway-api-1.6' } };
  writeFileSync(join(app, 'cdk8s.yaml'), dump({ language: 'typescript', app: 'node main.js', validations: [validation] }));
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'node_modules', 'cdk8s-cli', 'bin', 'cdk8s'), 'synth', '--check-upgrade=false'],
    { cwd: app, encoding: 'utf8' });

  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('Validation failed') });
  for (const text of ['unknown-field (1 occurrences)', 'Construct Path: infra/Class', 'Resource Name: eg', '> spec.colour, line 6', 'gateway-api-1.6']) {
    expect(stdout).toContain(text);
  }
}, 60_000);

test.each([
  ['as a global', ''],
  ['imported', 'const { expect, test } = require(\'@jest/globals\');'],
])('brings its matcher for expect %s', (_, header) => {
  writeFileSync(join(project, 'chart.test.js'), `${header}
    require('cdk8s-gateway-api/jest');
    test('finds', () => expect([{ kind: 'HTTPRoute', metadata: { name: 'pay' } }]).toContainObject({ metadata: { name: 'pay' } }));
    const route = port => ({ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: { name: 'a' }, spec: { rules: [{ backendRefs: [{ name: 'a', port }] }] } });
    test('accepts', () => expect(route(80)).toBeAcceptedByApiServer());
    const { HttpRequest, SimulatedCluster } = require('cdk8s-gateway-api');
    const cluster = SimulatedCluster.fromYaml(JSON.stringify(route(80)));
    test('explains', () => expect(cluster.explain(HttpRequest.of('GET', 'http://a.example.com/'))).not.toRouteTo('a'));
    test('simulates', () => expect(cluster.statusOfObject('HTTPRoute', 'a', 'default')).not.toBeAccepted());
    test('refuses', () => expect(route(0)).toBeRefusedByApiServer({ path: 'spec.rules[0].backendRefs[0].port' }));
    test('misses', () => expect(() => expect([]).toContainObject({ kind: 'HTTPRoute' })).toThrow('there are none'));
  `);
  const jest = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
  const { status, stderr } = spawnSync(process.execPath, [jest, '--rootDir', project, `--injectGlobals=${header === ''}`], { cwd: project, encoding: 'utf8' });
  expect(stderr).toContain('6 passed');
  expect(status).toBe(0);
}, 30_000);

test('types its matcher for those who import expect, too', () => {
  const own = (name: string) => [join(ROOT, 'node_modules', name)];
  expect(complaints(`
    import { expect } from '@jest/globals';
    import 'cdk8s-gateway-api/jest';
    expect([]).not.toContainObject({ kind: 'HTTPRoute' });
    expect({}).toBeAcceptedByApiServer({ profile: 'gateway-api-1.6' });
    expect({}).toBeRefusedByApiServer({ message: /port/ });
    expect({}).toRouteTo('shop/web', { port: 80, share: 0.5 });
    expect({}).toRedirectTo('https://www.example.com/', { status: 301 });
    expect({}).not.toBeAccepted();
    // @ts-expect-error a share is a number
    expect({}).toRouteTo('shop/web', { share: 'half' });
    // @ts-expect-error there is something to look for
    expect([]).toContainObject();
  `, { module: ts.ModuleKind.Node16, paths: { '@jest/globals': own('@jest/globals'), 'expect': own('expect') } })).toEqual([]);
}, 30_000);

/** What the compiler says of a program in the project. */
function complaints(code: string, options: ts.CompilerOptions): string[] {
  const file = join(project, 'program.ts');
  writeFileSync(file, code);
  const program = ts.createProgram([file], {
    ...options,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    typeRoots: [join(ROOT, 'node_modules', '@types')],
    types: ['jest'],
  });
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

import { readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'cdk8s';
import * as ts from 'typescript';
import { errorsOf } from './system';

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

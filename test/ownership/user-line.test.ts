import { join } from 'path';
import { traceHere, userLine } from '../../src/ownership/user-line';

const ROOT = join(__dirname, '..', '..');

function line(...frames: string[]): string | undefined {
  return userLine({ stack: ['Error', ...frames.map(frame => `    at ${frame}`)].join('\n') });
}

test('is the line that calls', () => {
  expect(userLine(traceHere())).toMatch(/^test\/ownership\/user-line\.test\.ts:11:\d+$/);
});

test.each<[what: string, frames: string[], expected: string | undefined]>([
  ['a file of the program', [`new Chart (${ROOT}/main.ts:12:5)`], 'main.ts:12:5'],
  ['a file outside of the folder, whole', ['Object.<anonymous> (/elsewhere/main.ts:3:1)'], '/elsewhere/main.ts:3:1'],
  ['a frame without a name', [`${ROOT}/main.ts:12:5`], 'main.ts:12:5'],
  ['a module, which is named as an address', [`file://${ROOT}/main.mjs:12:5`], 'main.mjs:12:5'],
  ['the caller of the library', [`new TenantRoute (${ROOT}/src/tenant/tenant-route.ts:1:1)`, `new HttpRoute (${ROOT}/imports/gatewayapi/http-route.ts:9:9)`,
    `new Shop (${ROOT}/shop.ts:4:7)`], 'shop.ts:4:7'],
  ['the caller of a package', [`new Web (${ROOT}/node_modules/@acme/platform/lib/web.js:1:1)`, `new Shop (${ROOT}/shop.ts:4:7)`], 'shop.ts:4:7'],
  ['nothing while the toolkit is at work', [`Node.validate (${ROOT}/node_modules/constructs/lib/construct.js:1:1)`, `main (${ROOT}/main.ts:9:1)`], undefined],
  ['past what Node.js does', ['Module._compile (node:internal/modules/cjs/loader:1:1)', 'new Promise (<anonymous>)', `main (${ROOT}/main.ts:9:1)`], 'main.ts:9:1'],
  ['nothing in a stack of nobody', ['<anonymous>'], undefined],
])('is %s', (_, frames, expected) => {
  expect(line(...frames)).toBe(expected);
});

test('is nothing without a stack', () => expect(userLine({})).toBeUndefined());

import { spawnSync } from 'child_process';
import { BIN, route, Workplace } from './gateway';

const GATEWAY = `
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: {name: eg}
spec: {controllerName: gateway.envoyproxy.io/gatewayclass-controller}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: web, namespace: shop, generation: 3}
spec:
  gatewayClassName: eg
  listeners: [{name: http, port: 80, protocol: HTTP}]
---
`;
const ROUTE = route('web', '{parentRefs: [{name: web}], rules: [{backendRefs: [{name: web, port: 80}]}]}');
const SERVICE = '{apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {selector: {app: web}, ports: [{port: 80}]}}';

function status(files: { readonly [path: string]: string }, args: readonly string[], input = '') {
  const { folder } = new Workplace(files);
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
  return spawnSync(process.execPath, [BIN, 'status', ...args], { cwd: folder, input, encoding: 'utf8', env });
}

test('prints a row for each object and each of its parts, and ends with 0 when all is well', () => {
  const { stdout, stderr, status: code } = status({ 'a.yaml': `${GATEWAY}${ROUTE}---\n${SERVICE}` }, ['.']);
  expect(stdout).toBe(`\
OBJECT                     ACCEPTED  PROGRAMMED  RESOLVEDREFS  CONFLICTED  ROUTES
GatewayClass eg            True
Gateway shop/web           True      True
  listener http (HTTP 80)  True      True        True                      1
HTTPRoute shop/web
  parent Gateway web       True                  True

3 objects have a status; all is well.
`);
  expect([stderr, code]).toEqual(['', 0]);
});

test('tells what is amiss, with the conditions that say the same together, and ends with 1', () => {
  const { stdout, status: code } = status({ 'a.yaml': `${GATEWAY}${ROUTE}` }, ['a.yaml']);
  expect(stdout.split('\n').slice(-6)).toEqual([
    'HTTPRoute shop/web, parent Gateway web: ResolvedRefs=False (BackendNotFound)',
    '  rules[0].backendRefs[0]: there is no Service shop/web',
    '  fix: make it, or refer to a Service that is there',
    '',
    '3 objects have a status; 1 not as hoped.',
    '',
  ]);
  expect(code).toBe(1);
});

test('gives JSON in the shape of the API', () => {
  const { stdout } = status({}, ['-', '--format', 'json'], `${GATEWAY}${ROUTE}---\n${SERVICE}`);
  const { objects } = JSON.parse(stdout);
  expect(objects[1]).toEqual({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { namespace: 'shop', name: 'web' },
    status: {
      conditions: [
        { type: 'Accepted', status: 'True', reason: 'Accepted', message: 'every listener is accepted', observedGeneration: 3 },
        { type: 'Programmed', status: 'True', reason: 'Programmed', message: 'proxies serve it, once they have started and have an address', observedGeneration: 3 },
      ],
      listeners: [{
        name: 'http',
        supportedKinds: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute' }, { group: 'gateway.networking.k8s.io', kind: 'GRPCRoute' }],
        attachedRoutes: 1,
        conditions: ['Accepted', 'Programmed', 'ResolvedRefs'].map(type => expect.objectContaining({ type, status: 'True', observedGeneration: 3 })),
      }],
    },
  });
  expect(objects[2].status.parents[0]).toMatchObject({ controllerName: 'gateway.envoyproxy.io/gatewayclass-controller', parentRef: { name: 'web' } });
});

test.each<[string, string[], number]>([
  ['another controller', ['--controller', 'example.com/other'], 0],
  ['kinds that are assumed', ['--assume', 'Service'], 0],
  ['the specification', ['--profile', 'gateway-api-1.6'], 1],
])('takes %s', (_, args, code) => {
  expect(status({ 'a.yaml': `${GATEWAY}${ROUTE}` }, ['a.yaml', ...args]).status).toBe(code);
});

test('leaves out what the API server would refuse, and says so', () => {
  const { stderr, stdout, status: code } = status({ 'a.yaml': `${GATEWAY}${ROUTE.replace('port: 80', 'port: 0')}---\n${SERVICE}` }, ['a.yaml']);
  expect(stderr).toBe('warning: a.yaml:14: the API server would refuse HTTPRoute shop/web, so it is left out: "cdk8s-gateway check" says why\n');
  expect(stdout).not.toContain('HTTPRoute');
  expect(code).toBe(1);
});

test.each<[string, { readonly [path: string]: string }, string[], string]>([
  ['a file that is not there', {}, ['nope.yaml'], 'error: nope.yaml: there is no such file or folder: name one that is there; what others write meanwhile may come and go\n'],
  ['a folder without manifests', { 'a.txt': '' }, ['.'], 'error: there is no manifest in .: name a file or a folder with some\n'],
])('ends with 2 for %s', (_, files, args, said) => {
  const { stderr, stdout, status: code } = status(files, args);
  expect([stderr, stdout, code]).toEqual([said, '', 2]);
});

test('tells what it could read of input that is broken in part', () => {
  const { stderr, stdout, status: code } = status({ 'a.yaml': `${GATEWAY}a: [\n---\n${ROUTE}` }, ['a.yaml']);
  expect(stderr).toMatch(/^error: a\.yaml:\d+:\d+: /);
  expect(stdout).toContain('HTTPRoute shop/web');
  expect(code).toBe(2);
});

test('writes nothing that a terminal obeys', () => {
  const { stdout } = status({ 'a.yaml': `${GATEWAY}${ROUTE.replace('{name: web, port: 80}', '{name: "we\\u001b[31mb", port: 80}')}` }, ['a.yaml']);
  expect(stdout).toContain('there is no Service shop/we\\x1b[31mb');
  expect(stdout).not.toContain('\u001b');
});

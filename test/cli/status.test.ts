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
  ['another controller', ['--controller', 'example.com/other'], 1],
  ['kinds that are assumed', ['--assume', 'Service'], 0],
  ['the specification', ['--profile', 'gateway-api-1.6'], 1],
])('takes %s', (_, args, code) => {
  expect(status({ 'a.yaml': `${GATEWAY}${ROUTE}` }, ['a.yaml', ...args]).status).toBe(code);
});

test('leaves out what the API server would refuse, and says so', () => {
  const { stderr, stdout, status: code } = status({ 'a.yaml': `${GATEWAY}${ROUTE.replace('port: 80', 'port: 0')}---\n${SERVICE}` }, ['a.yaml']);
  expect(stderr).toBe('warning: a.yaml:14: the API server would refuse HTTPRoute shop/web, so it is left out: "cdk8s-gateway check" says why\n');
  expect(stdout).not.toContain('HTTPRoute');
  expect(stdout).toContain('\n2 objects have a status, 1 was refused by the API server; what has one is as hoped.\n');
  expect(code).toBe(1);
});

test('counts what it leaves out beyond twenty objects, of which nothing may be left', () => {
  const refused = Array.from({ length: 22 }, (_, index) => route(`r${index}`, '{rules: 1}')).join('---\n');
  const { stderr, stdout, status: code } = status({ 'a.yaml': refused }, ['.']);
  expect(stderr.trim().split('\n').slice(-2)).toEqual([
    expect.stringContaining('refuse HTTPRoute shop/r19,'), 'warning: and 2 more: "cdk8s-gateway check" lists them',
  ]);
  expect([stdout, code]).toEqual(['no object has a status, 22 were refused by the API server.\n', 1]);
});

const CONTROLLER = 'gateway.envoyproxy.io/gatewayclass-controller';

test.each<[string, string, string[], string]>([
  ['a controller that no class has', GATEWAY, ['--controller', 'foo'],
    `no GatewayClass has the controller foo, the manifests have ${CONTROLLER} (GatewayClass eg): write --controller ${CONTROLLER}, or the --profile of that controller`],
  ['the profile of another controller', GATEWAY, ['--profile', 'istio-1.28', '--format', 'json'],
    `no GatewayClass has the controller istio.io/gateway-controller, the manifests have ${CONTROLLER} (GatewayClass eg): write --controller ${CONTROLLER}, or the --profile of that controller`],
  ['no class', ROUTE, [], `no controller looks at the manifests, which have no GatewayClass: add it, with controllerName: ${CONTROLLER}`],
])('ends with 1 for %s, and says so', (_, manifests, args, said) => {
  const { stderr, status: code } = status({ 'a.yaml': manifests }, ['.', ...args]);
  expect([stderr, code]).toEqual([`error: ${said}\n`, 1]);
});

test('has nothing against manifests that no controller writes to', () => {
  const { stderr, stdout, status: code } = status({ 'a.yaml': SERVICE }, ['.']);
  expect([stderr, stdout, code]).toEqual(['', 'no object has a status.\n', 0]);
});

test('names what no controller says anything of', () => {
  const stray = Array.from({ length: 6 }, (_, index) => route(`stray-${index}`, '{parentRefs: [{name: other}]}')).join('---\n');
  const { stdout, status: code } = status({ 'a.yaml': `${GATEWAY}${ROUTE}---\n${SERVICE}\n---\n${stray}` }, ['.']);
  expect(stdout.split('\n').slice(-3)).toEqual([
    '3 objects have a status; what has one is as hoped.',
    `6 objects have none, for no controller says anything of them: ${[0, 1, 2, 3, 4].map(each => `HTTPRoute shop/stray-${each}`).join(', ')} and 1 more.`,
    '',
  ]);
  expect(code).toBe(0);
});

test('counts the uses of features that the implementation lacks, but for what is acknowledged', () => {
  const cors = (name: string, metadata = '') => route(name, '{parentRefs: [{name: web}], rules: [{filters: [{type: CORS, cors: {allowOrigins: ["https://a.org"]}}], backendRefs: [{name: web, port: 80}]}]}')
    .replace('metadata: {', `metadata: {${metadata}`);
  const acknowledged = cors('known', 'annotations: {cdk8s-gateway-api/acknowledge: "unsupported-feature: tried it"}, ');
  const { stdout, status: code } = status({ 'a.yaml': [GATEWAY, cors('a'), acknowledged, SERVICE].join('\n---\n') }, ['.', '--without', 'HTTPRouteCORS']);
  expect(stdout.split('\n').slice(-3)).toEqual([
    '4 objects have a status; what has one is as hoped.',
    '1 use of features that the implementation lacks or has not shown: "cdk8s-gateway check --profile envoy-gateway-1.9 --without HTTPRouteCORS" lists it.',
    '',
  ]);
  expect(code).toBe(0);
});

test('tells how to mend each problem of a condition', () => {
  const broken = route('web', '{parentRefs: [{name: web}], rules: [{backendRefs: [{name: web, port: 80}, {name: web, port: 81}, {name: gone, port: 80}, {kind: Pod, name: web, port: 80}]}]}');
  const { stdout } = status({ 'a.yaml': `${GATEWAY}${broken}---\n${SERVICE}` }, ['.']);
  expect(stdout).toContain('\n  fix: write one that it has: 80; make it, or refer to a Service that is there; refer to a Service, ServiceImport or Backend\n');
});

test.each<[string, string[], string]>([
  ['a kind that is misspelt', ['--assume', 'Service,Secrt'], 'nothing refers to the kind "Secrt": did you mean "Secret"?'],
  ['a name that a terminal would obey', ['--profile', '/no\u001b[31mpe'], "argument '/no\\x1b[31mpe' is invalid"],
])('refuses %s', (_, args, said) => {
  const { stderr, status: code } = status({ 'a.yaml': GATEWAY }, ['.', ...args]);
  expect(stderr).toContain(said);
  expect(stderr).toMatch(/^error: [^\p{Cc}]*\n$/u);
  expect(code).toBe(2);
});

test('assumes kinds that only an implementation knows', () => {
  expect(status({ 'a.yaml': `${GATEWAY}${ROUTE}` }, ['.', '--assume', 'Service,NginxProxy']).status).toBe(0);
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

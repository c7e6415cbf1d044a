import { readFileSync } from 'fs';
import { join } from 'path';
import { route, Workplace } from './gateway';
import { EXAMPLES } from '../checks/examples';

const BASE = readFileSync(join(EXAMPLES, 'base.yaml'), 'utf8');
const NO_PORT = route('pay', '{parentRefs: [{name: public, namespace: infra}], hostnames: [pay.example.com], rules: [{backendRefs: [{name: web, port: 80}]}]}');
const TOGETHER = ['--api-server-only', 'no'];

test.each<[string, { [path: string]: string }, string[], string[]]>([
  ['nothing', { 'base.yaml': BASE }, ['.'], []],
  ['what two files come to together', { 'base.yaml': BASE, 'pay.yaml': NO_PORT }, ['.'], [
    'pay.yaml:4:127 error unknown-port spec.rules[0].backendRefs[0].port: Service shop/web has no TCP port 80',
  ]],
  ['in a list', { 'base.yaml': BASE, 'pay.yaml': `kind: List\nitems:\n- ${NO_PORT.trimEnd().replaceAll('\n', '\n  ')}\n` }, ['.'], [
    'pay.yaml:6:129 error unknown-port spec.rules[0].backendRefs[0].port: Service shop/web has no TCP port 80',
  ]],
  ['in a later document', { 'all.yaml': `${BASE}---\n# nothing\n---\n${NO_PORT}` }, ['all.yaml'], [
    'all.yaml:59:127 error unknown-port spec.rules[0].backendRefs[0].port: Service shop/web has no TCP port 80',
  ]],
  ['in the order of files and lines', { 'a.yaml': NO_PORT.replaceAll('pay', 'a').replace('port: 80', 'port: 81'), 'base.yaml': BASE.replace('port: 8080', 'port: 1'), 'c.yaml': NO_PORT }, ['.'], [
    expect.stringContaining('a.yaml:4:'), expect.stringContaining('base.yaml:42:13'), expect.stringContaining('c.yaml:4:'),
  ]],
  ['nothing of a route alone, whose Gateway and Service are elsewhere', { 'pay.yaml': NO_PORT }, ['.'], []],
  ['nothing that hangs on what was refused', { 'base.yaml': BASE.replace('port: 80\n', 'port: 0\n') }, ['.'], [
    'base.yaml:17:11 error invalid-value spec.listeners[0].port: "port" must be 1 or more, got 0',
  ]],
  ['what the implementation of a profile lacks', { 'base.yaml': BASE.replace('gateway.envoyproxy.io/gatewayclass', 'io.cilium/gateway'), 'pay.yaml': NO_PORT.replace('port: 80}', 'port: 8080}').replace('namespace: infra', 'namespace: infra, port: 80') },
    ['.', '--profile', 'cilium-1.20'], [
      expect.stringMatching(/^pay\.yaml:4:\d+ warning unsupported-feature spec\.parentRefs\[0\]\.port: `port` needs the feature HTTPRouteParentRefPort, which the conformance report of cilium-1\.20 /),
    ]],
])('finds %s', async (_, files, args, expected) => {
  const { findings } = await new Workplace(files).found(...args, ...TOGETHER);
  expect(findings).toEqual(expected);
});

test('each object for itself, where that is asked for', async () => {
  const place = new Workplace({ 'base.yaml': BASE, 'pay.yaml': NO_PORT });
  expect((await place.found('.', '--api-server-only', 'yes')).findings).toEqual([]);
  expect(place.check('.', '--api-server-only')).toMatchObject({ status: 0 });
  expect(place.check('.')).toMatchObject({ status: 1 });
});

test('the report shows the place, also of what came by the standard input', () => {
  const place = new Workplace({ 'pay.yaml': NO_PORT });
  for (const [output, name] of [[place.run(BASE, ['-', 'pay.yaml']).stdout, 'pay.yaml'], [place.run(BASE + '---\n' + NO_PORT, ['-']).stdout, '<stdin>']]) {
    expect(output).toContain(`${name}:`);
    expect(output).toContain('> ');
    expect(output).toMatch(/port: 80\}\]\}\]\}\n.*\^\^/);
  }
});

test('what is acknowledged does not count, and is listed with its reason', () => {
  const acknowledged = NO_PORT.replace('namespace: shop', 'namespace: shop, annotations: {cdk8s-gateway-api/acknowledge: "unknown-port: it comes with the next release"}');
  const place = new Workplace({ 'base.yaml': BASE, 'pay.yaml': acknowledged });
  const { status, stdout } = place.check('.', '--format', 'json');
  const report = JSON.parse(stdout);
  expect(status).toBe(0);
  expect(report).toMatchObject({ findings: [], acknowledged: [{ id: 'unknown-port', file: 'pay.yaml', line: 4, reason: 'it comes with the next release' }] });
  expect(report.summary).toMatchObject({ errors: 0, warnings: 0, acknowledged: 1 });
  expect(place.check('.').stdout).toContain('1 finding acknowledged: --format json lists it with its reason');
  const { results } = JSON.parse(place.check('.', '--format', 'sarif').stdout).runs[0];
  expect(results).toMatchObject([{ ruleId: 'unknown-port', suppressions: [{ kind: 'inSource', justification: 'it comes with the next release' }] }]);
  expect(place.check('.', '--format', 'github').stdout).not.toContain('::error');
});

test('many files, judged by several threads, give what few give', async () => {
  const routes = Array.from({ length: 1050 }, (_, index) => [`r/${String(index).padStart(4, '0')}.yaml`,
    route(`r${index}`, `{parentRefs: [{name: public, namespace: infra}], hostnames: [h${index}.example.com], rules: [{backendRefs: [{name: web, port: ${index === 777 ? 80 : 8080}}]}]}`)]);
  const place = new Workplace({ 'base.yaml': BASE, ...Object.fromEntries(routes) });
  const { findings } = JSON.parse(place.check('.', '--format', 'json').stdout);
  expect(findings).toMatchObject([{ id: 'unknown-port', file: 'r/0777.yaml', line: 4 }]);
});

test.each([
  [['--profile', 'istio'], 'there is no profile "istio": did you mean "istio-1.28"?'],
  [['--without', 'HTTPRouteCORS,HTTPRouteRetri'], 'there is no feature "HTTPRouteRetri": did you mean "HTTPRouteRetry"?'],
])('refuses %j', (args, message) => {
  expect(new Workplace().check('.', ...args)).toMatchObject({ status: 2, stderr: expect.stringContaining(message) });
});

import { existsSync } from 'fs';
import { route, Workplace } from './gateway';

const WRONG = route('wrong', '{x: 1}');

/** A number with more digits than are kept, which is a warning. */
const INEXACT = 'apiVersion: v1\nkind: Service\nspec: 12345678901234567891\n';

test.each<[string, { [path: string]: string }, string[], number]>([
  ['nothing wrong', { 'a.yaml': route('a') }, ['a.yaml'], 0],
  ['an error', { 'a.yaml': WRONG }, ['a.yaml'], 1],
  ['an error, where nothing fails', { 'a.yaml': WRONG }, ['a.yaml', '--fail-on', 'never'], 0],
  ['a warning', { 'a.yaml': INEXACT }, ['a.yaml'], 0],
  ['a warning, where warnings fail', { 'a.yaml': INEXACT }, ['a.yaml', '--fail-on', 'warning'], 1],
  ['nothing to check', { 'a.yaml': '' }, ['a.yaml'], 1],
  ['what cannot be read', { 'a.yaml': 'a: [\n' }, ['a.yaml'], 2],
  ['what cannot be read, where nothing fails', { 'a.yaml': 'a: [\n' }, ['a.yaml', '--fail-on', 'never'], 2],
  ['a key twice', { 'a.yaml': 'a: 1\na: 2\n' }, ['a.yaml'], 2],
  ['a file that is not there', {}, ['a.yaml'], 2],
  ['definitions that are not there', { 'a.yaml': route('a') }, ['a.yaml', '--crds', 'none'], 2],
  ['objects to update that are not there', { 'a.yaml': route('a') }, ['a.yaml', '--against', 'none'], 2],
])('ends right on %s', async (_, files, args, status) => expect((await new Workplace(files).found(...args)).status).toBe(status));

test('ends with the status of what it found', () => {
  const place = new Workplace({ 'a.yaml': route('a'), 'b.yaml': WRONG, 'c.yaml': 'a: [\n' });
  expect(['a.yaml', 'b.yaml', 'c.yaml'].map(name => place.check(name).status)).toEqual([0, 1, 2]);
  expect([place.check('b.yaml', '--fail-on', 'never'), place.check('c.yaml', '--fail-on', 'never')].map(({ status }) => status)).toEqual([0, 2]);
});

test.each([
  ['an unknown format', ['.', '--format', 'xml'], /^error: option '--format <format>' argument 'xml' is invalid\. Allowed choices are text, json, sarif, github\.\n$/],
  ['an unknown profile', ['.', '--profile', 'gateway-api-1.5'], /^error: option '--profile <profile>' argument 'gateway-api-1.5' is invalid\. there is no profile \"gateway-api-1\.5\": did you mean \"gateway-api-1\.6\"\?\n$/],
  ['an unknown severity', ['.', '--fail-on', 'info'], /^error: .*Allowed choices are error, warning, never\.\n$/],
  ['no path', [], /^error: missing required argument 'path'\n$/],
  ['an unknown option', ['.', '--all'], /^error: unknown option '--all'\n$/],
])('refuses %s with one line and status 2', (_, args, message) => {
  expect(new Workplace().check(...args)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(message) });
});

test('files come in the order of the arguments, folders in that of names, and every run gives the same bytes', async () => {
  const names = ['b.yaml', 'a.yaml', 'A.yaml', 'ä.yml', 'a/z.json', 'a/b/c.yaml', 'a-b.jsonl', 'B.YAML'];
  const wrong = JSON.stringify({ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: { name: 'x' }, spec: { x: 1 } });
  const files = (order: readonly string[]) => Object.fromEntries(order.map(name => [`m/${name}`, wrong]));
  const [first, second] = [new Workplace(files(names)), new Workplace(files([...names].reverse()))];
  const ordered = ['A.yaml', 'B.YAML', 'a/b/c.yaml', 'a/z.json', 'a-b.jsonl', 'a.yaml', 'b.yaml', 'ä.yml'];
  expect((await first.found('m')).findings.map(line => line.split(':')[0].slice(2))).toEqual(ordered);
  for (const format of ['text', 'sarif']) expect(second.check('m', '--format', format).stdout).toBe(first.check('m', '--format', format).stdout);
  expect((await first.found('m/b.yaml', 'm/a', 'm/a.yaml')).findings.map(line => line.split(':')[0])).toEqual(['m/b.yaml', 'm/a/b/c.yaml', 'm/a/z.json', 'm/a.yaml']);
});

test('findings of a document come in the order of its lines', async () => {
  const place = new Workplace({ 'a.yaml': `kind: List\nitems:\n- ${route('b', '{z: 1, y: 1}').replaceAll('\n', '\n  ')}\n- ${route('Bad', '{}').replaceAll('\n', '\n  ')}\n- ${route('c', '{rules: [{w: 1}], x: 1}').replaceAll('\n', '\n  ')}\n` });
  const places = (await place.found('a.yaml')).findings.map(line => line.split(' ')[0]);
  expect(places).toEqual(['a.yaml:6:10', 'a.yaml:6:16', 'a.yaml:10:20', 'a.yaml:16:19', 'a.yaml:16:27']);
});

test('the standard input', () => {
  const place = new Workplace({ 'a.yaml': WRONG });
  expect(place.run(WRONG, ['-'])).toMatchObject({ status: 1, stdout: expect.stringMatching(/^<stdin>:4:8 {2}error {2}HTTPRoute shop\/wrong {2}spec\.x\n/) });
  expect(place.run(WRONG, ['-', 'a.yaml', '-', '--format', 'json']).stdout.match(/"file": ".*"/g)).toEqual(['"file": "-"', '"file": "a.yaml"']);
  expect(place.shell('(head -c 30 a.yaml; sleep 0.3; tail -c +31 a.yaml) | $GATEWAY -')).toMatchObject({ status: 1 });
  expect(place.shell('$GATEWAY <(cat a.yaml) --format json').stdout).toMatch(/"file": "\/dev\/fd\/\d+"/);
});

test('a pipe by name', () => {
  const place = new Workplace({ 'a.yaml': WRONG });
  expect(place.shell('mkfifo pipe; cat a.yaml > pipe & $GATEWAY pipe')).toMatchObject({ status: 1, stdout: expect.stringMatching(/^pipe:4:8 /) });
  // Nobody writes to it, and it is nobody's manifest.
  expect(place.shell('mkfifo other.yaml; timeout 5 $GATEWAY .')).toMatchObject({ status: 1, stdout: expect.stringMatching(/^a\.yaml:4:8 /) });
});

test('is quiet when its reader has enough, and stops', () => {
  const place = new Workplace({ 'a.yaml': Array.from({ length: 3000 }, () => WRONG).join('---\n') });
  const { status, stdout, stderr } = place.shell('set -o pipefail; $GATEWAY a.yaml | head -n 1');
  expect({ status, stderr, lines: stdout.split('\n').length }).toEqual({ status: 141, stderr: '', lines: 2 });
});

(existsSync('/dev/full') ? test : test.skip)('says when it cannot write (needs /dev/full)', () => {
  expect(new Workplace({ 'a.yaml': WRONG }).shell('$GATEWAY a.yaml > /dev/full')).toMatchObject({ status: 2, stderr: expect.stringMatching(/^error: cannot write the output: ENOSPC.*\n$/) });
});

test('kinds without a schema are counted and named, and what is no manifest is said to be none', async () => {
  const other = (kind: string) => `apiVersion: example.org/v1\nkind: ${kind}\nmetadata: {name: x}\n`;
  const place = new Workplace({ 'a.yaml': [other('B'), other('A'), other('B'), route('a')].join('---\n'), 'package.json': '{"name": "x"}', 'list.yaml': '- 1\n' });
  const { findings, summary, status } = await place.found('.');
  expect(status).toBe(1);
  expect(findings).toEqual([
    'list.yaml:1:1 error not-an-object a manifest is an object, with apiVersion and kind',
  ]);
  expect(summary).toMatchObject({ checked: 1, files: 3, documents: 6, notes: ['1 document with neither apiVersion nor kind passed by'], unjudged: [{ apiVersion: 'example.org/v1', kind: 'B', count: 2 }, { apiVersion: 'example.org/v1', kind: 'A', count: 1 }] });
  expect(place.check('a.yaml').stdout).toContain('not judged, for want of a schema: 2 B (example.org/v1), 1 A (example.org/v1)');
});

test('what is no manifest is an error where it was named', async () => {
  expect((await new Workplace({ 'package.json': '{"name": "x"}' }).found('package.json')).findings)
    .toEqual(['package.json:1:1 error not-a-manifest apiVersion: it has neither apiVersion nor kind, so it is no manifest']);
});

test.each([
  ['without its version', 'gateway.networking.k8s.io', '"gateway.networking.k8s.io" is a group without a version'],
  ['in another order', 'networking.gateway.k8s.io/v1', 'there is no group "networking.gateway.k8s.io"'],
  ['with a slip', 'gateway.networking.k8s.oi/v1', 'there is no group "gateway.networking.k8s.oi"'],
])('a group %s is ours still', async (_, apiVersion, message) => {
  const { findings } = await new Workplace({ 'a.yaml': route('a').replace('gateway.networking.k8s.io/v1', apiVersion) }).found('a.yaml');
  expect(findings).toEqual([`a.yaml:1:13 error unknown-version apiVersion: ${message}`]);
});

test('items of a list of one kind need not say what they are', async () => {
  const text = 'apiVersion: gateway.networking.k8s.io/v1\nkind: GatewayClassList\nitems:\n- metadata: {name: a}\n  spec: {controllerName: a}\n';
  expect((await new Workplace({ 'a.yaml': text }).found('a.yaml')).findings).toEqual([expect.stringContaining('a.yaml:5:26 error invalid-value spec.controllerName')]);
});

test('nothing to check is said', async () => {
  expect((await new Workplace({ 'a.txt': 'a' }).found('.')).findings).toEqual(['. error nothing-to-check there is no manifest in it']);
});

describe('profiles', () => {
  const gateway = (api: string, kind: string, spec = '{}') => `apiVersion: ${api}\nkind: ${kind}\nmetadata: {name: x}\nspec: ${spec}\n`;
  const GA = 'gateway.networking.k8s.io';
  test.each<[string, string, string, string[]]>([
    ['an experimental field', 'gateway-api-1.6', gateway(`${GA}/v1`, 'HTTPRoute', '{rules: [{retry: {attempts: 1}}]}'),
      ['a.yaml:4:17 error experimental-field spec.rules[0].retry: the field "retry" is in the experimental channel of the Gateway API only, and the profile has the standard one']],
    ['an experimental field where the channel is there', 'gateway-api-1.6-experimental', gateway(`${GA}/v1`, 'HTTPRoute', '{rules: [{retry: {attempts: 1}}]}'), []],
    ['an experimental kind', 'gateway-api-1.6', gateway('gateway.networking.x-k8s.io/v1alpha1', 'XMesh', '{controllerName: a.b/c}'),
      ['a.yaml:1:13 error experimental-kind apiVersion: XMesh of gateway.networking.x-k8s.io/v1alpha1 is in the experimental channel only, and the profile is gateway-api-1.6']],
    ['a kind of Envoy Gateway where it is not', 'gateway-api-1.6', gateway('gateway.envoyproxy.io/v1alpha1', 'Backend', '{x: 1}'), []],
    ['an unknown kind', 'envoy-gateway-1.9', gateway(`${GA}/v1`, 'HttpRoute'), ['a.yaml:2:7 error unknown-kind kind: "gateway.networking.k8s.io/v1" has no kind "HttpRoute"']],
    ['an unknown version', 'envoy-gateway-1.9', gateway(`${GA}/v2`, 'HTTPRoute'), ['a.yaml:1:13 error unknown-version apiVersion: HTTPRoute has no version "v2"']],
    ['a retired version', 'envoy-gateway-1.9', gateway(`${GA}/v1alpha2`, 'HTTPRoute', '{x: 1}'), [
      'a.yaml:1:13 error retired-version apiVersion: HTTPRoute of gateway.networking.k8s.io/v1alpha2 is not served any more',
      'a.yaml:4:8 error unknown-field spec.x: there is no field "x" here',
    ]],
    ['a deprecated version', 'envoy-gateway-1.9-experimental', gateway(`${GA}/v1alpha2`, 'TCPRoute', '{rules: [{backendRefs: [{name: a, port: 1}]}]}'),
      ['a.yaml:1:13 warning deprecated-version apiVersion: TCPRoute of gateway.networking.k8s.io/v1alpha2 is served still, and will not be']],
  ])('%s', async (_, profile, text, findings) => expect((await new Workplace({ 'a.yaml': text }).found('a.yaml', '--profile', profile)).findings).toEqual(findings));
});

test('a retired version of another shape comes with the object as it is now', () => {
  const old = 'apiVersion: gateway.networking.k8s.io/v1alpha2\nkind: BackendTLSPolicy\nmetadata: {name: a}\nspec:\n  targetRef: {group: "", kind: Service, name: yes-1}\n  tls: {hostname: a.example, wellKnownCACerts: System}\n';
  const place = new Workplace({ 'a.yaml': old });
  const { stdout } = place.check('a.yaml', '--format', 'json');
  expect(JSON.parse(stdout).findings[0].replacement).toEqual({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'BackendTLSPolicy',
    metadata: { name: 'a' },
    spec: { targetRefs: [{ group: '', kind: 'Service', name: 'yes-1' }], validation: { hostname: 'a.example', wellKnownCACertificates: 'System' } },
  });
  // What it prints is right as it stands.
  const printed = /fix: .*\n((?: {6}.*\n)+)/.exec(place.check('a.yaml').stdout)![1].replace(/^ {6}/gm, '');
  expect(place.run(printed, ['-'])).toMatchObject({ status: 0, stdout: 'nothing found in 1 object of 1 file (envoy-gateway-1.9)\n' });
});

test('a standard input that is closed, or a folder', () => {
  const place = new Workplace({ 'a.yaml': WRONG });
  expect(place.shell('$GATEWAY - a.yaml < .')).toMatchObject({ status: 2, stderr: '', stdout: expect.stringMatching(/^<stdin> {2}error\n {2}it is a folder[^]*\n1 error|2 errors/) });
  expect(place.shell('$GATEWAY - a.yaml <&-').stdout).toContain('a.yaml:4:8  error');
});

test('many files give what they give one by one, in their order', () => {
  const files = Object.fromEntries(Array.from({ length: 1100 }, (_, index) => [`m/${String(index).padStart(4, '0')}.yaml`, index % 100 === 0 ? WRONG : index === 555 ? 'a: [\n' : route(`r${index}`)]));
  const place = new Workplace({ ...files, 'm/other.yaml': 'apiVersion: "a b"\nkind: "c d"\n' });
  const { status, stdout } = place.check('m', '--format', 'json');
  const { findings, summary } = JSON.parse(stdout);
  expect(status).toBe(2);
  expect(findings.map(({ file }: { file: string }) => file)).toEqual([0, 100, 200, 300, 400, 500, 555, 600, 700, 800, 900, 1000].map(index => `m/${String(index).padStart(4, '0')}.yaml`));
  expect(summary).toMatchObject({ checked: 1099, files: 1101, documents: 1101, unjudged: [{ apiVersion: 'a b', kind: 'c d', count: 1 }] });
  expect(place.check('m', '--format', 'json').stdout).toBe(stdout);
});

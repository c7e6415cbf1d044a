import { spawnSync } from 'child_process';
import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { scratchFolder } from '../scratch-folder';

const BIN = join(__dirname, '..', '..', 'bin', 'cdk8s-gateway.js');
const FILES = 1100;

const folder = scratchFolder();
const kind = (index: number) => index % 100 === 0 ? 'kind: GatewayClas' : 'kind: GatewayClass';

beforeAll(() => {
  mkdirSync(join(folder, 'classes'));
  for (let index = 0; index < FILES; index++) {
    const spec = index % 7 === 0 ? '{ controllerName: example.com/a, colour: red }' : '{ controllerName: example.com/a }';
    const text = index === 500 ? 'a: [\n' : `apiVersion: gateway.networking.k8s.io/v1\n${kind(index)}\nmetadata: { name: class-${index} }\nspec: ${spec}\n`;
    writeFileSync(join(folder, 'classes', `${String(index).padStart(4, '0')}.yaml`), `${text}---\napiVersion: v1\nkind: Service\n`);
  }
  writeFileSync(join(folder, 'stored.yaml'), 'apiVersion: v1\nkind: Service\n');
});

function check(...args: string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(process.execPath, [BIN, 'check', 'classes', ...args], { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 });
}

test.each(['text', 'sarif'])('many files are told as one thread would tell them, as %s', format => {
  const many = check('--format', format);
  // With stored objects there is one thread.
  const one = check('--format', format, '--against', 'stored.yaml');
  expect(many.stderr).toBe('');
  expect(many.stdout).toBe(one.stdout);
  expect([many.status, one.status]).toEqual([2, 2]);
});

test('they are counted, all of them', () => {
  const { findings, summary } = JSON.parse(check('--format', 'json').stdout);
  expect(summary).toMatchObject({ files: FILES, unreadable: 1, unjudged: [{ apiVersion: 'v1', kind: 'Service', count: FILES }] });
  const files = findings.map(({ file }: { file: string }) => file);
  expect(files).toEqual([...files].sort());
  const expected = Array.from({ length: FILES }, (_, index) => index).filter(index => index % 7 === 0 || index % 100 === 0);
  expect([...new Set(files)]).toHaveLength(expected.length);
});

test('definitions of others are known to every thread', () => {
  writeFileSync(join(folder, 'crd.yaml'), JSON.stringify({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    spec: {
      group: 'gateway.networking.k8s.io',
      scope: 'Cluster',
      names: { kind: 'GatewayClas' },
      versions: [{ name: 'v1', served: true, schema: { openAPIV3Schema: { type: 'object', required: ['status'] } } }],
    },
  }));
  const { findings } = JSON.parse(check('--format', 'json', '--crds', 'crd.yaml').stdout);
  expect(findings.filter(({ object, path }: any) => object?.kind === 'GatewayClas' && path === 'status')).toHaveLength(FILES / 100 - 1);
});

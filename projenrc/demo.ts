import { spawnSync } from 'child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'fs';
import { join, relative } from 'path';
import Table from 'cli-table3';
import { loadAll } from 'js-yaml';

const ROOT = join(__dirname, '..');

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

interface Grant extends Manifest {
  readonly spec: {
    readonly from: ReadonlyArray<{ readonly kind: string; readonly namespace: string }>;
    readonly to: ReadonlyArray<{ readonly kind: string; readonly name: string }>;
  };
}

/** Synthesizes every example with the cdk8s command line, as its user would, and prints what each file holds and who may refer to what. */
function main(): void {
  const examples = readdirSync(join(ROOT, 'examples')).filter(name => existsSync(join(ROOT, 'examples', name, 'cdk8s.yaml')));
  for (const example of examples.sort()) {
    const folder = join(ROOT, 'examples', example);
    const output = join(folder, 'dist');
    rmSync(output, { recursive: true, force: true });
    const { complaint, warnings } = synthesize(folder);
    if (complaint !== undefined) {
      console.error(`${relative(ROOT, folder)} cannot be synthesized:\n${complaint}`);
      process.exitCode = 1;
      return;
    }
    console.log(`\n${relative(ROOT, output)}`);
    if (warnings !== '') console.log(warnings);
    const files = readdirSync(output).filter(file => file.endsWith('.yaml')).sort()
      .map(file => ({ file, manifests: loadAll(readFileSync(join(output, file), 'utf8')) as Manifest[] }));
    files.forEach(({ file, manifests }) => show(file, manifests));
    showGrants(files.flatMap(({ manifests }) => manifests).filter(({ kind }) => kind === 'ReferenceGrant') as Grant[]);
  }
}

function synthesize(folder: string): { readonly complaint?: string; readonly warnings: string } {
  const command = join(ROOT, 'node_modules', '.bin', 'cdk8s');
  const { status, error, stdout, stderr } = spawnSync(command, ['synth', '--check-upgrade=false'], { cwd: folder, encoding: 'utf8' });
  return { complaint: status === 0 ? undefined : error?.message ?? stdout + stderr, warnings: stderr.split('\n').filter(line => line !== '' && !line.startsWith('npm ')).join('\n') };
}

function show(file: string, manifests: readonly Manifest[]): void {
  console.log(`  ${file}`);
  const width = Math.max(...manifests.map(({ kind }) => kind.length));
  for (const { kind, metadata } of manifests) {
    console.log(`    ${kind.padEnd(width)} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`);
  }
}

function showGrants(grants: readonly Grant[]): void {
  if (grants.length === 0) {
    console.log('  no ReferenceGrant: no reference of these needs one');
    return;
  }
  const table = new Table({ head: ['ReferenceGrant', 'namespace', 'who may refer', 'to what'], style: { head: [], border: [], compact: true } });
  for (const { metadata, spec } of grants) {
    table.push([
      metadata.name,
      metadata.namespace,
      spec.from.map(({ kind, namespace }) => `${kind} of ${namespace}`).join('\n'),
      spec.to.map(({ kind, name }) => `${kind} ${name}`).join('\n'),
    ]);
  }
  console.log(table.toString().replace(/^/gm, '  '));
}

main();

import { spawnSync } from 'child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'fs';
import { join, relative } from 'path';
import { loadAll } from 'js-yaml';

const ROOT = join(__dirname, '..');

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** Synthesizes every example with the cdk8s command line, as its user would, and prints what each file holds. */
function main(): void {
  const examples = readdirSync(join(ROOT, 'examples')).filter(name => existsSync(join(ROOT, 'examples', name, 'cdk8s.yaml')));
  for (const example of examples.sort()) {
    const folder = join(ROOT, 'examples', example);
    const output = join(folder, 'dist');
    rmSync(output, { recursive: true, force: true });
    synthesize(folder);
    console.log(`\n${relative(ROOT, output)}`);
    for (const file of readdirSync(output).sort()) {
      console.log(`  ${file}`);
      for (const { kind, metadata } of loadAll(readFileSync(join(output, file), 'utf8')) as Manifest[]) {
        console.log(`    ${kind.padEnd(16)} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`);
      }
    }
  }
}

function synthesize(folder: string): void {
  const command = join(ROOT, 'node_modules', '.bin', 'cdk8s');
  const { status, error, stdout, stderr } = spawnSync(command, ['synth', '--check-upgrade=false'], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`cdk8s synth failed in ${relative(ROOT, folder)}: ${error?.message ?? ''}\n${stdout}${stderr}`);
  }
}

main();

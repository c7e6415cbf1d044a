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
    const complaint = synthesize(folder);
    if (complaint !== undefined) {
      console.error(`${relative(ROOT, folder)} cannot be synthesized:\n${complaint}`);
      process.exitCode = 1;
      return;
    }
    console.log(`\n${relative(ROOT, output)}`);
    readdirSync(output).sort().forEach(file => show(file, readFileSync(join(output, file), 'utf8')));
  }
}

/** Returns what went wrong. */
function synthesize(folder: string): string | undefined {
  const command = join(ROOT, 'node_modules', '.bin', 'cdk8s');
  const { status, error, stdout, stderr } = spawnSync(command, ['synth', '--check-upgrade=false'], { cwd: folder, encoding: 'utf8' });
  return status === 0 ? undefined : error?.message ?? stdout + stderr;
}

function show(file: string, text: string): void {
  console.log(`  ${file}`);
  for (const { kind, metadata } of loadAll(text) as Manifest[]) {
    console.log(`    ${kind.padEnd(16)} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`);
  }
}

main();

import { spawnSync } from 'child_process';
import { existsSync, readdirSync, statSync } from 'fs';
import { join } from 'path';

const ROOT = join(__dirname, '..', '..', '..');
/** What the build makes last; the examples import the library by its name, as it is built. */
const BUILT = ['.jsii', 'lib/src/index.js', 'lib/src/jest/index.js', 'bin/cdk8s-gateway.js'];
const STAGES = ['compile', 'post-compile'];

/** Builds the library unless it is newer than its sources. Of two runs that start together one builds, and the other finds it done. */
export function buildLibrary(): void {
  if (isCurrent()) return;
  const { status, error, stdout, stderr } = spawnSync('flock', ['package.json', process.execPath, '--import', 'tsx', __filename], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The library cannot be built:\n${error?.message ?? stdout + stderr}`);
}

function buildUnderLock(): void {
  if (isCurrent()) return;
  for (const stage of STAGES) {
    const { status } = spawnSync(join('node_modules', '.bin', 'projen'), [stage], { cwd: ROOT, stdio: 'inherit' });
    if (status !== 0) process.exit(1);
  }
}

function isCurrent(): boolean {
  const built = BUILT.map(file => join(ROOT, file));
  if (!built.every(existsSync)) return false;
  const oldest = Math.min(...built.map(file => statSync(file).mtimeMs));
  return ['src', 'imports'].every(folder => newest(join(ROOT, folder)) < oldest);
}

function newest(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => join(folder, name));
  return Math.max(...entries.map(path => statSync(path).mtimeMs));
}

if (require.main === module) buildUnderLock();

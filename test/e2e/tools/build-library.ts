import { spawnSync } from 'child_process';
import { existsSync, readdirSync, statSync } from 'fs';
import { join } from 'path';

const ROOT = join(__dirname, '..', '..', '..');
/** What the build makes last; the examples import the library by its name, as it is built. */
const BUILT = ['.jsii', 'lib/src/index.js', 'lib/src/jest/index.js', 'bin/cdk8s-gateway.js'];

/** Builds the library unless it is newer than its sources; under a lock, as another run may use what a build removes. */
export function buildLibrary(): void {
  if (isCurrent()) return;
  const command = 'node_modules/.bin/projen compile && node_modules/.bin/projen post-compile';
  const { status, error, stdout, stderr } = spawnSync('flock', ['package.json', 'sh', '-c', command], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The library does not compile:\n${error?.message ?? stdout + stderr}`);
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

import { spawnSync, SpawnSyncReturns } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';
import { unshare } from './sandbox/sandbox';
import { PINS } from './tools/toolbox';

const PYTHON = '3.11';
/** Of util-linux, coreutils and iproute2. */
const COMMANDS = ['unshare', 'setpriv', 'flock', 'mount', 'chroot', 'env', 'ip'];

/** What this machine lacks for the tools to be built, as a sentence; the first thing only. */
export function missingForTools(): string | undefined {
  const go = readFileSync(join(PINS, 'go.mod'), 'utf8').match(/^go (\S+)/m)![1];
  return missingVersion('Go', go, ['go', 'env', 'GOVERSION'])
    ?? missingVersion('Python', PYTHON, ['python3', '--version'])
    ?? (ask('python3', '-m', 'pip', '--version').status === 0 ? undefined : 'pip for Python: `python3 -m pip --version` fails');
}

/** What this machine lacks for a stack to be run. */
export function missingForStack(): string | undefined {
  if (process.platform !== 'linux') return `Linux: this is ${process.platform}`;
  const absent = COMMANDS.filter(command => spawnSync(command, ['--version'], { stdio: 'ignore' }).error !== undefined);
  if (absent.length > 0) return `${absent.join(', ')} on the PATH, of util-linux, coreutils and iproute2`;
  const [command, ...args] = unshare('sh', '-c', 'ip link set lo up && mount -t tmpfs tmpfs /tmp');
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? undefined : `root, or user namespaces with networks and mounts of their own: ${stderr.trim()}`;
}

function missingVersion(name: string, least: string, [command, ...args]: readonly string[]): string | undefined {
  const { status, error, stdout: answer, stderr } = ask(command, ...args);
  if (status !== 0) return `${name} ${least} or later: ${error ? `there is no ${command} on the PATH` : stderr.trim()}`;
  const found = answer.match(/\d+(\.\d+)+/)?.[0];
  return found !== undefined && atLeast(found, least) ? undefined : `${name} ${least} or later: this is ${answer.trim()}`;
}

/** Whether one version is another or later, number by number. */
export function atLeast(version: string, least: string): boolean {
  const [have, want] = [version, least].map(text => text.split('.').map(Number));
  const differing = want.findIndex((number, index) => (have[index] ?? 0) !== number);
  return differing === -1 || (have[differing] ?? 0) > want[differing];
}

function ask(command: string, ...args: string[]): SpawnSyncReturns<string> {
  // Outside of the module, whose own needs would be complained of first.
  return spawnSync(command, args, { encoding: 'utf8', cwd: '/' });
}

import { spawnSync } from 'child_process';
import { mkdirSync } from 'fs';
import { join } from 'path';
import { UNREACHABLE } from './build';
import { Toolbox } from './toolbox';

const IN_USE = 75;

/** What the tools are made of cannot be had, as without a network. */
export class UnreachableError extends Error {}

/** The tools, built first if they are not there. Two runs that start together build once: the lock goes with the process that holds it. */
export function ensureTools(): Toolbox {
  const toolbox = Toolbox.ofPins();
  if (toolbox.isComplete) return toolbox;

  try {
    mkdirSync(toolbox.folder, { recursive: true });
  } catch (error) {
    throw new Error(`the tools cannot be put into ${toolbox.folder}: ${(error as Error).message}. CDK8S_GATEWAY_API_TOOLS names another folder`);
  }
  console.error(`tools: a first build takes from six to twelve minutes on two cores; it goes to ${toolbox.folder}`);
  let status = buildUnderLock(toolbox, '--nonblock', `--conflict-exit-code=${IN_USE}`);
  if (status === IN_USE) {
    console.error('tools: another run builds them; waiting for it');
    status = buildUnderLock(toolbox);
  }
  if (status === UNREACHABLE) throw new UnreachableError('npm run e2e needs its tools, and what they are made of could not be fetched; the reason is above');
  if (status !== 0 || !toolbox.isComplete) throw new Error('The tools could not be built; the reason is above. What was built is kept.');
  return toolbox;
}

function buildUnderLock(toolbox: Toolbox, ...options: string[]): number | null {
  const build = [process.execPath, '--import', 'tsx', join(__dirname, 'build.ts'), toolbox.folder];
  return spawnSync('flock', [...options, join(toolbox.folder, 'lock'), ...build], { stdio: ['ignore', 'inherit', 'inherit'] }).status;
}

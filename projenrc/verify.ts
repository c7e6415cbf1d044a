import { spawnSync } from 'child_process';
import { join } from 'path';

const BIN = join(__dirname, '..', 'node_modules', '.bin');

/** What `npm test` does, from a fresh install; arguments go to jest. */
const STAGES: ReadonlyArray<readonly [command: string, ...args: string[]]> = [
  ['projen', 'compile'],
  ['projen', 'post-compile'],
  ['tsc', '--noEmit', '-p', 'test/tsconfig.json'],
  ['projen', 'eslint'],
  // jest would leave a core to itself, and has nothing to do with it.
  ['jest', '--ci', '--maxWorkers=100%', ...process.argv.slice(2)],
];

for (const [command, ...args] of STAGES) {
  const { status, error } = spawnSync(join(BIN, command), args, { stdio: 'inherit' });
  if (status !== 0) {
    if (error) console.error(error.message);
    // jest ends with the totals by itself; whatever fails before it is one failure, and no test has run.
    if (command !== 'jest') console.log(`failed: ${[command, ...args].join(' ')}\n0 passed, 1 failed, 0 skipped`);
    process.exit(1);
  }
}

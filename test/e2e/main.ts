import { parseOptions } from './options';
import { missingForStack, missingForTools } from './prerequisites';
import { LEFT_BEHIND, Run } from './run';
import { Level } from './sandbox/job';
import { SUITES } from './suites';
import { buildLibrary } from './tools/build-library';
import { ensureTools, UnreachableError } from './tools/ensure-tools';
import { Toolbox } from './tools/toolbox';

const WRONG = 1;
const LACKING = 3;
const INTERRUPTED = 130;

/** What there is to run, and at which levels. */
const LEVELS = new Map<string, readonly Level[]>([...SUITES.map(({ name, levels }) => [name, levels] as const), [LEFT_BEHIND, ['d']]]);

/** `npm run e2e`: each suite in a stack of its own, one after the other, and a table of what came back. */
async function main(): Promise<void> {
  const { suites, level, keep, full } = parseOptions(process.argv.slice(2), LEVELS);
  const missing = missingForStack() ?? (Toolbox.ofPins().isComplete ? undefined : missingForTools());
  if (missing !== undefined) return finish(LACKING, `npm run e2e needs ${missing}`);
  const toolbox = ensureTools();
  buildLibrary();

  const run = new Run(toolbox);
  const stop = (): void => void run.stop().then(() => process.exit(INTERRUPTED));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  process.stdout.on('error', stop); // whoever read it has gone, as `head` does
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop(); // npm passes no signal on
  }, 1000).unref();
  for (const suite of suites) {
    if (suite === LEFT_BEHIND) await run.leftBehind();
    else await run.suite({ suite, level, keep, full });
  }
  const { passed, failed } = run;
  if (keep && run.isUp) {
    console.log('It stays up until Ctrl-C.');
    await run.stacksToEnd();
  }
  finish(failed > 0 || passed === 0 ? WRONG : 0, `${passed} passed, ${failed} failed, 0 skipped`);
}

function finish(code: number, words: string): void {
  console.log(words);
  process.exit(code);
}

main().catch((error: Error) => finish(error instanceof UnreachableError ? LACKING : WRONG, error.message));

import { spawnSync } from 'child_process';
import { join } from 'path';
import { leaveNothingBehind } from './harness/left-behind';
import { parseOptions } from './options';
import { missingForStack, missingForTools } from './prerequisites';
import { resultsTable } from './results-table';
import { Report, Row } from './row';
import { Job, Message } from './sandbox/job';
import { Sandbox } from './sandbox/sandbox';
import { SUITES } from './suites';
import { ensureTools } from './tools/ensure-tools';
import { Toolbox } from './tools/toolbox';

const WRONG = 1;
const LACKING = 3;
const INTERRUPTED = 130;
/** The suite that looks at the host, and so runs outside of any sandbox. */
const LEFT_BEHIND = 'left-behind';
/** How long the kernel may take to end what a namespace held. */
const GRACE_MS = 5000;

/** `npm run e2e`: each suite in a stack of its own, one after the other, and a table of what came back. */
async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2), [...SUITES.map(({ name }) => name), LEFT_BEHIND]);
  const missing = missingForStack() ?? (Toolbox.ofPins().isComplete ? undefined : missingForTools());
  if (missing !== undefined) return finish(LACKING, `npm run e2e needs ${missing}`);
  const toolbox = ensureTools();
  compileLibrary();

  const run = new Run(toolbox);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void run.stop().then(() => process.exit(INTERRUPTED)));
  const { level, keep, full } = options;
  for (const { name, levels } of SUITES) {
    if (options.suites.includes(name) && levels.includes(level)) await run.suite({ suite: name, level, keep, full });
  }
  if (options.suites.includes(LEFT_BEHIND) && level === 'd') await run.leftBehind();
  const { passed, failed } = run;
  if (keep && run.isUp) {
    console.log('The stacks stay up until Ctrl-C.');
    await run.stacksToEnd();
  }
  finish(failed > 0 || passed === 0 ? WRONG : 0, `${passed} passed, ${failed} failed, 0 skipped`);
}

/** The suites of one call, and the stacks that they left up. */
class Run {
  public passed = 0;
  public failed = 0;
  private readonly sandboxes = new Set<Sandbox>();

  public constructor(private readonly toolbox: Toolbox) {}

  public async suite(job: Job): Promise<void> {
    const rows: Row[] = [];
    const start = Date.now();
    console.error(`${job.suite}, level ${job.level} …`);
    const complaint = await new Promise<string | undefined>(resolve => {
      let failure: string | undefined;
      const sandbox = new Sandbox(this.toolbox, job, message => {
        if ('failure' in message) failure = message.failure;
        this.take(sandbox, message, rows);
        if ('up' in message) resolve(failure);
      });
      this.sandboxes.add(sandbox);
      void sandbox.end().then(ended => {
        this.sandboxes.delete(sandbox);
        resolve(failure ?? (ended ? undefined : 'it ended before its time'));
      });
    });
    this.show(job.suite, rows, start, complaint);
  }

  public async leftBehind(): Promise<void> {
    const rows: Row[] = [];
    const start = Date.now();
    console.error(`${LEFT_BEHIND} …`);
    await leaveNothingBehind(this.toolbox, new Report(row => rows.push(row), GRACE_MS));
    this.show(LEFT_BEHIND, rows, start);
  }

  public get isUp(): boolean {
    return this.sandboxes.size > 0;
  }

  public async stop(): Promise<void> {
    await Promise.all([...this.sandboxes].map(sandbox => sandbox.stop()));
  }

  public async stacksToEnd(): Promise<void> {
    await Promise.all([...this.sandboxes].map(sandbox => sandbox.end()));
  }

  private take(sandbox: Sandbox, message: Message, rows: Row[]): void {
    if ('row' in message) rows.push(message.row);
    if ('added' in message) console.log(`beside the manifests: ${message.added}`);
    if ('up' in message) console.log([...message.up, `look around with: ${sandbox.entrance()}`].join('\n'));
  }

  private show(suite: string, rows: readonly Row[], start: number, complaint?: string): void {
    const wrong = rows.filter(({ ok }) => !ok).length;
    console.log(resultsTable(suite, rows));
    if (complaint !== undefined) console.log(`${suite} failed: ${complaint}`);
    console.log(`${suite}: ${rows.length - wrong} of ${rows.length} as expected, in ${Math.round((Date.now() - start) / 1000)} s\n`);
    this.passed += rows.length - wrong;
    this.failed += wrong + (complaint === undefined ? 0 : 1);
  }
}

/** The examples import the library by its name, as it is built. */
function compileLibrary(): void {
  const { status, stdout, stderr } = spawnSync(join('node_modules', '.bin', 'projen'), ['compile'], { encoding: 'utf8' });
  if (status !== 0) finish(WRONG, `The library does not compile:\n${stdout}${stderr}`);
}

function finish(code: number, words: string): void {
  console.log(words);
  process.exit(code);
}

void main().catch(error => finish(WRONG, (error as Error).message));

import { leaveNothingBehind } from './harness/left-behind';
import { Report } from './report';
import { resultsTable } from './results-table';
import { Row } from './row';
import { Job, Message } from './sandbox/job';
import { Sandbox } from './sandbox/sandbox';
import { Toolbox } from './tools/toolbox';

/** The suite that looks at the host, and so runs outside of any sandbox. */
export const LEFT_BEHIND = 'left-behind';
/** How long the kernel may take to end what a namespace held. */
const GRACE_MS = 5000;
/** How long a suite may take before it counts as hanging. */
const LIMIT_MS = { short: 6 * 60_000, full: 60 * 60_000 };

/** The suites of one call, and the stacks that they left up. */
export class Run {
  public passed = 0;
  public failed = 0;
  private stopping = false;
  private readonly sandboxes = new Set<Sandbox>();

  public constructor(private readonly toolbox: Toolbox) {}

  public async suite(job: Job): Promise<void> {
    if (this.stopping) return;
    const rows: Row[] = [];
    const start = Date.now();
    console.error(`${job.suite}, level ${job.level} …`);
    const complaint = await this.toItsEnd(job, rows);
    if (!this.stopping) this.show(job.suite, rows, start, complaint);
  }

  public async leftBehind(): Promise<void> {
    if (this.stopping) return;
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
    this.stopping = true;
    await Promise.all([...this.sandboxes].map(sandbox => sandbox.stop()));
  }

  public async stacksToEnd(): Promise<void> {
    await Promise.all([...this.sandboxes].map(sandbox => sandbox.end()));
  }

  /** Runs a suite until it ends or, where its stack is kept, is done. Gives what went wrong besides its rows. */
  private async toItsEnd(job: Job, rows: Row[]): Promise<string | undefined> {
    let failure: string | undefined;
    let done: (value?: undefined) => void;
    const isUp = new Promise<undefined>(resolve => done = resolve);
    const sandbox = new Sandbox(this.toolbox, job, message => {
      if ('failure' in message) failure = message.failure;
      this.take(sandbox, message, rows);
      if ('up' in message) done();
    });
    this.sandboxes.add(sandbox);
    const limit = LIMIT_MS[job.full ? 'full' : 'short'];
    const late = setTimeout(() => {
      failure = `it took longer than ${limit / 60_000} minutes`;
      void sandbox.kill();
    }, limit);
    const ended = sandbox.end().then(wellDone => wellDone ? undefined : 'it ended before its time', (error: Error) => error.message)
      .finally(() => this.sandboxes.delete(sandbox));
    const complaint = await Promise.race([isUp, ended]);
    clearTimeout(late);
    return failure ?? complaint;
  }

  private take(sandbox: Sandbox, message: Message, rows: Row[]): void {
    if ('row' in message) rows.push(message.row);
    if ('row' in message && !message.row.ok) console.error(`WRONG: ${message.row.request}`);
    if ('added' in message) console.log(`beside the manifests: ${message.added}`);
    if ('up' in message) console.log([...message.up, `  look around ${sandbox.entrance()}`].join('\n'));
  }

  private show(suite: string, rows: readonly Row[], start: number, complaint?: string): void {
    const wrong = rows.filter(({ ok }) => !ok).length;
    if (rows.length > 0) console.log(resultsTable(suite, rows));
    if (complaint !== undefined) console.log(`${suite} failed: ${complaint}`);
    console.log(`${suite}: ${rows.length - wrong} of ${rows.length} as expected, in ${Math.round((Date.now() - start) / 1000)} s\n`);
    this.passed += rows.length - wrong;
    this.failed += wrong + (complaint === undefined ? 0 : 1);
  }
}

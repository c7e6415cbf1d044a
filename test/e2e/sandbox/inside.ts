import { writeSync } from 'fs';
import { Job, Message } from './job';
import { Report } from '../row';
import { SUITES } from '../suites';
import { Toolbox } from '../tools/toolbox';

const MESSAGES = 3;
/** What is applied reaches a running proxy a moment later; one that reads a file has it all when it is up. */
const PATIENCE_MS = { a: 0, b: 2000, d: 20_000 };

/** What runs inside a sandbox: one job, which it reports on line by line. It stops when whoever started it says so, or is gone. */
async function main(): Promise<void> {
  const [, , folder, text] = process.argv;
  const job: Job = JSON.parse(text);
  const outsideGone = new Promise(resolve => process.stdin.resume().once('end', resolve).once('error', resolve));
  void outsideGone.then(() => process.exit(1));

  const suite = SUITES.find(({ name }) => name === job.suite)!;
  const report = new Report(row => tell({ row }), PATIENCE_MS[job.level]);
  try {
    await suite.run({ toolbox: new Toolbox(folder), job, report, tell });
  } catch (error) {
    tell({ failure: (error as Error).stack ?? String(error) });
    process.exit(1);
  }
  if (!job.keep) process.exit(0);
  tell({ up: [] });
  await outsideGone;
}

function tell(message: Message): void {
  writeSync(MESSAGES, `${JSON.stringify(message)}\n`);
}

void main();

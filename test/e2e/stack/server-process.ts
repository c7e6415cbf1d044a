import { ChildProcess, spawn } from 'child_process';
import { mkdirSync, openSync, readFileSync } from 'fs';
import { join } from 'path';
import { STACK } from './whereabouts';

const LOGS = `${STACK}/logs`;
/** Lines of the log that a failure shows. */
const SHOWN = 15;
/** How long a server may take to end in order. */
const GRACE_MS = 10_000;

/** A server that runs as long as its stack. What it says goes to a log, of which the end is shown when it fails. */
export class ServerProcess {
  public static start(name: string, command: string, args: readonly string[], env: { [name: string]: string } = {}): ServerProcess {
    mkdirSync(LOGS, { recursive: true });
    const log = join(LOGS, `${name}.log`);
    const output = openSync(log, 'a');
    return new ServerProcess(name, log, spawn(command, args, { stdio: ['ignore', output, output], env: { ...process.env, ...env } }));
  }

  private end?: string;

  private constructor(private readonly name: string, private readonly log: string, private readonly child: ChildProcess) {
    child.once('error', error => this.end ??= error.message);
    child.once('exit', (code, signal) => this.end ??= `it ended with ${signal ?? code}`);
  }

  /** Waits until something holds, as long as the server lives. */
  public async until(what: string, holds: () => Promise<boolean>, seconds = 60): Promise<void> {
    const last = Date.now() + seconds * 1000;
    while (!await holds()) {
      if (this.end !== undefined) throw new Error(`${this.name}: ${this.end} before ${what}\n${this.tail()}`);
      if (Date.now() > last) throw new Error(`${this.name}: not ${what} within ${seconds} s\n${this.tail()}`);
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }

  /** Asks it to end, and sees to it that it does. */
  public async stop(): Promise<void> {
    if (this.end !== undefined) return;
    const ended = new Promise(resolve => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    const late = setTimeout(() => this.child.kill('SIGKILL'), GRACE_MS);
    await ended;
    clearTimeout(late);
  }

  private tail(): string {
    return readFileSync(this.log, 'utf8').trimEnd().split('\n').slice(-SHOWN).map(line => `  | ${line}`).join('\n');
  }
}

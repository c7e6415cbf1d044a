import { ChildProcess, spawn } from 'child_process';
import { randomUUID } from 'crypto';
import { readFileSync } from 'fs';
import { join } from 'path';
import { createInterface } from 'readline';
import { Readable } from 'stream';
import { Job, Message } from './job';
import { API_SERVER, STACK } from '../stack/whereabouts';
import { Toolbox } from '../tools/toolbox';

const ROOT = join(__dirname, '..', '..', '..');
const NAMESPACES = ['--net', '--mount', '--pid', '--fork', '--kill-child'];

/** Environment variable that every process of a sandbox has, with the sandbox's own mark. */
export const MARK = 'CDK8S_GATEWAY_API_SANDBOX';

const isRoot = () => process.getuid!() === 0;

/** The command that starts another in namespaces of its own; as root, or as anyone where the kernel lets users have them. */
export function unshare(...command: string[]): string[] {
  return ['unshare', ...isRoot() ? [] : ['--user', '--map-root-user'], ...NAMESPACES, ...command];
}

/**
 * A job in namespaces of its own. Whatever the job started ends with it, as the kernel ends every process of its namespace; and the job
 * ends with us, even if we are killed.
 */
export class Sandbox {
  /** By which the processes of this sandbox are told from all others. */
  public readonly mark = randomUUID();
  private readonly child: ChildProcess;
  private readonly ended: Promise<number | null>;

  public constructor(private readonly toolbox: Toolbox, job: Job, onMessage: (message: Message) => void) {
    const inner = [process.execPath, '--import', 'tsx', join(__dirname, '..', 'inside.ts'), toolbox.folder, JSON.stringify(job)];
    const [command, ...args] = ['setpriv', '--pdeathsig', 'KILL', ...unshare('sh', join(__dirname, 'enter.sh'), toolbox.mountPoint, ROOT, ...inner)];
    // In a process group of its own, so that Ctrl-C reaches us alone and the job is ended in order.
    this.child = spawn(command, args, { stdio: ['pipe', 'inherit', 'inherit', 'pipe'], detached: true, env: { ...process.env, [MARK]: this.mark } });
    const messages = createInterface({ input: this.child.stdio[3] as Readable });
    messages.on('line', line => onMessage(JSON.parse(line)));
    const reported = new Promise(resolve => messages.once('close', resolve));
    this.ended = new Promise<number | null>((resolve, reject) => this.child.once('exit', resolve).once('error', reject))
      .then(async code => {
        await reported;
        return code;
      });
  }

  /** Whether the job came to its end. */
  public async end(): Promise<boolean> {
    return await this.ended === 0;
  }

  /** Tells the job to stop now, and waits until it has. */
  public async stop(): Promise<void> {
    this.child.stdin!.end();
    await this.ended;
  }

  /** Ends the job as a crash would, without a word to it. */
  public async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** The command with which to look around while the job runs. */
  public entrance(): string {
    const inside = readFileSync(`/proc/${this.child.pid}/task/${this.child.pid}/children`, 'utf8').trim();
    const user = isRoot() ? '' : ' --user --preserve-credentials';
    const environment = `HOME=${STACK} TMPDIR=${STACK} KUBECONFIG=${API_SERVER.kubeconfig} PATH='${join(this.toolbox.folder, 'bin')}':"$PATH"`;
    return `nsenter --target ${inside}${user} --net --mount --pid --root --wd env ${environment} sh`;
  }
}

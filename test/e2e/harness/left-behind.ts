import { existsSync, readdirSync, readFileSync } from 'fs';
import { Report } from '../report';
import { MARK, Sandbox } from '../sandbox/sandbox';
import { Toolbox } from '../tools/toolbox';

const JOB = { suite: 'quickstart', level: 'd', keep: false, full: false } as const;
/** Of etcd, kube-apiserver, Envoy Gateway and Envoy, and the sandbox itself. */
const LEAST_PROCESSES = 5;

/** Whether anything is left on the host of a stack that came to its end, was told to stop, or was killed halfway. */
export async function leaveNothingBehind(toolbox: Toolbox, report: Report): Promise<void> {
  const endings: Array<[how: string, end: (sandbox: Sandbox) => Promise<unknown>]> = [
    ['came to its end', sandbox => sandbox.end()],
    ['was told to stop halfway', sandbox => sandbox.stop()],
    ['was killed halfway', sandbox => sandbox.kill()],
  ];
  for (const [how, end] of endings) {
    let reached: () => void;
    const halfway = new Promise<void>(resolve => reached = resolve);
    const sandbox = new Sandbox(toolbox, JOB, () => reached());
    await Promise.race([halfway, sandbox.end()]);
    const during = processesOf(sandbox);
    report.row(`processes of a stack that ${how}, halfway`, `${LEAST_PROCESSES} or more`, String(during), during >= LEAST_PROCESSES);
    await end(sandbox);
    await report.eventually(`what it left, after it ${how}`, 'nothing', async () => traces(toolbox, sandbox));
  }
}

/** What there is on the host of a sandbox. */
function traces({ mountPoint }: Toolbox, sandbox: Sandbox): string {
  const processes = processesOf(sandbox);
  const mounts = readFileSync('/proc/self/mounts', 'utf8').split('\n').filter(line => line.includes(mountPoint)).length;
  return [
    ...processes > 0 ? [`${processes} processes`] : [],
    ...mounts > 0 ? [`${mounts} mounts`] : [],
    ...readdirSync(mountPoint),
    ...readdirSync('/dev/shm').filter(name => name.startsWith('envoy')),
    ...['/stack', '/certs'].filter(existsSync),
  ].join(', ') || 'nothing';
}

function processesOf({ mark }: Sandbox): number {
  return readdirSync('/proc').filter(name => /^\d+$/.test(name) && environment(name).includes(`${MARK}=${mark}`)).length;
}

/** Of a process; empty for one that has gone, or is another user's. */
function environment(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    return '';
  }
}

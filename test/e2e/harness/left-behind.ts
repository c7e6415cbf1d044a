import { readdirSync, readFileSync } from 'fs';
import { tmpdir } from 'os';
import { Report } from '../row';
import { MARK, Sandbox } from '../sandbox/sandbox';
import { Toolbox } from '../tools/toolbox';

const JOB = { suite: 'quickstart', level: 'd', keep: false, full: false } as const;

/** Whether anything is left on the host of a stack that came to its end, was told to stop, or was killed halfway. */
export async function leaveNothingBehind(toolbox: Toolbox, report: Report): Promise<void> {
  const endings: Array<[how: string, end: (sandbox: Sandbox, halfway: Promise<void>) => Promise<unknown>]> = [
    ['came to its end', sandbox => sandbox.end()],
    ['was told to stop halfway', (sandbox, halfway) => halfway.then(() => sandbox.stop())],
    ['was killed halfway', (sandbox, halfway) => halfway.then(() => sandbox.kill())],
  ];
  for (const [how, end] of endings) {
    const before = traces(toolbox);
    let reached: () => void;
    const halfway = new Promise<void>(resolve => reached = resolve);
    const sandbox = new Sandbox(toolbox, JOB, () => reached());
    await halfway;
    const during = traces(toolbox).processes - before.processes;
    await end(sandbox, halfway);
    await report.eventually(`what a stack of ${during > 4 ? 'more than 4' : during} processes leaves that ${how}`, 'nothing', async () => difference(before, traces(toolbox)));
  }
}

/** What a stack could leave on the host. */
interface Traces {
  readonly processes: number;
  readonly files: readonly string[];
  readonly mounts: number;
}

function traces({ mountPoint }: Toolbox): Traces {
  const processes = readdirSync('/proc').filter(name => /^\d+$/.test(name) && environment(name).includes(`${MARK}=`));
  return {
    processes: processes.length,
    files: ['/dev/shm', tmpdir(), mountPoint, '/'].flatMap(folder => readdirSync(folder).map(name => `${folder}/${name}`)),
    mounts: readFileSync('/proc/self/mounts', 'utf8').split('\n').filter(line => line.includes(mountPoint)).length,
  };
}

function difference(before: Traces, after: Traces): string {
  const files = after.files.filter(file => !before.files.includes(file));
  return [
    ...after.processes > before.processes ? [`${after.processes - before.processes} processes`] : [],
    ...after.mounts > before.mounts ? [`${after.mounts - before.mounts} mounts`] : [],
    ...files,
  ].join(', ') || 'nothing';
}

/** Of a process; empty for one that has gone, or is another user's. */
function environment(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    return '';
  }
}

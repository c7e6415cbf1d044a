import { availableParallelism } from 'os';
import { isMainThread, parentPort, Worker, workerData } from 'worker_threads';
import { Counts, FindingInSource, Judge, JudgeOptions, noCounts } from './judge';
import { SourceEntry } from './sources';

/** From how many files on threads are worth their start. */
export const MANY_FILES = 1000;
const FILES_A_TASK = 250;
const MOST_THREADS = 8;

interface Judged {
  readonly findings: readonly FindingInSource[];
  readonly counts: Counts;
}

/**
 * Judges files on as many threads as the machine has cores; gives what is found in the order of the files, and as early as that order allows. The
 * program must call `judgeForOthers` when it starts, since the threads run it too.
 */
export async function* judgedByThreads(entries: readonly SourceEntry[], options: JudgeOptions): AsyncGenerator<Judged> {
  const tasks: Array<readonly SourceEntry[]> = [];
  for (let start = 0; start < entries.length; start += FILES_A_TASK) tasks.push(entries.slice(start, start + FILES_A_TASK));
  const results = tasks.map(() => {
    let settle!: { readonly resolve: (judged: Judged) => void; readonly reject: (error: unknown) => void };
    const promise = new Promise<Judged>((resolve, reject) => settle = { resolve, reject });
    // Whoever waits for it is told; until then it is no error that nobody handles.
    promise.catch(() => undefined);
    return { promise, ...settle };
  });
  let next = 0;
  const workers = Array.from({ length: Math.min(availableParallelism(), MOST_THREADS, tasks.length) }, () => {
    const worker = new Worker(__filename, { workerData: options });
    let current: number;
    const give = () => {
      current = next++;
      if (current < tasks.length) worker.postMessage(tasks[current]); else void worker.terminate();
    };
    worker.on('message', (judged: Judged) => {
      results[current].resolve(judged);
      give();
    });
    worker.on('error', error => results.forEach(({ reject }) => reject(error)));
    give();
    return worker;
  });
  try {
    for (const { promise } of results) yield await promise;
  } finally {
    workers.forEach(worker => void worker.terminate());
  }
}

/** What a thread of `judgedByThreads` does. Gives whether this is one. */
export function judgeForOthers(): boolean {
  if (isMainThread) return false;
  const judge = new Judge(workerData as JudgeOptions);
  parentPort!.on('message', (entries: readonly SourceEntry[]) => {
    const counts = noCounts();
    const findings = [...judge.findings(entries, counts)];
    parentPort!.postMessage({ findings, counts });
  });
  return true;
}

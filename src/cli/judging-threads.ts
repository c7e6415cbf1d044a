import { availableParallelism } from 'os';
import { setImmediate } from 'timers/promises';
import { isMainThread, parentPort, Worker, workerData } from 'worker_threads';
import { Gathering, noGathering } from './gathering';
import { Counts, FindingInSource, Judge, JudgeOptions, noCounts } from './judge';
import { SourceEntry } from './sources';

/** From how many files on threads are worth their start. */
export const MANY_FILES = 1000;
const FILES_A_TASK = 100;
const MOST_THREADS = 8;

/** What threads are told. */
export interface ThreadOptions extends JudgeOptions {
  /** Whether to keep the objects, for whoever judges them together. */
  readonly gathers: boolean;
}

interface Judged {
  readonly findings: readonly FindingInSource[];
  readonly counts: Counts;
  readonly gathering: Gathering;
}

interface Task {
  readonly entries: readonly SourceEntry[];
  readonly judged: Promise<Judged>;
  readonly resolve: (judged: Judged) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Judges files on as many threads as the machine has cores, this one among them; gives what is found in the order of the files, and as early as that
 * order allows. The program must call `judgeForOthers` when it starts, since the other threads run it too.
 */
export async function* judgedByThreads(entries: readonly SourceEntry[], judge: Judge, options: ThreadOptions): AsyncGenerator<Judged> {
  const tasks = tasksOf(entries);
  const waiting = [...tasks].reverse();
  const rejections = tasks.map(({ reject }) => reject);
  const fail = (error: unknown) => rejections.forEach(reject => reject(error));
  const others = Array.from({ length: Math.min(availableParallelism(), MOST_THREADS) - 1 }, () => otherThread(options, waiting, fail));
  void workHere(judge, waiting, options);
  try {
    // What was told is forgotten.
    for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) yield await task.judged;
  } finally {
    others.forEach(worker => void worker.terminate());
  }
}

/** What another thread of `judgedByThreads` does. Gives whether this is one. */
export function judgeForOthers(): boolean {
  if (isMainThread) return false;
  const options = workerData as ThreadOptions;
  const judge = new Judge(options);
  parentPort!.on('message', (entries: readonly SourceEntry[]) => parentPort!.postMessage(judged(judge, entries, options)));
  return true;
}

function judged(judge: Judge, entries: readonly SourceEntry[], { gathers }: ThreadOptions): Judged {
  const counts = noCounts();
  const gathering = noGathering();
  const findings = [...judge.findings(entries, counts, gathers ? gathering : undefined)];
  return { findings, counts, gathering };
}

function tasksOf(entries: readonly SourceEntry[]): Task[] {
  const tasks: Task[] = [];
  for (let start = 0; start < entries.length; start += FILES_A_TASK) {
    let settle!: Pick<Task, 'resolve' | 'reject'>;
    const promise = new Promise<Judged>((resolve, reject) => settle = { resolve, reject });
    // Whoever waits for it is told; until then it is no error that nobody handles.
    promise.catch(() => undefined);
    tasks.push({ entries: entries.slice(start, start + FILES_A_TASK), judged: promise, ...settle });
  }
  return tasks;
}

function otherThread(options: ThreadOptions, waiting: Task[], fail: (error: unknown) => void): Worker {
  const worker = new Worker(__filename, { workerData: options });
  let task: Task | undefined;
  const give = () => {
    task = waiting.pop();
    if (task !== undefined) worker.postMessage(task.entries);
  };
  worker.on('message', (result: Judged) => {
    task!.resolve(result);
    give();
  });
  worker.on('error', fail);
  give();
  return worker;
}

/** Between two tasks it looks what the others have done. */
async function workHere(judge: Judge, waiting: Task[], options: ThreadOptions): Promise<void> {
  for (let task = waiting.pop(); task !== undefined; task = waiting.pop()) {
    try {
      task.resolve(judged(judge, task.entries, options));
    } catch (error) {
      task.reject(error);
    }
    await setImmediate();
  }
}

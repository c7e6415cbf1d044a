import { EXAMPLES } from './examples';
import { Report } from './row';
import { Job, Message } from './sandbox/job';
import { runCluster, runOffline } from './systems/example-run';
import { Toolbox } from './tools/toolbox';

/** What a suite runs with. */
export interface SuiteContext {
  readonly toolbox: Toolbox;
  readonly job: Job;
  readonly report: Report;
  readonly tell: (message: Message) => void;
}

/** Something that is run in a sandbox of its own. */
export interface Suite {
  readonly name: string;
  readonly run: (context: SuiteContext) => Promise<void>;
}

/** Everything there is to run. */
export const SUITES: readonly Suite[] = EXAMPLES.map(example => ({
  name: example.name,
  run: context => context.job.level === 'd' ? runCluster(context, example) : runOffline(context, example),
}));

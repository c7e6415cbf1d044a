import { Report } from './report';
import { Job, Message } from './sandbox/job';
import { Toolbox } from './tools/toolbox';

/** What a suite runs with. */
export interface SuiteContext {
  readonly toolbox: Toolbox;
  readonly job: Job;
  readonly report: Report;
  readonly tell: (message: Message) => void;
}

/** Something that is run in a sandbox of its own. */
export type Suite = (context: SuiteContext) => Promise<void>;

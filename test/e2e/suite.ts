import { Report } from './row';
import { Job, Level, Message } from './sandbox/job';
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
  /** The levels that it makes sense at. */
  readonly levels: readonly Level[];
  readonly run: (context: SuiteContext) => Promise<void>;
}

import { FindingId } from '../finding-kinds';

/** An error in words. */
export interface Sentence {
  /** What kind of finding it is. */
  readonly id: FindingId;
  readonly message: string;
  readonly fix: string;
}

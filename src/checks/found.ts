import { ClusterObject } from '../model/cluster-object';
import { Severity } from '../verdict/finding';

/** The way to a place in an object, key by key. */
export type Keys = ReadonlyArray<string | number>;

/** Something to change in an object of a cluster. */
export interface Found {
  readonly object: ClusterObject;
  readonly keys: Keys;
  /** What is so, with the values that it hangs on. */
  readonly message: string;
  /** What to write instead. */
  readonly fix: string;
  /** Where it is another than the rule's. */
  readonly severity?: Severity;
}

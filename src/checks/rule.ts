import { ClusterView } from './cluster-view';
import { Found } from './found';
import { Severity } from '../verdict/finding';

/** A check of what a controller makes of a cluster. Its file is named by its id. */
export interface Rule {
  /** What it is found by in reports and acknowledgements. It is public and does not change. */
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  /** What comes of it, and what the way out is in general. */
  readonly why: string;
  find(view: ClusterView): Iterable<Found>;
}

import { Finding } from '../verdict/finding';
import { findingKind } from '../verdict/finding-kinds';

/** How many findings there were, and how they weigh. */
export interface Found {
  readonly errors: number;
  readonly warnings: number;
  /** Those of the errors and warnings that say that input could not be read. */
  readonly unreadable: number;
  /** Findings that somebody has given a reason for; they count nowhere else. */
  readonly acknowledged: number;
}

/** Counts findings as they come by. */
export class Tally implements Found {
  public errors = 0;
  public warnings = 0;
  public unreadable = 0;
  public acknowledged = 0;

  public add({ id, severity, acknowledged }: Finding): void {
    if (acknowledged !== undefined) {
      this.acknowledged++;
      return;
    }
    if (severity === 'error') this.errors++;
    else this.warnings++;
    if (findingKind(id)?.unreadable) this.unreadable++;
  }
}

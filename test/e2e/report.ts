import { Row } from './row';
import { until } from './until';

/** Where rows are put; what is not as expected is a row too, and the rest goes on. */
export class Report {
  /** With how long to wait for what is expected, in milliseconds. */
  public constructor(private readonly write: (row: Row) => void, public readonly patience: number) {}

  public row(request: string, expected: string, got: string, ok = got === expected): void {
    this.write({ request, expected, got, ok });
  }

  /** Tries once; a failure is what was got. */
  public async once(request: string, expected: string, attempt: () => Promise<string>, isOk = (got: string) => got === expected): Promise<void> {
    const got = await attempt().catch((error: Error) => `failed: ${error.message}`);
    this.row(request, expected, got, isOk(got));
  }

  /** Tries until it is as expected: what was applied reaches the proxies a moment later. */
  public async eventually(request: string, expected: string, attempt: () => Promise<string>): Promise<void> {
    this.row(request, expected, await until(got => got === expected, attempt, this.patience));
  }
}

/** One thing that was tried, and what came of it. */
export interface Row {
  readonly request: string;
  readonly expected: string;
  readonly got: string;
  readonly ok: boolean;
}

const PAUSE_MS = 100;

/** Where rows are put; what is not as expected is a row too, and the rest goes on. */
export class Report {
  /** With how long to wait for what is expected, in milliseconds. */
  public constructor(private readonly write: (row: Row) => void, public readonly patience: number) {}

  public row(request: string, expected: string, got: string, ok = got === expected): void {
    this.write({ request, expected, got, ok });
  }

  /** Tries until it is as expected: what was applied reaches the proxies a moment later. */
  public async eventually(request: string, expected: string, attempt: () => Promise<string>): Promise<void> {
    this.row(request, expected, await until(got => got === expected, attempt, this.patience));
  }
}

/** What was got when it was as wanted, or last. A failure counts as an answer. */
export async function until(wanted: (got: string) => boolean, attempt: () => Promise<string>, patience: number): Promise<string> {
  const last = Date.now() + patience;
  for (;;) {
    const got = await attempt().catch((error: Error) => `failed: ${error.message}`);
    if (wanted(got) || Date.now() > last) return got;
    await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
  }
}

/** One thing that was tried, and what came of it. */
export interface Row {
  readonly request: string;
  readonly expected: string;
  readonly got: string;
  readonly ok: boolean;
}

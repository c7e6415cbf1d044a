import { Found } from './tally';

/** From which findings on the command fails; `never` leaves findings to whoever reads the report. */
export const FAIL_ON = ['error', 'warning', 'never'] as const;
export type FailOn = typeof FAIL_ON[number];

/**
 * The status of a command that ran to its end. Input that could not be read outweighs findings, and `failOn` too: what was not read was not
 * judged, and a pipeline must not take that for a verdict.
 */
export function exitCode({ errors, warnings, unreadable }: Found, failOn: FailOn): 0 | 1 | 2 {
  if (unreadable > 0) return 2;
  const failing = { error: errors, warning: errors + warnings, never: 0 };
  return failing[failOn] > 0 ? 1 : 0;
}

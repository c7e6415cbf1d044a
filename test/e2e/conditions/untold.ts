import { Condition } from './verdicts-of';

/** Conditions that no controller has a say in, and why they are not compared. */
const UNTOLD: ReadonlyArray<{ readonly reason: string; readonly isOne: (condition: Condition) => boolean }> = [
  {
    reason: 'the default of the CRD at creation: it stands where no controller has come by',
    isOne: ({ status, reason }) => status === 'Unknown' && reason === 'Pending',
  },
];

/** Whether a condition is left out of the comparison. */
export function isUntold(condition: Condition): boolean {
  return UNTOLD.some(({ isOne }) => isOne(condition));
}

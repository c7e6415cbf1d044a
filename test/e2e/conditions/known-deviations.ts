import { Difference } from './comparison';

/** Something that the controller says otherwise than the library, for a reason that is known. */
export interface KnownDeviation {
  /** Why the library does not say the same. */
  readonly reason: string;
  /** Where that is to be seen, in the sources of the controller. */
  readonly source: string;
  readonly isOne: (difference: Difference) => boolean;
}

/** Every one of them; the fewer the better. */
export const KNOWN_DEVIATIONS: readonly KnownDeviation[] = [];

export function isKnown(difference: Difference): boolean {
  return KNOWN_DEVIATIONS.some(({ isOne }) => isOne(difference));
}

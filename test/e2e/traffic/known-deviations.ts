import { Exchange } from './comparison';
import { Prediction } from './prediction';

/** Something that the proxy does otherwise than the library predicts, for a reason that is known. */
export interface KnownDeviation {
  /** Why the library does not say the same. */
  readonly reason: string;
  /** Where that is to be seen, in the sources of the controller or the proxy. */
  readonly source: string;
  readonly isOne: (exchange: Exchange, prediction: Prediction, differences: readonly string[]) => boolean;
}

/** Every one of them; the fewer the better. */
export const KNOWN_DEVIATIONS: readonly KnownDeviation[] = [];

export function isKnown(exchange: Exchange, prediction: Prediction, differences: readonly string[]): boolean {
  return KNOWN_DEVIATIONS.some(({ isOne }) => isOne(exchange, prediction, differences));
}

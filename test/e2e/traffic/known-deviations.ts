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
export const KNOWN_DEVIATIONS: readonly KnownDeviation[] = [
  {
    reason: 'two parentRefs of a TLSRoute that mean one listener become two filter chains for the same server names: Envoy refuses the listener, and every status is good',
    source: 'envoyproxy/gateway v1.9.1, internal/xds/translator/translator.go:984 (a chain for every route) with internal/gatewayapi/route.go (a route for every parent)',
    isOne: ({ refusedListener = '' }) => refusedListener.includes('has the same matching rules defined'),
  },
];

export function isKnown(exchange: Exchange, prediction: Prediction, differences: readonly string[]): boolean {
  return KNOWN_DEVIATIONS.some(({ isOne }) => isOne(exchange, prediction, differences));
}

import type { MatcherContext } from 'expect';
import type { Explanation } from '../simulation/explanation';

export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** The explanation that a matcher is given. */
export function receivedExplanation(matcher: string, received: unknown, { utils }: MatcherContext): Explanation {
  if (typeof received !== 'object' || received === null || !('backends' in received) || !('passedOver' in received)) {
    throw new Error(`${matcher} needs what cluster.explain(request) returns, got ${utils.printReceived(received)}`);
  }
  return received as Explanation;
}

import type { IConstruct } from 'constructs';
import type { MatcherContext } from 'expect';
import { MatcherResult } from './received';
import type { SimulatedCluster } from '../simulation/simulated-cluster';
import { conditionText, SimulatedStatus } from '../simulation/simulated-status';

/** Passes when a controller accepts all of what a status is of, or what a construct makes in a cluster. */
export function toBeAccepted(this: MatcherContext, received: unknown, cluster?: SimulatedCluster): MatcherResult {
  const status = statusIn(received, cluster);
  if (status === undefined) {
    const wanted = 'what cluster.statusOf(construct) returns, or a construct and the cluster, as in toBeAccepted(cluster)';
    throw new Error(`toBeAccepted needs ${wanted}, got ${this.utils.printReceived(received)}`);
  }
  const { isAccepted, conditions } = status;
  const refusing = status.ofType('Accepted').filter(each => each.status === 'False');
  const message = () => {
    if (isAccepted) return `expected the controller not to accept it, and it does:\n\n${status.toString()}`;
    if (conditions.length === 0) return `expected the controller to accept it, and ${status.toString()}`;
    return `expected the controller to accept it, and it says:\n\n${(refusing.length > 0 ? refusing : conditions).map(conditionText).join('\n')}`;
  };
  return { pass: isAccepted, message };
}

function statusIn(received: unknown, cluster: SimulatedCluster | undefined): SimulatedStatus | undefined {
  if (typeof received !== 'object' || received === null) return undefined;
  if ('isAccepted' in received && 'conditions' in received) return received as SimulatedStatus;
  return 'node' in received && cluster !== undefined ? cluster.statusOf(received as IConstruct) : undefined;
}

import type { IConstruct } from 'constructs';
import type { MatcherContext } from 'expect';
import { MatcherResult } from './received';
import type { SimulatedCluster } from '../simulation/simulated-cluster';
import type { SimulatedStatus } from '../simulation/simulated-status';

/** Passes when a controller accepts all of what a status is of, or what a construct makes in a cluster. */
export function toBeAccepted(this: MatcherContext, received: unknown, cluster?: SimulatedCluster): MatcherResult {
  const status = statusIn(received, cluster);
  if (status === undefined) {
    const wanted = 'what cluster.statusOf(construct) returns, or a construct and the cluster, as in toBeAccepted(cluster)';
    throw new Error(`toBeAccepted needs ${wanted}, got ${this.utils.printReceived(received)}`);
  }
  const relevant = status.conditions.some(({ type, status: is }) => type === 'Accepted' && is === 'False') ? status.ofType('Accepted') : status.conditions;
  return {
    pass: status.isAccepted,
    message: () => status.isAccepted ? `expected the controller not to accept it, and it does:\n\n${status.toString()}`
      : relevant.length === 0 ? `expected the controller to accept it, and ${status.toString()}`
        : `expected the controller to accept it, and it says:\n\n${relevant.map(({ owner, part, type, status: is, reason, message, fix }) =>
          `${owner.kind} ${owner.namespace}/${owner.name}${part === undefined ? '' : `, ${part}`}: ${type}=${is} (${reason}): ${message}${fix ? `\n  fix: ${fix}` : ''}`).join('\n')}`,
  };
}

function statusIn(received: unknown, cluster: SimulatedCluster | undefined): SimulatedStatus | undefined {
  if (typeof received !== 'object' || received === null) return undefined;
  if ('isAccepted' in received && 'conditions' in received) return received as SimulatedStatus;
  return 'node' in received && cluster !== undefined ? cluster.statusOf(received as IConstruct) : undefined;
}

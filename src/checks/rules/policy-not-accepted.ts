import { objectText } from '../../model/cluster-object';
import { GATEWAY_GROUP } from '../../model/gateway-objects';
import { policyStatuses } from '../../status/policies/policies';
import { AncestorState, PolicyState } from '../../status/policies/policy-state';
import { Found } from '../found';
import { Rule } from '../rule';

export const policyNotAccepted: Rule = {
  id: 'policy-not-accepted',
  severity: 'error',
  title: 'A policy that the controller does not accept',
  why: 'The policy is not in force, or makes every request fail: another one has its target already, what it refers to is not there, or it asks for what '
    + 'cannot be done. The condition Accepted of its status says the same, for each of what it bears on.',
  find: ({ simulation }) => policyStatuses(simulation).flatMap(complaintsOf),
};

/** One for each reason, however many Gateways say so. */
function complaintsOf({ object, ancestors }: PolicyState): Found[] {
  const told = new Map<string, AncestorState[]>();
  for (const ancestor of ancestors) {
    const accepted = ancestor.conditions.get('Accepted');
    // Targets are told of by policy-without-target.
    if (accepted?.status !== 'False' || accepted.reason === 'TargetNotFound') continue;
    const text = `the controller does not accept it (${accepted.reason}): ${accepted.message}`;
    const others = told.get(text);
    if (others === undefined) told.set(text, [ancestor]); else others.push(ancestor);
  }
  return [...told].map(([message, at]) => ({
    object,
    keys: ['spec'],
    message: `${message}${ancestorsText(at, ancestors)}`,
    fix: at[0].conditions.get('Accepted')!.fix ?? '',
    // What an installation has switched on is mostly not among the manifests.
    ...at[0].conditions.get('Accepted')!.reason === 'Disabled' && { severity: 'warning' as const },
  }));
}

/** Where it is so, if it is not everywhere. */
function ancestorsText(some: readonly AncestorState[], all: readonly AncestorState[]): string {
  if (some.length === all.length) return '';
  const [{ ancestorRef: { group = GATEWAY_GROUP, kind = group === GATEWAY_GROUP ? 'Gateway' : '', namespace, name } }] = some;
  return `, on ${objectText(kind, namespace, name)}${some.length === 1 ? '' : ` and ${some.length - 1} more`}`;
}

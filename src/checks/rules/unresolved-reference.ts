import { Complaint, Conditions } from '../../status/condition';
import { policyStatuses } from '../../status/policies/policies';
import { RouteState, RuleState } from '../../status/state';
import { ClusterView, listenerName, placeOfListener } from '../cluster-view';
import { Found, Keys } from '../found';
import { Rule } from '../rule';
import { isOfPort } from './unknown-port';

export const unresolvedReference: Rule = {
  id: 'unresolved-reference',
  severity: 'error',
  title: 'A reference that does not resolve',
  why: 'What is referred to is not there, is of a kind that does not fit, or is in another namespace whose owner has not granted it. Requests for a backend '
    + 'get status 500 instead, a listener is not served. Secrets, and what is of a kind that the manifests have none of in its namespace, are taken to be somewhere else.',
  find: view => [
    ...ofGateways(view),
    ...ofPolicies(view),
    ...view.simulation.routes.flatMap(route => route.rules.flatMap(rule => ofRule(rule, route))),
  ],
};

function ofGateways({ simulation, listeners }: ClusterView): Found[] {
  return [
    ...simulation.gateways.flatMap(({ object, conditions }) => complaintOf(conditions).map(complaint => ({ object, keys: ['spec', 'tls'], ...words(complaint) }))),
    ...listeners.flatMap(listener => complaintOf(listener.conditions).map(complaint => {
      const { object, keys } = placeOfListener(listener);
      const part = complaint.reason === 'InvalidRouteKinds' ? ['allowedRoutes', 'kinds'] : ['tls'];
      const { message, fix } = words(complaint);
      return { object, keys: [...keys, ...part], message: `${listenerName(listener)}: ${message}`, fix };
    })),
  ];
}

/** Of those that are in force for the rest of what they say. */
function ofPolicies({ simulation }: ClusterView): Found[] {
  return policyStatuses(simulation).flatMap(({ object, ancestors }) => {
    const found = ancestors.filter(({ conditions }) => !conditions.isFalse('Accepted')).flatMap(({ conditions }) => complaintOf(conditions));
    return found.slice(0, 1).map(complaint => ({ object, keys: ['spec'], ...words(complaint) }));
  });
}

function complaintOf(conditions: Conditions): Complaint[] {
  const resolved = conditions.get('ResolvedRefs');
  return resolved?.status === 'False' ? [{ reason: resolved.reason, message: resolved.message, fix: resolved.fix ?? '' }] : [];
}

function ofRule(rule: RuleState, { object }: RouteState): Found[] {
  return rule.unresolved.filter(complaint => !rule.backends.some(backend => backend.problem === complaint && isOfPort(backend)))
    .map(complaint => ({ object, keys: keysOf(complaint, rule), ...words(complaint) }));
}

/** Where in a route the reference is. */
function keysOf(complaint: Complaint, { index, backends, filters }: RuleState): Keys {
  const backend = backends.findIndex(({ problem }) => problem === complaint);
  if (backend >= 0) return ['spec', 'rules', index, 'backendRefs', backend];
  const filter = filters.findIndex(({ problem, mirror }) => problem === complaint || mirror?.problem?.message === complaint.message);
  return ['spec', 'rules', index, ...filter >= 0 ? ['filters', filter] : []];
}

/** The place that a message begins with is told apart. */
function words({ reason, message, fix }: Complaint): Pick<Found, 'message' | 'fix'> {
  return { message: `${message.replace(/^rules\[\d+\][^:]*: /, '')} (${reason})`, fix };
}

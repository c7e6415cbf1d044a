import { asksForLabels } from '../../model/label-selector';
import { ParentState, RouteState } from '../../status/state';
import { ClusterView } from '../cluster-view';
import { Rule } from '../rule';

export const routeNotAccepted: Rule = {
  id: 'route-not-accepted',
  severity: 'error',
  title: 'A route that a Gateway does not accept',
  why: 'No request reaches the route by this parent: its listeners do not let in the namespace or the kind of route, there is no such listener, or the '
    + 'route itself cannot be served. The condition Accepted of the route\'s status says the same.',
  find: view => view.simulation.routes.flatMap(route => route.parents.flatMap(parent => {
    const accepted = parent.conditions.get('Accepted');
    // Hostnames are told of by unserved-hostname.
    return accepted?.status !== 'False' || accepted.reason === 'NoMatchingListenerHostname' ? [] : [{
      object: route.object,
      keys: ['spec', 'parentRefs', parent.index],
      message: `the controller does not accept the route (${accepted.reason}): ${accepted.message}`,
      fix: accepted.fix ?? '',
      ...hangsOnLabels(route, parent, view) && { severity: 'warning' as const },
    }];
  })),
};

/** Whether labels of a namespace that is not among the manifests decide. */
function hangsOnLabels({ object: { metadata: { namespace = '' } } }: RouteState, { ref, gateway, conditions }: ParentState, { simulation }: ClusterView): boolean {
  if (conditions.get('Accepted')?.reason !== 'NotAllowedByListeners' || simulation.objects.namespaceLabels(namespace).isKnown) return false;
  return gateway.listeners.some(({ spec }) => {
    const { from, selector = {} } = spec.allowedRoutes?.namespaces ?? {};
    return (ref.sectionName === undefined || ref.sectionName === spec.name) && from === 'Selector' && asksForLabels(selector);
  });
}

import { GATEWAY_GROUP } from '../../model/gateway-objects';
import { ROUTE_KINDS } from '../../model/route-objects';
import { ListenerState } from '../../status/state';
import { ClusterView, listenerName, placeOfListener } from '../cluster-view';
import { Rule } from '../rule';

export const listenerWithoutRoutes: Rule = {
  id: 'listener-without-routes',
  severity: 'warning',
  title: 'A listener without routes',
  why: 'The listener is served, and answers every request with status 404, or refuses the connection. Attach a route, or remove it. Where the manifests '
    + 'hold no route at all, they are taken to be somewhere else.',
  find: view => !hasAllRoutes(view) ? [] : view.listeners
    .filter(listener => isFree(listener) && !view.isAskedFor(listener))
    .map(listener => ({
      ...placeOfListener(listener),
      message: `no route is attached to ${listenerName(listener)}`,
      fix: 'attach a route, or remove the listener',
    })),
};

/** Whether there are routes, and none that was refused. */
function hasAllRoutes(view: ClusterView): boolean {
  return ROUTE_KINDS.some(kind => view.has(GATEWAY_GROUP, kind)) && !ROUTE_KINDS.some(kind => view.hasRefused(GATEWAY_GROUP, kind));
}

function isFree({ attachments, conditions }: ListenerState): boolean {
  return attachments.length === 0 && conditions.isTrue('Programmed') && !conditions.isTrue('Conflicted');
}

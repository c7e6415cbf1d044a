import { describeAccess } from '../../model/access';
import { describeListener } from '../../model/ownership-facts';
import { Check } from '../ownership-view';

/** A route whose namespace its listener does not admit: the controller does not attach it. */
export const routeOutsideAccess: Check = view => view.facts.routes.flatMap(route => route.listeners
  .filter((_, index) => view.admissionOf(route, index) === 'refused')
  .map(listener => {
    const owner = view.owners.ownerOf(listener.parent.namespace);
    return {
      id: 'route-outside-access',
      severity: 'error' as const,
      path: route.path,
      message: `${describeListener(listener)} admits routes of ${describeAccess(listener.access!)}, and this one is in namespace `
        + `"${route.namespace}". Its owner, ${owner}, can ${remedy(listener.access!.from, route.namespace)}`,
    };
  }));

function remedy(from: string, namespace: string): string {
  return from === 'Labels'
    ? `let namespace "${namespace}" carry the labels (Team \`labels\`, or the Namespace itself)`
    : `add it: \`access: RouteAccess.namespaces(…, '${namespace}')\``;
}

import { objectText } from '../../model/cluster-object';
import { GATEWAY_GROUP } from '../../model/gateway-objects';
import { ParentRef } from '../../model/route-objects';
import { RouteState } from '../../status/state';
import { ClusterView } from '../cluster-view';
import { Found } from '../found';
import { Rule } from '../rule';

export const unattachedRoute: Rule = {
  id: 'unattached-route',
  severity: 'error',
  title: 'A route that leads to no Gateway',
  why: 'Nobody looks at the route, and it gets no status that would say so. Where the manifests hold no Gateway at all, Gateways are taken to be somewhere '
    + 'else.',
  find: view => view.simulation.routes.flatMap(route => {
    const { object } = route;
    const refs = object.spec.parentRefs ?? [];
    if (refs.length === 0) {
      return [{ object, keys: ['spec', 'parentRefs'], message: 'it names no parent, so no listener has it', fix: 'name a Gateway in `parentRefs`', severity: 'warning' as const }];
    }
    return refs.flatMap((ref, index) => missing(ref, index, route, view));
  }),
};

function missing({ group = GATEWAY_GROUP, kind = 'Gateway', namespace, name }: ParentRef, index: number, { object, parents }: RouteState, view: ClusterView): Found[] {
  const space = namespace ?? object.metadata.namespace ?? '';
  if (group !== GATEWAY_GROUP || !view.lacks(group, kind, space, name)) return [];
  return [{
    object,
    keys: ['spec', 'parentRefs', index],
    message: `there is no ${objectText(kind, space, name)}`,
    fix: `write the name and namespace of a ${kind} that is there`,
    ...parents.length > 0 && { severity: 'warning' as const },
  }];
}

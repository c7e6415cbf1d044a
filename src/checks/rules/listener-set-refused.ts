import { objectText } from '../../model/cluster-object';
import { GATEWAY_GROUP, ListenerSetObject } from '../../model/gateway-objects';
import { asksForLabels } from '../../model/label-selector';
import { ListenerSetState } from '../../status/state';
import { ClusterView } from '../cluster-view';
import { Found } from '../found';
import { Rule } from '../rule';

export const listenerSetRefused: Rule = {
  id: 'listener-set-refused',
  severity: 'error',
  title: 'A ListenerSet that its Gateway does not let in',
  why: 'By default a Gateway lets no ListenerSet in. None of the set\'s listeners is served, and no route can attach to them. The owner of the Gateway decides, '
    + 'by `allowedListeners`.',
  find: view => [
    ...view.simulation.listenerSets.flatMap((set): Found[] => {
      const { object, conditions } = set;
      const accepted = conditions.get('Accepted');
      if (accepted?.status !== 'False' || accepted.reason === 'ListenersNotValid') return [];
      return [{
        object,
        keys: ['spec', 'parentRef'],
        message: `the ListenerSet is not let in (${accepted.reason}): ${accepted.message}`,
        fix: accepted.fix ?? '',
        ...hangsOnLabels(set, accepted.reason, view) && { severity: 'warning' as const },
      }];
    }),
    ...orphans(view),
  ],
};

/** Whether labels of a namespace that is not among the manifests decide. */
function hangsOnLabels({ object, gateway }: ListenerSetState, reason: string, { simulation: { objects } }: ClusterView): boolean {
  const { from, selector = {} } = gateway.object.spec.allowedListeners?.namespaces ?? {};
  return reason === 'NotAllowed' && from === 'Selector' && asksForLabels(selector) && !objects.namespaceLabels(object.metadata.namespace ?? '').isKnown;
}

function orphans(view: ClusterView): Found[] {
  const { objects } = view.simulation;
  return objects.ofKind<ListenerSetObject>(GATEWAY_GROUP, 'ListenerSet').flatMap((object): Found[] => {
    const { kind = 'Gateway', namespace = object.metadata.namespace ?? '', name } = object.spec.parentRef;
    return kind !== 'Gateway' || !view.lacks(GATEWAY_GROUP, kind, namespace, name) ? [] : [{
      object,
      keys: ['spec', 'parentRef'],
      message: `there is no ${objectText(kind, namespace, name)}`,
      fix: 'write the name and namespace of one that is there',
    }];
  });
}

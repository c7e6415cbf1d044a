import { LabelSelector } from '../../model/label-selector';
import { ListenerState } from '../../status/state';
import { listenerName } from '../cluster-view';
import { Found } from '../found';
import { Rule } from '../rule';

export const hostlessRoute: Rule = {
  id: 'hostless-route',
  severity: 'warning',
  title: 'A route without hostnames on a listener that others share',
  why: 'Without hostnames a route takes every hostname of its listener, those included that routes of other namespaces leave free or forget. Name '
    + 'the hostnames that are meant.',
  find: view => view.listeners.flatMap(listener => {
    if (!isShared(listener)) return [];
    return listener.attachments.flatMap(({ route: { object, kind }, parent }): Found[] => {
      const hasHostnames = kind === 'TCPRoute' || kind === 'UDPRoute' || (object.spec.hostnames ?? []).length > 0;
      if (hasHostnames || object.metadata.namespace === listener.namespace || parent.conditions.isFalse('Accepted')) return [];
      const taken = listener.spec.hostname === undefined ? 'every hostname' : `all of ${listener.spec.hostname}`;
      return [{
        object,
        keys: ['spec', 'hostnames'],
        message: `it takes ${taken} on ${listenerName(listener)}, which lets in routes of other namespaces too`,
        fix: 'name the hostnames of the route in `hostnames`',
      }];
    });
  }),
};

/** Whether routes of several namespaces can attach. */
function isShared({ spec: { allowedRoutes } }: ListenerState): boolean {
  const { from = 'Same', selector = {} } = allowedRoutes?.namespaces ?? {};
  return from === 'All' || from === 'Selector' && !meansOne(selector);
}

const NAME = 'kubernetes.io/metadata.name';

function meansOne({ matchLabels = {}, matchExpressions = [] }: LabelSelector): boolean {
  return Object.hasOwn(matchLabels, NAME)
    || matchExpressions.some(({ key, operator, values = [] }) => key === NAME && operator === 'In' && values.length === 1);
}

import { ListenerState } from '../../status/state';
import { listenerName, placeOfListener } from '../cluster-view';
import { Rule } from '../rule';

export const listenerNotAccepted: Rule = {
  id: 'listener-not-accepted',
  severity: 'error',
  title: 'A listener that the controller does not serve',
  why: 'What the listener asks for cannot be served as it is written, so that no request comes in by it.',
  find: view => view.listeners.flatMap(listener => {
    const condition = failureOf(listener);
    return condition === undefined ? [] : [{
      ...placeOfListener(listener),
      message: `the controller does not serve ${listenerName(listener)} (${condition.reason}): ${condition.message}`,
      fix: condition.fix ?? '',
    }];
  }),
};

/** Conflicts and references that are not found are told of apart. */
function failureOf({ conditions }: ListenerState) {
  if (conditions.isTrue('Conflicted')) return undefined;
  if (conditions.isFalse('Accepted')) return conditions.get('Accepted');
  return conditions.isFalse('Programmed') && !conditions.isFalse('ResolvedRefs') ? conditions.get('Programmed') : undefined;
}

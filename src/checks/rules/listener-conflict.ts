import { listenerName, placeOfListener } from '../cluster-view';
import { Rule } from '../rule';

export const listenerConflict: Rule = {
  id: 'listener-conflict',
  severity: 'error',
  title: 'A listener in conflict with another',
  why: 'Listeners of one port are told apart by protocol and hostname, of all the Gateway\'s ListenerSets together. Of two that are not, one or both are not '
    + 'served. Give one of them another port or hostname.',
  find: view => view.listeners.flatMap(listener => {
    const conflicted = listener.conditions.get('Conflicted');
    return conflicted?.status !== 'True' ? [] : [{
      ...placeOfListener(listener),
      message: `${listenerName(listener)} is in conflict (${conflicted.reason}): ${conflicted.message}`,
      fix: conflicted.fix ?? '',
    }];
  }),
};

import { isShared } from '../../model/access';
import { describeListener } from '../../model/ownership-facts';
import { Check } from '../ownership-view';

/** A route without hostnames on a listener that admits several namespaces: it takes every hostname of the listener. */
export const hostlessRoute: Check = ({ facts }) => facts.routes
  .filter(({ hostnames }) => hostnames.length === 0)
  .flatMap(({ path, listeners }) => listeners.filter(({ access }) => access !== undefined && isShared(access)).map(listener => ({
    id: 'hostless-route',
    severity: 'error' as const,
    path,
    message: `a route without hostnames takes every hostname of ${describeListener(listener)}, which admits routes of several namespaces: `
      + 'name the route\'s `hostnames`',
  })));

import { SimulationContext } from './simulation';
import { GatewayState } from './state';

/**
 * Says of a Gateway what its listeners came to. Whether proxies start and get an address only a cluster knows: they are taken to.
 */
export function concludeGateway({ object, conditions, listeners, isRelevant }: GatewayState, { behaviour }: SimulationContext): void {
  if (!isRelevant) {
    if (!behaviour.envoyGateway) conditions.fail('Programmed', { reason: 'Invalid', message: 'it is not accepted', fix: conditions.get('Accepted')?.fix ?? '' });
    return;
  }
  const own = listeners.filter(({ set }) => set === undefined);
  const refused = own.filter(listener => !listener.conditions.isTrue('Accepted'));
  const names = refused.map(({ spec }) => spec.name).sort().join(', ');
  const fix = 'mend these listeners; each says what is wrong';
  if (refused.length === 0) conditions.hold('Accepted', 'Accepted', 'every listener is accepted');
  else if (refused.length < own.length) conditions.hold('Accepted', 'ListenersNotValid', `not accepted: ${names}`, fix);
  else conditions.fail('Accepted', { reason: 'ListenersNotValid', message: `none of its listeners is accepted: ${names}`, fix });

  const hostnames = (object.spec.addresses ?? []).filter(({ type }) => type === 'Hostname');
  if (hostnames.length > 0 && behaviour.envoyGateway) {
    conditions.fail('Programmed', { reason: 'AddressNotUsable', message: 'Envoy Gateway cannot give a Gateway a hostname as its address', fix: 'write IP addresses, or none' });
  } else if (!behaviour.envoyGateway && !listeners.some(listener => listener.conditions.isTrue('Programmed'))) {
    conditions.fail('Programmed', { reason: 'Invalid', message: 'none of its listeners can be served', fix });
  } else {
    conditions.hold('Programmed', 'Programmed', 'proxies serve it, once they have started and have an address');
  }
}

import { Found } from '../found';
import { Rule } from '../rule';

export const gatewayNotAccepted: Rule = {
  id: 'gateway-not-accepted',
  severity: 'error',
  title: 'A Gateway that its controller does not accept',
  why: 'Nothing of the Gateway is served, and no route can attach to it. What is wrong with single listeners is told at each of them.',
  find: view => view.simulation.gateways.flatMap(({ object, conditions }): Found[] => {
    const accepted = conditions.get('Accepted');
    if (accepted?.status !== 'False' || accepted.reason === 'ListenersNotValid') return [];
    return [{
      object,
      keys: accepted.reason === 'UnsupportedAddress' ? ['spec', 'addresses'] : ['spec', 'infrastructure', 'parametersRef'],
      message: `the controller does not accept the Gateway (${accepted.reason}): ${accepted.message}`,
      fix: accepted.fix ?? '',
    }];
  }),
};

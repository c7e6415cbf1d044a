import { Rule } from '../rule';

export const gatewayClassNotAccepted: Rule = {
  id: 'gateway-class-not-accepted',
  severity: 'error',
  title: 'A GatewayClass that its controller does not accept',
  why: 'Gateways of the class, and all that is attached to them, are served by nobody, or not as they should be. Mend the class first.',
  find: view => view.simulation.classes.flatMap(({ object, conditions }) => {
    const accepted = conditions.get('Accepted');
    return accepted?.status !== 'False' ? [] : [{
      object,
      keys: ['spec', 'parametersRef'],
      message: `the controller does not accept the class (${accepted.reason}): ${accepted.message}`,
      fix: accepted.fix ?? '',
    }];
  }),
};

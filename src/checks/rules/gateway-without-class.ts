import { GATEWAY_GROUP } from '../../model/gateway-objects';
import { closestName } from '../../verdict/sentences/closest-name';
import { Found } from '../found';
import { Rule } from '../rule';

export const gatewayWithoutClass: Rule = {
  id: 'gateway-without-class',
  severity: 'warning',
  title: 'A Gateway of a class that is not there',
  why: 'No controller looks at a Gateway without its class: it gets no status, and nothing is served. Where no GatewayClass is among the manifests, they are '
    + 'taken to be in the cluster.',
  find: view => {
    const names = view.simulation.objects.ofKind(GATEWAY_GROUP, 'GatewayClass').map(({ metadata: { name } }) => name);
    return view.gatewayObjects.filter(({ spec }) => view.lacks(GATEWAY_GROUP, 'GatewayClass', '', spec.gatewayClassName)).map((object): Found => ({
      object,
      keys: ['spec', 'gatewayClassName'],
      message: `there is no GatewayClass ${object.spec.gatewayClassName}`,
      fix: `write one that is there: ${closestName(object.spec.gatewayClassName, names) ?? names.slice(0, 5).join(', ')}`,
    }));
  },
};

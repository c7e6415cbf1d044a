import { Attachment, GatewayState } from '../../status/state';
import { listenerName } from '../cluster-view';
import { Found } from '../found';
import { Rule } from '../rule';

export const hostnameOnTwoListeners: Rule = {
  id: 'hostname-on-two-listeners',
  severity: 'error',
  title: 'A hostname that Envoy gets twice',
  why: 'Envoy Gateway gives all plain listeners of a port one table of hostnames. Where routes have a hostname on two of these listeners, it is in the table twice: Envoy '
    + 'refuses the whole table, and goes on with the routes it had before, while every status is good. Attach the routes to one listener, by its sectionName.',
  find: ({ simulation: { gateways, behaviour } }) => behaviour.envoyGateway ? gateways.flatMap(inGateway) : [],
};

function inGateway({ listeners }: GatewayState): Found[] {
  const first = new Map<string, Attachment>();
  const told = new Set<unknown>();
  return listeners.filter(({ spec, conditions }) => spec.protocol === 'HTTP' && conditions.isTrue('Programmed')).flatMap(listener =>
    listener.attachments.flatMap((attachment): Found[] => {
      const { route, parent, hostnames } = attachment;
      const twice = hostnames.find(hostname => {
        const key = `${listener.spec.port} ${hostname}`;
        const other = first.get(key);
        if (other === undefined) first.set(key, attachment);
        return other !== undefined && other.listener !== listener;
      });
      if (twice === undefined || told.has(parent)) return [];
      told.add(parent);
      const other = first.get(`${listener.spec.port} ${twice}`)!;
      const also = other.route === route ? 'it is' : `${other.route.kind} ${other.route.object.metadata.namespace}/${other.route.object.metadata.name} is`;
      return [{
        object: route.object,
        keys: ['spec', 'parentRefs', parent.index],
        message: `${twice === '*' ? 'every hostname' : twice} is served on ${listenerName(listener)}, and ${also} on ${listenerName(other.listener)} of the same port: Envoy refuses both`,
        fix: 'write the sectionName of one of the two listeners',
      }];
    }));
}

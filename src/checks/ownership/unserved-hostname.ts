import { ANY_HOSTNAME, intersection } from '../../model/hostname';
import { describeListener, ListenerFacts } from '../../model/ownership-facts';
import { Check } from '../ownership-view';

/** A hostname that no listener of the route serves, or a listener that serves none of the route's. */
export const unservedHostname: Check = ({ facts }) => facts.routes.flatMap(({ path, hostnames, listeners }) => {
  const serves = ({ hostname = ANY_HOSTNAME }: ListenerFacts, wanted: string) => intersection(hostname, wanted) !== undefined;
  const unserved = hostnames.filter(hostname => !listeners.some(listener => serves(listener, hostname)));
  const idle = listeners.filter(listener => hostnames.length > unserved.length && !hostnames.some(hostname => serves(listener, hostname)));
  return [
    ...unserved.map(hostname => `hostname "${hostname}" is served by no listener of the route: ${listeners.map(offer).join('; ')}. `
      + 'Attach to one that serves it, or ask the gateway\'s owner for one'),
    ...idle.map(listener => `${offer(listener)}, which is none of the route's hostnames (${hostnames.join(', ')}): the route would not attach. `
      + 'Take it from the route, or add a hostname it serves'),
  ].map(message => ({ id: 'unserved-hostname', severity: 'error', path, message }));
});

function offer(listener: ListenerFacts): string {
  return `${describeListener(listener)} serves "${listener.hostname}"`;
}

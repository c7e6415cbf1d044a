import { ANY_HOSTNAME, intersection } from '../../model/hostname';
import { RouteState } from '../../status/state';
import { Found } from '../found';
import { Rule } from '../rule';

export const unservedHostname: Rule = {
  id: 'unserved-hostname',
  severity: 'error',
  title: 'A hostname that no listener serves',
  why: 'A route gets the requests for those of its hostnames that its listeners have too. For any other no request comes in. Write a hostname that a '
    + 'listener has, attach the route to a listener that has it, or ask the owner of the Gateway for one.',
  find: view => view.simulation.routes.flatMap(route => [...refused(route), ...unserved(route)]),
};

/** Parents that have none of the hostnames. */
function refused({ object, parents }: RouteState): Found[] {
  return parents.flatMap(({ index, conditions }) => {
    const accepted = conditions.get('Accepted');
    if (accepted?.status !== 'False' || accepted.reason !== 'NoMatchingListenerHostname') return [];
    return [{ object, keys: ['spec', 'parentRefs', index], message: accepted.message, fix: accepted.fix ?? '' }];
  });
}

/** Hostnames that none of the parents has, where they have others. */
function unserved({ object, kind, parents }: RouteState): Found[] {
  const attachments = parents.flatMap(parent => parent.attachments);
  const isElsewhereToo = parents.length < (object.spec.parentRefs ?? []).length;
  if (attachments.length === 0 || isElsewhereToo || kind === 'TCPRoute' || kind === 'UDPRoute') return [];
  const served = new Set(attachments.flatMap(({ hostnames }) => hostnames));
  const theirs = [...new Set(attachments.map(({ listener }) => listener.spec.hostname ?? 'every hostname'))];
  return (object.spec.hostnames ?? []).flatMap((hostname, index) => served.has(hostname) || served.has(ANY_HOSTNAME)
    || [...served].some(each => intersection(each, hostname) !== undefined) ? [] : [{
      object,
      keys: ['spec', 'hostnames', index],
      message: `no listener of the route serves ${hostname}: they have ${theirs.slice(0, 5).join(', ')}`,
      fix: 'remove it, or attach the route to a listener that has it',
    }]);
}

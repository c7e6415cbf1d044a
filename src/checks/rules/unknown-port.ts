import { objectText } from '../../model/cluster-object';
import { portsOf } from '../../model/core-objects';
import { BackendState } from '../../status/state';
import { ClusterView } from '../cluster-view';
import { Found } from '../found';
import { policiesOf, PolicyObject, PolicyTarget, targetsOf } from '../policy-targets';
import { Rule } from '../rule';

export const unknownPort: Rule = {
  id: 'unknown-port',
  severity: 'error',
  title: 'A port that the Service does not have',
  why: 'A backend is named by the port of its Service, `spec.ports[].port`, not by that of the container, and a BackendTLSPolicy names a port by its name. For a '
    + 'port that is not there requests get status 500, and a policy is not in force.',
  find: view => [
    ...view.simulation.routes.flatMap(({ object, rules }) => rules.flatMap(({ index, backends }) => backends.flatMap((backend, at) =>
      isOfPort(backend) ? [{ object, keys: ['spec', 'rules', index, 'backendRefs', at, 'port'], ...words(backend) }] : []))),
    ...policiesOf(view).flatMap(policy => targetsOf(policy).flatMap(target => ofPolicy(policy, target, view))),
  ],
};

function words({ problem }: BackendState): Pick<Found, 'message' | 'fix'> {
  return { message: problem!.message.replace(/^rules\[\d+\][^:]*: /, ''), fix: problem!.fix };
}

function ofPolicy(object: PolicyObject, { group, kind, namespace, name, sectionName, keys }: PolicyTarget, { simulation }: ClusterView): Found[] {
  const service = kind === 'Service' && group === '' ? simulation.objects.find(group, kind, namespace, name) : undefined;
  if (service === undefined || sectionName === undefined) return [];
  const names = portsOf(service).map(port => port.name);
  return names.includes(sectionName) ? [] : [{
    object,
    keys: [...keys, 'sectionName'],
    message: `${objectText(kind, namespace, name)} has no port named ${sectionName}`,
    fix: names.some(each => each !== '') ? `write one that it has: ${names.filter(each => each !== '').join(', ')}`
      : 'leave `sectionName` out: its ports have no names',
  }];
}

/** Whether a backend is there, and its port is not. */
export function isOfPort({ object, problem }: BackendState): boolean {
  return object !== undefined && problem !== undefined && ['PortNotFound', 'BackendNotFound', 'PortNotSpecified'].includes(problem.reason);
}

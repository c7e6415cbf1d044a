import { describeAccess } from '../../model/access';
import { Finding, ListenerFacts, ListenerSetAdmission } from '../../model/ownership-facts';
import { Check, OwnershipView } from '../ownership-view';

/** A listener in a ListenerSet whose namespace the Gateway lets nobody add listeners from. */
export const listenerNotAdmitted: Check = view => {
  const refused = new Set(view.listenerSetStates.filter(({ conditions }) => conditions.get('Accepted')?.reason === 'NotAllowed')
    .map(({ object: { metadata: { namespace, name } } }) => `${namespace}/${name}`));
  return view.facts.listeners.filter(({ parent: { kind, namespace, name } }) => kind === 'ListenerSet' && refused.has(`${namespace}/${name}`))
    .flatMap(listener => findingsAt(listener, view));
};

function findingsAt({ path, parent, admittedBy }: ListenerFacts, { owners }: OwnershipView): Finding[] {
  if (path === undefined || admittedBy?.access === undefined) return [];
  const { gateway, access } = admittedBy;
  const at = `Gateway ${gateway.namespace}/${gateway.name}${gateway.path === undefined ? '' : ` (${gateway.path})`}`;
  if (access.from === 'Labels' && owners.labelsOf(parent.namespace) === undefined) {
    return [{
      id: 'undeclared-label-access',
      severity: 'warning',
      path,
      message: `${at} admits listeners by labels, and those of namespace "${parent.namespace}" are not declared: name them in \`labels\` of its Team`,
    }];
  }
  return [{
    id: 'listener-not-admitted',
    severity: 'error',
    path,
    message: `${at} admits listeners of ${describe(access)}, and this one is in namespace "${parent.namespace}". `
      + `Its owner, ${owners.ownerOf(gateway.namespace)}, can add it: ${remedy(access, parent.namespace)}`,
  }];
}

function describe(access: NonNullable<ListenerSetAdmission['access']>): string {
  return access.from === 'None' ? 'no namespace' : describeAccess(access);
}

function remedy({ from }: NonNullable<ListenerSetAdmission['access']>, namespace: string): string {
  if (from === 'Labels') return `\`labels\` of the Team that lists "${namespace}", with those the gateway asks for`;
  return `\`listenerAccess: RouteAccess.namespaces(${from === 'None' ? '' : '…, '}'${namespace}')\``;
}

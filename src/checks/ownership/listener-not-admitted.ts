import { admission, describeAccess } from '../../model/access';
import { Finding, ListenerSetAdmission } from '../../model/ownership-facts';
import { Check } from '../ownership-view';

/** A listener in a ListenerSet whose namespace the Gateway lets nobody add listeners from. */
export const listenerNotAdmitted: Check = ({ facts, owners }) => facts.listeners.flatMap(({ path, parent, admittedBy }): Finding[] => {
  if (path === undefined || admittedBy?.access === undefined) return [];
  const { gateway, access } = admittedBy;
  const verdict = access.from === 'None' ? 'refused' : admission(access, gateway.namespace, parent.namespace, owners.labelsOf(parent.namespace));
  const at = `Gateway ${gateway.namespace}/${gateway.name}${gateway.path === undefined ? '' : ` (${gateway.path})`}`;
  switch (verdict) {
    case 'admitted': return [];
    case 'unknown': return [{
      id: 'undeclared-label-access',
      severity: 'warning',
      path,
      message: `${at} admits listeners by labels, and those of namespace "${parent.namespace}" are not declared: name them in \`labels\` of its Team`,
    }];
    case 'refused': return [{
      id: 'listener-not-admitted',
      severity: 'error',
      path,
      message: `${at} admits listeners of ${describe(access)}, and this one is in namespace "${parent.namespace}". `
        + `Its owner, ${owners.ownerOf(gateway.namespace)}, can add it: ${remedy(access, parent.namespace)}`,
    }];
  }
});

function describe(access: NonNullable<ListenerSetAdmission['access']>): string {
  return access.from === 'None' ? 'no namespace' : describeAccess(access);
}

function remedy({ from }: NonNullable<ListenerSetAdmission['access']>, namespace: string): string {
  if (from === 'Labels') return `\`labels\` of the Team that lists "${namespace}", with those the gateway asks for`;
  return `\`listenerAccess: RouteAccess.namespaces(${from === 'None' ? '' : '…, '}'${namespace}')\``;
}

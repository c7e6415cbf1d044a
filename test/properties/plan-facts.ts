import { AccessPlan, AppPlan, GatewayPlan, LabelsPlan, ListenerPlan } from './app-plan';

/** What a plan says, worked out apart from the library. */

export type Placed = Pick<AppPlan, 'charts' | 'teams'>;

export function teamOf({ teams }: Placed, namespace: string) {
  return teams.find(({ namespaces }) => namespaces.includes(namespace));
}

/** The domain that the owner of a namespace has to itself. */
export function zoneOf(plan: Placed, namespace: string): string {
  return `${teamOf(plan, namespace)?.name ?? `of-${namespace.slice(0, 40)}`}.example.com`;
}

export function admits(plan: Placed, access: AccessPlan, own: string, namespace: string): boolean {
  switch (access.from) {
    case 'None': return false;
    case 'Same': return namespace === own;
    case 'All': return true;
    case 'Namespaces': return access.namespaces.includes(namespace);
    case 'Labels': {
      const carried: LabelsPlan = { ...teamOf(plan, namespace)?.labels, 'kubernetes.io/metadata.name': namespace };
      return Object.entries(access.labels).every(([key, value]) => carried[key] === value);
    }
  }
}

/** Whether a listener is written into its Gateway, and not into a ListenerSet. */
export function isInline({ charts, gateways }: Pick<AppPlan, 'charts' | 'gateways'>, { chart, gateway, listenerSet }: ListenerPlan): boolean {
  return listenerSet === undefined && charts[chart].namespace === charts[gateways[gateway].chart].namespace;
}

export function isOfEnvoy({ gatewayClass }: GatewayPlan): boolean {
  return gatewayClass !== 'nginx';
}

/** Whether routes of one owner could meet those of another. */
export function isShared(access: AccessPlan): boolean {
  return access.from === 'All' || access.from === 'Labels' || access.from === 'Namespaces' && access.namespaces.length > 1;
}

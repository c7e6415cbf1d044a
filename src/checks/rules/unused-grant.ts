import { ClusterObject } from '../../model/cluster-object';
import { GATEWAY_GROUP } from '../../model/gateway-objects';
import { GrantObject } from '../../model/permission';
import { ROUTE_KINDS } from '../../model/route-objects';
import { ClusterView } from '../cluster-view';
import { Found } from '../found';
import { Rule } from '../rule';
import { pointlessParts } from './pointless-grant';

export const unusedGrant: Rule = {
  id: 'unused-grant',
  severity: 'warning',
  title: 'A ReferenceGrant that nothing uses',
  why: 'Nothing refers to what the grant opens, or another grant opens it already. A permission that nobody needs is one that somebody may find. '
    + 'Remove it.',
  find: view => {
    const { permissions } = view.simulation;
    const known = new KnownReferrers(view);
    return view.simulation.objects.ofKind<GrantObject>(GATEWAY_GROUP, 'ReferenceGrant').flatMap((grant): Found[] => {
      if (permissions.grantsUsed.has(grant) || pointlessParts(grant).length > 0 || !grant.spec.from.every(from => known.has(from))) return [];
      const from = grant.spec.from.map(({ kind, namespace }) => `${kind} of namespace ${namespace}`).join(', ');
      const to = grant.spec.to.map(({ kind, name }) => name === undefined ? `every ${kind}` : `${kind} ${name}`).join(', ');
      return [{
        object: grant,
        keys: ['spec'],
        message: `no ${from} needs it to refer to ${to} of namespace ${grant.metadata.namespace}`,
        fix: 'remove the grant, or mend the reference that it is for',
      }];
    });
  },
};

/** Whose references are looked at, all of them. */
class KnownReferrers {
  /** Namespaces that have something that refers; of others nothing is known. */
  private readonly namespaces: ReadonlySet<string | undefined>;
  /** Kind and namespace of what nobody looks at. */
  private readonly overlooked: ReadonlySet<string>;

  public constructor(private readonly view: ClusterView) {
    const { simulation: { objects, gateways, listenerSets } } = view;
    const all = KINDS.flatMap(kind => objects.ofKind(GATEWAY_GROUP, kind));
    this.namespaces = new Set(all.map(({ metadata }) => metadata.namespace));
    const read = new Set<ClusterObject>([
      ...gateways.filter(({ isRelevant }) => isRelevant).map(({ object }) => object),
      ...listenerSets.filter(({ listeners }) => listeners.length > 0).map(({ object }) => object),
    ]);
    this.overlooked = new Set(all.filter(object => !isRoute(object.kind) && !read.has(object)).map(({ kind, metadata }) => `${kind} ${metadata.namespace}`));
  }

  public has({ group, kind, namespace }: GrantObject['spec']['from'][number]): boolean {
    return group === GATEWAY_GROUP && KINDS.includes(kind) && !this.view.hasRefused(group, kind) && this.namespaces.has(namespace)
      && !this.overlooked.has(`${kind} ${namespace}`);
  }
}

const KINDS: readonly string[] = [...ROUTE_KINDS, 'Gateway', 'ListenerSet'];

function isRoute(kind: string): boolean {
  return (ROUTE_KINDS as readonly string[]).includes(kind);
}

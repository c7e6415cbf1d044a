import { ClusterObject, objectText, withArticle } from './cluster-object';
import { ClusterObjects } from './cluster-objects';

/** A ReferenceGrant, as far as it permits. */
export type GrantObject = ClusterObject<{
  readonly from: ReadonlyArray<{ readonly group: string; readonly kind: string; readonly namespace: string }>;
  readonly to: ReadonlyArray<{ readonly group: string; readonly kind: string; readonly name?: string }>;
}>;

export interface Referrer {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
}

export interface Referent extends Referrer {
  readonly name: string;
}

/** What references across namespaces are permitted by (ReferenceGrant: any of `from` may refer to any of `to` in the grant's namespace). */
export class Permissions {
  private readonly grants: readonly GrantObject[];
  /** By who refers and what it refers to, the place of the first grant: there may be one for each reference, and as many references. */
  private readonly first = new Map<string, number>();
  private readonly used = new Set<GrantObject>();

  public constructor(private readonly objects: ClusterObjects) {
    this.grants = objects.ofKind<GrantObject>('gateway.networking.k8s.io', 'ReferenceGrant');
    for (const [index, { spec: { from, to }, metadata: { namespace = '' } }] of this.grants.entries()) {
      for (const referrer of from) {
        for (const { name = '', ...kind } of to) {
          const key = grantKey(referrer, { ...kind, namespace }, name);
          if (!this.first.has(key)) this.first.set(key, index);
        }
      }
    }
  }

  /**
   * The grant that permits a reference; `local` where none is needed, within a namespace, or is taken to be there, beside an object that is
   * not here itself; nothing where it is not permitted.
   */
  public find(from: Referrer, to: Referent): GrantObject | 'local' | undefined {
    if (from.namespace === to.namespace) return 'local';
    // A grant without a name is for every name.
    const found = [to.name, ''].flatMap(name => this.first.get(grantKey(from, to, name)) ?? []);
    if (found.length === 0) {
      const isElsewhere = this.objects.isAssumed('ReferenceGrant', to.namespace) && this.objects.find(to.group, to.kind, to.namespace, to.name) === undefined;
      return isElsewhere ? 'local' : undefined;
    }
    const grant = this.grants[Math.min(...found)];
    this.used.add(grant);
    return grant;
  }

  /** Grants that permitted something so far. */
  public get grantsUsed(): ReadonlySet<GrantObject> {
    return this.used;
  }
}

function grantKey(from: Referrer, to: Referrer, name: string): string {
  return `${from.group}/${from.kind}/${from.namespace} ${to.group}/${to.kind}/${to.namespace}/${name}`;
}

/** What is wrong with a reference that no grant permits, and the ReferenceGrant that permits it and no other. */
export function ungranted(from: Referrer, to: Referent): { readonly message: string; readonly fix: string } {
  return {
    message: `no ReferenceGrant lets ${withArticle(from.kind)} of namespace ${from.namespace} refer to ${objectText(to.kind, to.namespace, to.name)}`,
    fix: `let the owner of the ${to.kind} make ${grantText(from, to)}`,
  };
}

function grantText(from: Referrer, to: Referent): string {
  return `a ReferenceGrant in namespace ${to.namespace} with from: [{group: ${from.group}, kind: ${from.kind}, namespace: ${from.namespace}}] `
    + `and to: [{group: ${to.group === '' ? '""' : to.group}, kind: ${to.kind}, name: ${to.name}}]`;
}

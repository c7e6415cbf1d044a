import { ClusterObject } from './cluster-object';
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
  private readonly byNamespace = new Map<string, GrantObject[]>();
  private readonly used = new Set<GrantObject>();

  public constructor(private readonly objects: ClusterObjects) {
    for (const grant of objects.ofKind<GrantObject>('gateway.networking.k8s.io', 'ReferenceGrant')) {
      const namespace = grant.metadata.namespace ?? '';
      const others = this.byNamespace.get(namespace);
      if (others === undefined) this.byNamespace.set(namespace, [grant]); else others.push(grant);
    }
  }

  /**
   * The grant that permits a reference; `local` where none is needed, within a namespace, or is taken to be there, beside an object that is
   * not here itself; nothing where it is not permitted.
   */
  public find(from: Referrer, to: Referent): GrantObject | 'local' | undefined {
    if (from.namespace === to.namespace) return 'local';
    const grant = this.byNamespace.get(to.namespace)?.find(({ spec }) =>
      spec.from.some(each => each.group === from.group && each.kind === from.kind && each.namespace === from.namespace)
      && spec.to.some(each => each.group === to.group && each.kind === to.kind && (each.name === undefined || each.name === '' || each.name === to.name)));
    if (grant !== undefined) this.used.add(grant);
    else if (this.objects.isAssumed('ReferenceGrant') && this.objects.find(to.group, to.kind, to.namespace, to.name) === undefined) return 'local';
    return grant;
  }

  /** Grants that permitted something so far. */
  public get grantsUsed(): ReadonlySet<GrantObject> {
    return this.used;
  }
}

/** The ReferenceGrant that permits one reference and no other, as a message asks for it. */
export function grantText(from: Referrer, to: Referent): string {
  return `a ReferenceGrant in namespace ${to.namespace} with from: [{group: ${from.group}, kind: ${from.kind}, namespace: ${from.namespace}}] `
    + `and to: [{group: ${to.group === '' ? '""' : to.group}, kind: ${to.kind}, name: ${to.name}}]`;
}

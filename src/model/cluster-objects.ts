import { isDeepStrictEqual } from 'util';
import { Labels } from './access';
import { byAge } from './age';
import { ClusterObject, groupOf } from './cluster-object';
import { serviceOfSlice } from './core-objects';
import { grouped } from './grouped';
import { NAMESPACE_NAME } from './label-selector';

/** Whether objects of a kind that are not here are taken to exist in a namespace. */
export type Assumption = (kind: string, namespace: string) => boolean;

/** Every object there is, found by kind, and by namespace and name. */
export class ClusterObjects {
  private readonly kinds = new Map<string, Map<string, ClusterObject>>();
  /** What other objects of the same kind, namespace and name took the place of, differently. */
  public readonly replaced: ClusterObject[] = [];
  private slices?: ReadonlyMap<string, readonly ClusterObject[]>;
  private readonly sorted = new Map<string, readonly ClusterObject[]>();

  /**
   * Of several objects of one kind, namespace and name, whatever their versions, the last one counts, as if they were applied in this order.
   *
   * @param assumed kinds, without group, of which every object is taken to exist that is not among those given; or which of them, by namespace
   */
  public constructor(objects: Iterable<ClusterObject>, private readonly assumed: ReadonlySet<string> | Assumption = new Set()) {
    for (const object of objects) {
      const { apiVersion, kind, metadata: { namespace = '', name } } = object;
      const key = `${groupOf(apiVersion)}/${kind}`;
      let ofKind = this.kinds.get(key);
      if (ofKind === undefined) this.kinds.set(key, ofKind = new Map());
      const before = ofKind.get(`${namespace}/${name}`);
      if (before !== undefined && !isDeepStrictEqual(before, object)) this.replaced.push(before);
      ofKind.set(`${namespace}/${name}`, object);
    }
  }

  /** Every object, by kind, in the order they were given. */
  public *all(): Generator<ClusterObject> {
    for (const ofKind of this.kinds.values()) yield* ofKind.values();
  }

  /** All objects of a kind, oldest first, then by namespace and name. */
  public ofKind<Found extends ClusterObject = ClusterObject>(group: string, kind: string): readonly Found[] {
    const key = `${group}/${kind}`;
    let all = this.sorted.get(key);
    if (all === undefined) this.sorted.set(key, all = [...this.kinds.get(key)?.values() ?? []].sort(byAge));
    return all as readonly Found[];
  }

  public find<Found extends ClusterObject = ClusterObject>(group: string, kind: string, namespace: string, name: string): Found | undefined {
    return this.kinds.get(`${group}/${kind}`)?.get(`${namespace}/${name}`) as Found | undefined;
  }

  /** What is known of the endpoints of a Service. */
  public endpointSlicesOf(namespace: string, service: string): readonly ClusterObject[] {
    this.slices ??= grouped(this.ofKind('discovery.k8s.io', 'EndpointSlice'), slice => `${slice.metadata.namespace}/${serviceOfSlice(slice)}`);
    return this.slices.get(`${namespace}/${service}`) ?? [];
  }

  /** Whether an object that is not here is taken to exist. */
  public isAssumed(kind: string, namespace: string): boolean {
    return typeof this.assumed === 'function' ? this.assumed(kind, namespace) : this.assumed.has(kind);
  }

  /** The labels of a namespace. One that is not here is taken to exist, with no labels but its name; `isKnown` tells them apart. */
  public namespaceLabels(name: string): { readonly labels: Labels; readonly isKnown: boolean } {
    const namespace = this.find('', 'Namespace', '', name);
    return { labels: { ...namespace?.metadata.labels, [NAMESPACE_NAME]: name }, isKnown: namespace !== undefined };
  }
}

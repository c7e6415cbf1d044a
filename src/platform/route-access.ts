import { Access } from '../model/access';
import { checkedLabel, checkedLabels } from '../model/checked-argument';

/**
 * Which namespaces may attach: routes to a listener (`access`), ListenerSets to a gateway (`listenerAccess`). Declared by the owner of what is
 * attached to; no ReferenceGrant plays a part in it.
 *
 * Source: Gateway API specification, AllowedRoutes and AllowedListeners.
 */
export class RouteAccess {
  /** Only the namespace of what is attached to. */
  public static readonly SAME_NAMESPACE = new RouteAccess({ from: 'Same' });
  /** Every namespace. Routes must then name their hostnames. */
  public static readonly EVERYONE = new RouteAccess({ from: 'All' });

  /**
   * The named namespaces and no other; a selector on the label `kubernetes.io/metadata.name`, which nobody can take.
   *
   * @param names names of namespaces, at least one
   */
  public static namespaces(...names: string[]): RouteAccess {
    if (names.length === 0) throw new Error('RouteAccess.namespaces() takes at least one namespace, got none. Leave access out to admit only its own');
    return new RouteAccess({ from: 'Namespaces', namespaces: [...new Set(names.map(name => checkedLabel('a namespace of access', name)))].sort() });
  }

  /**
   * Namespaces that carry all of these labels. Whoever may label namespaces decides who gets in.
   *
   * @param labels labels with their values, at least one
   */
  public static labels(labels: { [key: string]: string }): RouteAccess {
    const checked = checkedLabels('labels of access', labels);
    if (Object.keys(checked).length === 0) {
      throw new Error('RouteAccess.labels() takes at least one label, got none: that would admit everyone. Use RouteAccess.EVERYONE if it is meant');
    }
    return new RouteAccess({ from: 'Labels', labels: checked });
  }

  /** @internal */
  private constructor(public readonly _facts: Access) {}
}

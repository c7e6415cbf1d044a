import { IConstruct } from 'constructs';
import { Backend, BackendShare, IRouteTarget, RouteTargetConfig } from './backend';
import { checkedInstance, checkedWhole } from '../model/checked-argument';

/** One part of a split. */
export interface WeightedBackend {
  /** Where the part goes. */
  readonly backend: Backend;
  /** Share in proportion to the sum of all; `weight`. From 0 to 1000000; 0 sends nothing. */
  readonly weight: number;
}

/**
 * A target that spreads requests over several backends by weight. A request that is tried again can reach another of them: Envoy Gateway
 * prefers a backend that has not failed it yet.
 *
 * Source: Gateway API specification, BackendRef.
 */
export class WeightedSplit implements IRouteTarget {
  /**
   * Splits between backends.
   *
   * @param parts 1 to 16 backends with their weights, of which one at least is above 0
   */
  public static between(...parts: WeightedBackend[]): WeightedSplit {
    if (parts.length === 0 || parts.length > 16) throw new Error(`a split takes 1 to 16 backends, got ${parts.length}`);
    parts.forEach(part => checkedInstance('the backend of a split', part?.backend, Backend, 'Backend.fromService(…)'));
    const shares = parts.map(({ backend, weight }) => ({ backend, weight: checkedWhole(`the weight of ${backend.name}`, weight, 0, 1_000_000) }));
    if (shares.every(({ weight }) => weight === 0)) {
      throw new Error('a split sends requests somewhere, got weight 0 for every backend: every request would be answered with 500. Raise one weight');
    }
    return new WeightedSplit(shares);
  }

  private constructor(private readonly backends: BackendShare[]) {}

  /** Requests of the rule are spread over the backends. */
  public bindToRoute(_route: IConstruct): RouteTargetConfig {
    return { backends: this.backends };
  }
}

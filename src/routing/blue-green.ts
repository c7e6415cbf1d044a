import { Construct, IConstruct } from 'constructs';
import { Backend, IRouteTarget, RouteTargetConfig } from './backend';
import { HttpMatch } from './http-match';
import { requireNoPath } from './testers';
import { checkedInstance, shown } from '../model/checked-argument';

/** The two sides of a `BlueGreen`. */
export enum BlueGreenSide {
  BLUE = 'blue',
  GREEN = 'green',
}

/** Properties of `BlueGreen`. */
export interface BlueGreenProps {
  /** One side. */
  readonly blue: Backend;
  /** The other side. */
  readonly green: Backend;
  /** The side that serves: the one line that changes, there and back. */
  readonly active: BlueGreenSide;
  /**
   * Which requests see the idle side, by headers, query parameters and method, by a rule before the one that has this target.
   *
   * @default - none
   */
  readonly preview?: HttpMatch;
  /**
   * Whether the idle side is written nevertheless, with weight 0.
   *
   * @default false
   */
  readonly includeIdle?: boolean;
}

/** A target with two sides, of which one serves every request; they swap at once. */
export class BlueGreen extends Construct implements IRouteTarget {
  /** The backend that serves. */
  public readonly active: Backend;
  /** The backend that does not. */
  public readonly idle: Backend;
  private readonly preview?: HttpMatch;
  private readonly includeIdle: boolean;

  public constructor(scope: Construct, id: string, props: BlueGreenProps) {
    super(scope, id);
    checkedInstance('blue', props.blue, Backend, 'Backend.fromService(…)');
    checkedInstance('green', props.green, Backend, 'Backend.fromService(…)');
    requireNoPath('preview', props.preview);
    if (!Object.values(BlueGreenSide).includes(props.active)) {
      throw new Error(`the active side must be BlueGreenSide.BLUE or BlueGreenSide.GREEN, got ${shown(props.active)}`);
    }
    [this.active, this.idle] = props.active === BlueGreenSide.BLUE ? [props.blue, props.green] : [props.green, props.blue];
    this.preview = props.preview;
    this.includeIdle = props.includeIdle ?? false;
  }

  /** Requests of the rule go to the active side; those of the preview get a rule before it. */
  public bindToRoute(_route: IConstruct): RouteTargetConfig {
    return {
      backends: [{ backend: this.active }, ...this.includeIdle ? [{ backend: this.idle, weight: 0 }] : []],
      overrides: this.preview === undefined ? [] : [{ match: this.preview, nameSuffix: 'preview', backends: [{ backend: this.idle }] }],
    };
  }
}

import { Construct, IConstruct } from 'constructs';
import { Backend, BackendShare, IRouteTarget, RouteTargetConfig } from './backend';
import { HttpMatch } from './http-match';
import { RolloutPhase } from './rollout-phase';
import { requireNoPath } from './testers';
import { checkedInstance } from '../model/checked-argument';

/** Properties of `CanaryRollout`. */
export interface CanaryRolloutProps {
  /** What serves today. */
  readonly stable: Backend;
  /** What is to serve. */
  readonly candidate: Backend;
  /** How far the rollout has come: the one line that changes with each step. */
  readonly phase: RolloutPhase;
  /**
   * Which requests are from testers, by headers, query parameters and method; `HttpMatch.anyOf` gives several ways to be one. They reach
   * the candidate from phase TESTERS on, by a rule before the one that has this target. The rule is there in every phase, NOT_STARTED too,
   * where it leads to the stable side: Envoy Gateway numbers the rules of a route, and one that comes or goes can cost requests.
   *
   * @default - there are no testers
   */
  readonly testers?: HttpMatch;
  /**
   * Whether the side that serves no one is written nevertheless, with weight 0.
   *
   * @default false
   */
  readonly includeIdle?: boolean;
}

/** A target that shifts requests from one backend to another, a commit a step. */
export class CanaryRollout extends Construct implements IRouteTarget {
  private readonly props: CanaryRolloutProps;

  public constructor(scope: Construct, id: string, props: CanaryRolloutProps) {
    super(scope, id);
    checkedInstance('stable of a canary rollout', props.stable, Backend, 'Backend.fromService(…)');
    checkedInstance('candidate of a canary rollout', props.candidate, Backend, 'Backend.fromService(…)');
    checkedInstance('phase of a canary rollout', props.phase, RolloutPhase, 'RolloutPhase.percent(10)');
    requireNoPath('testers', props.testers);
    if (props.phase === RolloutPhase.TESTERS && props.testers === undefined) {
      throw new Error('in phase TESTERS only testers reach the candidate, got no `testers`: say who they are, as in `testers: HttpMatch.header(\'x-canary\', \'yes\')`');
    }
    this.props = props;
  }

  /** Requests of the rule are spread as the phase says; testers have a rule before it. */
  public bindToRoute(_route: IConstruct): RouteTargetConfig {
    const { stable, candidate, phase, testers, includeIdle = false } = this.props;
    const shares: BackendShare[] = [
      { backend: stable, weight: 100 - phase.candidatePercent },
      { backend: candidate, weight: phase.candidatePercent },
    ];
    return {
      backends: shares.filter(({ weight }) => includeIdle || weight !== 0),
      overrides: testers === undefined ? [] : [{ match: testers, nameSuffix: 'testers', backends: [{ backend: phase.testersSeeCandidate ? candidate : stable }] }],
    };
  }
}

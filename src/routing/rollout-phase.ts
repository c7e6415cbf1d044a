import { checkedInstance, shown } from '../model/checked-argument';

/** How far a rollout has come. */
export class RolloutPhase {
  /** No request reaches the candidate, those of testers neither. */
  public static readonly NOT_STARTED = new RolloutPhase(0, false);
  /** Only testers reach the candidate. */
  public static readonly TESTERS = new RolloutPhase(0, true);
  /** Every request reaches the candidate. */
  public static readonly PROMOTED = new RolloutPhase(100, true);

  /**
   * Testers, and a share of everyone else's requests, reach the candidate.
   *
   * @param share whole number from 1 to 99
   */
  public static percent(share: number): RolloutPhase {
    if (!Number.isInteger(share) || share < 1 || share > 99) {
      throw new Error(`a rollout percentage must be a whole number from 1 to 99, got ${shown(share)}. Use NOT_STARTED or PROMOTED for the ends`);
    }
    return new RolloutPhase(share, true);
  }

  private constructor(
    /** Share of the candidate in requests that are not from testers, 0 to 100. */
    public readonly candidatePercent: number,
    /** Whether testers reach the candidate. */
    public readonly testersSeeCandidate: boolean,
  ) {}
}

/** One step of a schedule. */
export interface RolloutStep {
  /** Name of the step, such as `half`. */
  readonly name: string;
  /** How far the rollout has come with it. */
  readonly phase: RolloutPhase;
}

/** The steps a rollout is to take, so that the line which changes says where it is: `phase: schedule.at('half')`. */
export class RolloutSchedule {
  /**
   * A schedule of named steps, in the order they are taken.
   *
   * @param steps at least one; names differ, shares do not fall
   */
  public static of(...steps: RolloutStep[]): RolloutSchedule {
    if (steps.length === 0) throw new Error('a rollout schedule takes at least one step, got none');
    steps.forEach(({ name, phase }, index) => {
      checkedInstance(`the phase of step ${shown(name)}`, phase, RolloutPhase, 'RolloutPhase.percent(10)');
      const earlier = steps.slice(0, index);
      if (earlier.some(each => each.name === name)) throw new Error(`the steps of a rollout schedule must have different names, got ${shown(name)} twice`);
      const last = earlier.at(-1);
      if (last !== undefined && rank(last.phase) > rank(phase)) {
        throw new Error(`a rollout schedule goes forward, got ${shown(name)} (${describe(phase)}) after ${shown(last.name)} `
          + `(${describe(last.phase)}). To go back, name an earlier step in at()`);
      }
    });
    return new RolloutSchedule(steps);
  }

  private constructor(private readonly steps: readonly RolloutStep[]) {}

  /**
   * The phase of a step.
   *
   * @param name name of the step
   */
  public at(name: string): RolloutPhase {
    const step = this.steps.find(each => each.name === name);
    if (step === undefined) {
      throw new Error(`the rollout schedule has no step ${shown(name)}; its steps: ${this.steps.map(each => each.name).join(', ')}`);
    }
    return step.phase;
  }
}

/** How far a phase is: testers come before any share. */
function rank({ candidatePercent, testersSeeCandidate }: RolloutPhase): number {
  return candidatePercent === 0 && testersSeeCandidate ? 0.5 : candidatePercent;
}

function describe(phase: RolloutPhase): string {
  switch (phase) {
    case RolloutPhase.NOT_STARTED: return 'NOT_STARTED';
    case RolloutPhase.TESTERS: return 'TESTERS';
    case RolloutPhase.PROMOTED: return 'PROMOTED';
    default: return `${phase.candidatePercent} %`;
  }
}

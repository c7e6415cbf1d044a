import { ObjectReference } from './explained-parts';
import { objectText } from '../model/cluster-object';
import type { StatusReport } from '../status/status-report';

/** A condition that the controller would write. */
export interface SimulatedCondition {
  /** The object that has it. */
  readonly owner: ObjectReference;
  /**
   * The part of the object's status that has it, in words: a listener, a parent of a route, an ancestor of a policy.
   *
   * @default - it is of the object as a whole
   */
  readonly part?: string;
  /** Such as `Accepted`. */
  readonly type: string;
  /** Whether it holds: `True` or `False`. */
  readonly status: string;
  /** Such as `NotAllowedByListeners`. */
  readonly reason: string;
  /** What is so, with the values that it hangs on. */
  readonly message: string;
  /**
   * What to write instead.
   *
   * @default - it is as it should be
   */
  readonly fix?: string;
}

/** What the controller would write into the status of one object or several. */
export class SimulatedStatus {
  /** @internal */
  public static _of(owners: readonly ObjectReference[], conditions: readonly SimulatedCondition[], absence?: string): SimulatedStatus {
    return new SimulatedStatus([...owners], [...conditions], absence);
  }

  /** Every condition, object by object and part by part. */
  public readonly conditions: SimulatedCondition[];
  /** Objects that are meant; those without a condition have nobody who looks at them. */
  public readonly owners: ObjectReference[];

  private constructor(owners: ObjectReference[], conditions: SimulatedCondition[], private readonly absence?: string) {
    this.owners = owners;
    this.conditions = conditions;
  }

  /** Whether every object has a condition `Accepted`, and each of these is `True`. */
  public get isAccepted(): boolean {
    return this.is('Accepted');
  }

  /**
   * Whether every object has a condition of a type, and each of these is `True`.
   *
   * @param type such as `Programmed` or `ResolvedRefs`
   */
  public is(type: string): boolean {
    const ofType = this.conditions.filter(condition => condition.type === type);
    const isThere = ({ kind, namespace, name }: ObjectReference) =>
      ofType.some(({ owner }) => owner.kind === kind && owner.namespace === namespace && owner.name === name);
    return this.owners.length > 0 && this.owners.every(isThere) && ofType.every(({ status }) => status === 'True');
  }

  /**
   * The conditions of a type.
   *
   * @param type such as `Accepted`
   */
  public ofType(type: string): SimulatedCondition[] {
    return this.conditions.filter(condition => condition.type === type);
  }

  /** In words, a line for each condition. */
  public toString(): string {
    if (this.conditions.length === 0) return this.owners.length === 0 ? 'nothing has a status' : this.absence ?? 'no controller says anything of it';
    return this.conditions.map(conditionText).join('\n');
  }
}

/** A condition in one line, and the way out in another. */
export function conditionText({ owner: { kind, namespace, name }, part, type, status, reason, message, fix = '' }: SimulatedCondition): string {
  const whose = `${objectText(kind, namespace, name)}${part === undefined ? '' : `, ${part}`}`;
  return `${whose}: ${type}=${status} (${reason}): ${message}${fix === '' ? '' : `\n  fix: ${fix}`}`;
}

/** The conditions of a report, of one of its parts if one is named. */
export function conditionsOf({ object, parts }: StatusReport, isMeant: (part: string | undefined) => boolean = () => true): SimulatedCondition[] {
  const { kind, metadata: { namespace = '', name } } = object;
  const owner = { kind, namespace, name };
  return parts.filter(part => isMeant(part.name)).flatMap(part => part.conditions.map(({ type, status, reason, message, fix }) =>
    ({ owner, ...part.name !== undefined && { part: part.name }, type, status, reason, message, ...fix !== undefined && { fix } })));
}

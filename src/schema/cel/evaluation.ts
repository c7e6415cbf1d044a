import { noOverload } from './values';

/** The variables of one evaluation by their slot, and how much it has worked. */
export class Frame {
  /** Items that macros have gone through. */
  public steps = 0;

  public constructor(public readonly slots: unknown[]) {}
}

/** A compiled expression. */
export type Evaluation = (frame: Frame) => unknown;

/** The variables in sight. */
export class Scope {
  /** Of a rule: what it is about and, in updates, what that was before. */
  public static readonly RULE = new Scope(new Map([['self', 0], ['oldSelf', 1]]), 2);

  private constructor(private readonly slots: ReadonlyMap<string, number>, /** The first slot that nothing has. */ public readonly free: number) {}

  public slotOf(name: string): number | undefined {
    return this.slots.get(name);
  }

  /** This one and a variable, which hides another of its name. */
  public with(name: string): Scope {
    return new Scope(new Map([...this.slots, [name, this.free]]), this.free + 1);
  }
}

export function truth(value: unknown): boolean {
  if (typeof value !== 'boolean') throw noOverload('truth');
  return value;
}

/** One condition of a status, with what to do about it where it is not as hoped. */
export interface Condition {
  readonly type: string;
  readonly status: 'True' | 'False';
  readonly reason: string;
  /** What is so, with the values it hangs on. */
  readonly message: string;
  /** What to write instead; absent where all is well. */
  readonly fix?: string;
}

/** What is wrong with a part of an object, before it is known which condition says so. */
export interface Complaint {
  readonly reason: string;
  readonly message: string;
  readonly fix: string;
}

/** The conditions of one thing, one of a type. */
export class Conditions {
  private readonly byType = new Map<string, Condition>();

  public get all(): readonly Condition[] {
    return [...this.byType.values()];
  }

  public get isEmpty(): boolean {
    return this.byType.size === 0;
  }

  public get(type: string): Condition | undefined {
    return this.byType.get(type);
  }

  public isTrue(type: string): boolean {
    return this.byType.get(type)?.status === 'True';
  }

  public isFalse(type: string): boolean {
    return this.byType.get(type)?.status === 'False';
  }

  /** Says that something holds. The last word on a type counts. */
  public hold(type: string, reason: string, message: string, fix?: string): void {
    this.byType.set(type, { type, status: 'True', reason, message, ...fix !== undefined && { fix } });
  }

  /** Says that something does not hold that better had not. */
  public exclude(type: string, reason: string, message: string): void {
    this.byType.set(type, { type, status: 'False', reason, message });
  }

  /** Says that something does not hold, and why. */
  public fail(type: string, { reason, message, fix }: Complaint): void {
    this.byType.set(type, { type, status: 'False', reason, message, fix });
  }
}

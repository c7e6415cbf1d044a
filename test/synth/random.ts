/** Random choices that are the same on every run. */
export class Random {
  private state: number;

  public constructor(seed: number) {
    this.state = seed + 1;
    this.below(1);
  }

  /** A whole number from 0 to below a limit. */
  public below(limit: number): number {
    this.state = this.state * 48_271 % 2_147_483_647;
    return Math.floor(this.state / 2_147_483_647 * limit);
  }

  public of<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)];
  }

  /** A list of at most so many things. */
  public some<T>(most: number, make: () => T): T[] {
    return Array.from({ length: this.below(most + 1) }, make);
  }
}

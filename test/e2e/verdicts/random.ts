import { createHash } from 'crypto';

/** Of L'Ecuyer's pair of generators, which is drawn from as one. */
const FIRST = { factor: 40_014, modulus: 2_147_483_563 };
const SECOND = { factor: 40_692, modulus: 2_147_483_399 };

/** A source of random choices: the same ones for the same seed, on every machine. */
export class Random {
  private first: number;
  private second: number;

  /** With a seed, and what tells this source from others of that seed. */
  public constructor(seed: number, index = 0) {
    // Numbers of neighbours would be much alike, and remain so.
    const hash = createHash('sha256').update(`${seed} ${index}`).digest();
    this.first = 1 + hash.readUInt32BE(0) % (FIRST.modulus - 1);
    this.second = 1 + hash.readUInt32BE(4) % (SECOND.modulus - 1);
  }

  /** A whole number from 0 up to, and without, a count. */
  public below(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** A whole number between two, both included. */
  public between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  public chance(share: number): boolean {
    return this.next() < share;
  }

  public pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)];
  }

  /** One of some things, each as likely as its weight says. */
  public weighted<Item extends { readonly weight: number }>(items: readonly Item[]): Item {
    let rest = this.next() * items.reduce((sum, { weight }) => sum + weight, 0);
    return items.find(({ weight }) => (rest -= weight) < 0) ?? items[items.length - 1];
  }

  public shuffled<Item>(items: readonly Item[]): Item[] {
    const left = [...items];
    return items.map(() => left.splice(this.below(left.length), 1)[0]);
  }

  /** A number from 0 up to, and without, 1. */
  private next(): number {
    this.first = this.first * FIRST.factor % FIRST.modulus;
    this.second = this.second * SECOND.factor % SECOND.modulus;
    return (this.first - this.second + FIRST.modulus) % FIRST.modulus / FIRST.modulus;
  }
}

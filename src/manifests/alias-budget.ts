/** Above so many values kubectl's reader looks at how many of them come of aliases. */
const LOOKED_AT = { values: 1000, aliased: 100 };
/** Of a small document nearly all values may come of aliases, of a large one a tenth; between them the share goes down evenly. */
const SMALL = { values: 400_000, share: 0.99 };
const LARGE = { values: 4_000_000, share: 0.1 };

/** Counts the values of a document as kubectl's reader does, which refuses one that is too much of aliases (`decode.go` of Go's yaml.v2). */
export class AliasBudget {
  /** All values so far, keys and documents too, aliases followed. */
  public values = 1;
  private aliased = 0;

  /** Takes an alias of so many values; false where it is too much. */
  public follow(values: number): boolean {
    this.values += 1 + values;
    this.aliased += values;
    return this.aliased <= LOOKED_AT.aliased || this.values <= LOOKED_AT.values || this.aliased / this.values <= this.share();
  }

  private share(): number {
    const way = (this.values - SMALL.values) / (LARGE.values - SMALL.values);
    return SMALL.share + (LARGE.share - SMALL.share) * Math.min(Math.max(way, 0), 1);
  }
}

/** An error in words. */
export interface Sentence {
  /** What kind of finding it is. */
  readonly id: string;
  readonly message: string;
  readonly fix: string;
}

/** What to say of a validation rule that an object breaks. */
export interface RuleSentence {
  /** What the rule demands: a clause to stand beside the path, and before the value where that is a scalar. */
  readonly problem: string;
  /** What to write instead. */
  readonly fix: string;
  /** What of a list or an object breaks the rule. Takes any JSON; nothing where it cannot tell. */
  readonly culprit?: (self: unknown) => string | undefined;
}

/** Sentences by the text of their rule, so that a rule that changes loses its own. */
export interface RuleSentences {
  readonly [rule: string]: RuleSentence;
}

export type Culprit = NonNullable<RuleSentence['culprit']>;

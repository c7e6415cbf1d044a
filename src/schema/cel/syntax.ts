/** An expression of CEL, as parsed. */
export type Expression =
  | { readonly is: 'literal'; readonly value: string | number | boolean | null }
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'field'; readonly of: Expression; readonly name: string }
  | { readonly is: 'index'; readonly of: Expression; readonly at: Expression }
  | { readonly is: 'not'; readonly operand: Expression }
  | { readonly is: 'negative'; readonly operand: Expression }
  | { readonly is: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly is: 'conditional'; readonly condition: Expression; readonly then: Expression; readonly otherwise: Expression }
  | { readonly is: 'list'; readonly items: readonly Expression[] }
  | { readonly is: 'map'; readonly entries: ReadonlyArray<readonly [key: Expression, value: Expression]> }
  | { readonly is: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly is: 'method'; readonly of: Expression; readonly name: string; readonly args: readonly Expression[] };

/** Something of CEL that is not known here, so that a rule with it cannot be judged. Its message names it. */
export class UnknownToCel extends Error {}

/** Text that is no CEL expression at all. */
export class CelSyntaxError extends Error {}

/** How much a finding weighs: errors fail, warnings speak. */
export type Severity = 'error' | 'warning';

/** Something to change in a manifest. */
export interface Finding {
  /** Name of what was looked for, such as `unknown-field`. It stays the same over versions. */
  readonly id: string;
  readonly severity: Severity;
  /** Which document of its file, counted from 0. */
  readonly document: number;
  /** Absent where the document could not be read. */
  readonly object?: ObjectIdentity;
  /** As it was named on the command line, with what is below it; `-` for the standard input. */
  readonly file: string;
  /** Counted from 1, as the column is; absent where nothing is known but the file. */
  readonly line?: number;
  readonly column?: number;
  /** Where in the object, as the API server writes it: `spec.rules[0].matches[1].path.value`. */
  readonly path: string;
  /** What is wrong, with the value that is there. */
  readonly message: string;
  /** What to write instead. */
  readonly fix: string;
  /** Why it is right as it is, where somebody has said so; then it does not count. */
  readonly acknowledged?: string;
  /** The whole object as it should be, where only that says it. */
  readonly replacement?: { readonly [field: string]: unknown };
}

export interface ObjectIdentity {
  readonly apiVersion: string;
  readonly kind: string;
  /** Absent where there is none. */
  readonly namespace?: string;
  readonly name: string;
}

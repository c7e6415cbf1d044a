/** The text of one document, and where it is. */
export interface SourceDocument {
  /** Its file, as messages name it. */
  readonly file: string;
  /** Which of the documents with something in them it is, counted from 0. */
  readonly document: number;
  readonly text: string;
  /** The line of the file on which the text starts, counted from 1. */
  readonly line: number;
  /** Its column in that line, counted from 1; the first one if absent. */
  readonly column?: number;
}

/** One object, as the API server would get it. */
export interface ManifestObject {
  readonly source: SourceDocument;
  /** Where in the document it is: nothing for the document itself, `items` and a number for an item of a list. */
  readonly keys: ReadonlyArray<string | number>;
  readonly value: unknown;
}

/** Why something could not be read, or not exactly. */
export interface ReadingProblem {
  /** What kind of finding it is. */
  readonly id: string;
  readonly severity: 'error' | 'warning';
  readonly file: string;
  readonly document: number;
  /** Counted from 1, as the column is. */
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
  readonly fix: string;
}

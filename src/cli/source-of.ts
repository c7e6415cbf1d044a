import { Source } from './reports/report';
import { SourceDocument } from '../manifests/source-document';

/** JSON may have all of a file in one line. */
const FURTHEST = 10_000;

/** The text that findings are in; without one that stands so far to the right that its line would be too long to show. */
export function sourceOf({ text, line, column = 1 }: SourceDocument): Source | undefined {
  return column > FURTHEST ? undefined : { text: ' '.repeat(column - 1) + text, firstLine: line };
}

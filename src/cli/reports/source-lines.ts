import { Source, SourceOf } from './report';
import { Finding } from '../../verdict/finding';

/** A document as its lines; `first` is the line of the file that they start with. */
export interface SourceLines {
  readonly lines: readonly string[];
  readonly first: number;
}

/** The lines a finding is among. Findings of one document come one after another, so the last document is kept, and split once. */
export function sourceLinesOf(sourceOf: SourceOf): (finding: Finding) => SourceLines | undefined {
  let last: { text: string; lines: readonly string[] } | undefined;
  return finding => {
    const source: Source | undefined = finding.line === undefined ? undefined : sourceOf(finding);
    if (source === undefined) return undefined;
    if (source.text !== last?.text) last = { text: source.text, lines: source.text.split(/\r\n|\n|\r/) };
    return { lines: last.lines, first: source.firstLine };
  };
}

/** The line of a finding; nothing where the text has none. */
export function lineOf({ line }: Finding, source: SourceLines | undefined): string | undefined {
  return line === undefined ? undefined : source?.lines[line - source.first];
}

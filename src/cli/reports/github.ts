import { normalize } from 'path';
import { closingLines } from './closing-lines';
import { markedLength } from './marked-text';
import { objectLabel } from './object-label';
import { printable, printableLines } from './printable';
import { Report, SourceOf, Summary } from './report';
import { shortened } from './shortened';
import { lineOf, sourceLinesOf } from './source-lines';
import { Finding } from '../../verdict/finding';

/** GitHub cuts an annotation at 4 KiB, and a title at 255 characters. */
const LONGEST = { title: 200, path: 400, sentence: 1000 };

/**
 * For GitHub Actions: workflow commands, which become annotations of the lines in question, and the count at the end as plain text. Of a step
 * GitHub shows ten annotations of a level, and fifty of a job; the log has all of them.
 */
export class GithubReport implements Report {
  private readonly sourceOf: ReturnType<typeof sourceLinesOf>;

  constructor({ sourceOf }: { readonly sourceOf: SourceOf }) {
    this.sourceOf = sourceLinesOf(sourceOf);
  }

  public finding(finding: Finding): string {
    if (finding.acknowledged !== undefined) return '';
    const { severity, file, line, path, message, fix } = finding;
    const lines = [
      ...printableLines(shortened(message, LONGEST.sentence)),
      // It has no name that an annotation could be attached to.
      ...file === '-' && line !== undefined ? [`in line ${line} of the standard input`] : [],
      ...path === '' ? [] : [`at ${printable(shortened(path, LONGEST.path))}`],
      ...fix === '' ? [] : printableLines(`fix: ${shortened(fix, LONGEST.sentence)}`),
    ];
    const properties = Object.entries(this.properties(finding)).map(([name, value]) => `${name}=${property(String(value))}`);
    return `::${severity} ${properties.join(',')}::${data(lines.join('\n'))}\n`;
  }

  public end(summary: Summary): string {
    return `${closingLines(summary).join('\n')}\n`;
  }

  private properties(finding: Finding): { readonly [name: string]: string | number } {
    const { file, line, column, id, object } = finding;
    const title = object === undefined ? id : `${id} in ${objectLabel(object)}`;
    return { ...file !== '-' && { file: printable(normalize(file)), ...this.place(finding, line, column) }, title: printable(shortened(title, LONGEST.title)) };
  }

  private place(finding: Finding, line?: number, column?: number): { readonly [name: string]: number } {
    if (line === undefined) return {};
    if (column === undefined) return { line, endLine: line };
    const text = lineOf(finding, this.sourceOf(finding));
    return { line, endLine: line, col: column, endColumn: text === undefined ? column : column + markedLength(text, column) - 1 };
  }
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

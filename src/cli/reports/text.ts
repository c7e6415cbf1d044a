import { isDeepStrictEqual } from 'util';
import { createColors } from 'picocolors';
import { closingLines } from './closing-lines';
import { excerpt } from './excerpt';
import { objectLabel } from './object-label';
import { printable, printableLines } from './printable';
import { Report, SourceOf, Summary } from './report';
import { shortened } from './shortened';
import { sourceLinesOf } from './source-lines';
import { Finding } from '../../verdict/finding';

/** Beyond these a name, a path or a sentence loses its middle. */
const LONGEST = { name: 260, path: 400, sentence: 1000, lines: 200 };

/**
 * For people: a finding is where it is, what is wrong, the lines around it, and what to write. What is said again of the same place is left
 * out: findings at one path share their heading, findings at one place their excerpt.
 */
export class TextReport implements Report {
  private readonly sourceOf: ReturnType<typeof sourceLinesOf>;
  private readonly colours: ReturnType<typeof createColors>;
  private last?: Finding;

  constructor({ sourceOf, colours }: { readonly sourceOf: SourceOf; readonly colours: boolean }) {
    this.sourceOf = sourceLinesOf(sourceOf);
    this.colours = createColors(colours);
  }

  public finding(finding: Finding): string {
    if (finding.acknowledged !== undefined) return '';
    const { last } = this;
    this.last = finding;
    const samePlace = last !== undefined && same(last, finding, 'file', 'document', 'line', 'column');
    const sameHeading = samePlace && same(last, finding, 'severity', 'path', 'object');
    return [
      ...last === undefined || sameHeading ? [] : [''],
      ...sameHeading ? [] : [this.heading(finding)],
      ...this.message(finding),
      ...samePlace ? [] : this.excerpt(finding),
      ...this.fix(finding),
      ...this.replacement(finding),
      '',
    ].join('\n');
  }

  public end(summary: Summary): string {
    const { bold, green, red, yellow } = this.colours;
    const { found: { errors, warnings }, checked } = summary;
    const [count, ...reservations] = closingLines(summary);
    const colour = errors ? red : warnings || checked === 0 ? yellow : green;
    return [...this.last === undefined ? [] : [''], bold(colour(count)), ...reservations, ''].join('\n');
  }

  private heading({ file, line, column, severity, object, path }: Finding): string {
    const { bold, cyan, dim, red, yellow } = this.colours;
    const place = [file === '-' ? '<stdin>' : brief(file, 'path'), ...line === undefined ? [] : [line], ...column === undefined ? [] : [column]];
    return [
      bold(place.join(':')),
      (severity === 'error' ? red : yellow)(severity),
      ...object === undefined ? [] : [cyan(brief(objectLabel(object), 'name'))],
      ...path === '' ? [] : [dim(brief(path, 'path'))],
    ].join('  ');
  }

  private message({ message, id }: Finding): string[] {
    const lines = sentence(message);
    const last = `${lines.pop()}  ${this.colours.dim(`[${id}]`)}`;
    return [...lines, last].map(line => `  ${line}`);
  }

  private excerpt(finding: Finding): string[] {
    const { dim, red, yellow } = this.colours;
    return excerpt(finding, this.sourceOf(finding), { margin: dim, mark: finding.severity === 'error' ? red : yellow }).map(line => `  ${line}`);
  }

  private fix({ fix }: Finding): string[] {
    if (fix === '') return [];
    const [first, ...rest] = sentence(fix);
    return [`    ${this.colours.green('fix:')} ${first}`, ...rest.map(line => `         ${line}`)];
  }

  /** The object as it should be; of a long one the beginning. */
  private replacement({ replacement }: Finding): string[] {
    if (replacement === undefined) return [];
    const lines = yaml(replacement);
    const more = lines.length - LONGEST.lines;
    return [...lines.slice(0, LONGEST.lines), ...more > 0 ? [`… ${more} more lines: --format json has all of them`] : []].map(line => `      ${brief(line, 'sentence')}`);
  }
}

/** An object as YAML. */
function yaml(object: object): string[] {
  // Loaded on first use: most runs have nothing to replace.
  const { dump } = require('js-yaml') as typeof import('js-yaml'); // eslint-disable-line @typescript-eslint/no-require-imports
  return dump(object, { noRefs: true, lineWidth: -1 }).trimEnd().split('\n').map(printable);
}

/** Lines after the first are marked, so that none passes for a line of the report. */
function sentence(text: string): string[] {
  return printableLines(shortened(text, LONGEST.sentence)).map((line, index) => index === 0 ? line : `| ${line}`);
}

function brief(text: string, what: keyof typeof LONGEST): string {
  return printable(shortened(text, LONGEST[what]));
}

function same(a: Finding, b: Finding, ...keys: ReadonlyArray<keyof Finding>): boolean {
  return keys.every(key => isDeepStrictEqual(a[key], b[key]));
}

import { markedLength } from './marked-text';
import { printable } from './printable';
import { lineOf, SourceLines } from './source-lines';
import { Finding } from '../../verdict/finding';

/** How many columns of a line to show, and how many of them before the place in a line that is longer. */
const WIDTH = 120;
const BEFORE = 40;
const ABOVE = 2;
const BELOW = 1;

/** How to colour the parts of an excerpt. */
export interface ExcerptColours {
  readonly margin: (text: string) => string;
  readonly mark: (text: string) => string;
}

/**
 * The lines around a finding with its place marked; nothing where the text has no such line. Of a line too long to show, such as JSON
 * without line breaks, it is a part, without others around it.
 */
export function excerpt(finding: Finding, source: SourceLines | undefined, colours: ExcerptColours): string[] {
  const line = lineOf(finding, source);
  if (line === undefined) return [];
  // Loaded on first use: most runs find nothing.
  const { codeFrameColumns } = require('@babel/code-frame') as typeof import('@babel/code-frame'); // eslint-disable-line @typescript-eslint/no-require-imports

  const index = finding.line! - source!.first;
  const alone = line.length > WIDTH;
  const start = Math.max(alone ? index : index - ABOVE, 0);
  const below = source!.lines.slice(index + 1, alone ? 0 : index + 1 + BELOW).filter(each => each.trim() !== '');
  const { text, from, to } = shown(line, finding.column);
  const frame = codeFrameColumns(
    [...source!.lines.slice(start, index).map(cut), text, ...below.map(cut)].join('\n'),
    { start: { line: finding.line!, column: from }, end: { line: finding.line!, column: to } },
    // `startLine` is not in its types.
    Object.assign({ linesAbove: ABOVE, linesBelow: BELOW }, { startLine: source!.first + start }),
  );
  return frame.split('\n').map(each => coloured(each, colours));
}

/** The part of a line to show, and the columns of the mark in it. */
function shown(line: string, column: number | undefined): { text: string; from?: number; to?: number } {
  if (column === undefined) return { text: cut(line) };
  const place = Math.min(column - 1, line.length);
  const start = line.length > WIDTH ? Math.max(place - BEFORE, 0) : 0;
  const lead = start > 0 ? '…' : '';
  const text = lead + cut(line.slice(start));
  const from = lead.length + visible(line.slice(start, place)).length + 1;
  const length = visible(line.slice(place, place + markedLength(line, place + 1))).length || 1;
  return { text, from, to: Math.min(from + length, Math.max(text.length, from) + 1) };
}

function cut(line: string): string {
  return line.length > WIDTH ? `${visible(line.slice(0, WIDTH))}…` : visible(line);
}

/** Tabs stay: the mark is below them. */
function visible(text: string): string {
  return text.split('\t').map(printable).join('\t');
}

function coloured(line: string, { margin, mark }: ExcerptColours): string {
  const [, pointer, gutter, rest] = /^([> ])( *\d* \|)(.*)$/.exec(line) ?? [];
  if (gutter === undefined) return line;
  const isMark = !/\d/.test(gutter);
  return `${pointer === '>' ? mark(pointer) : pointer}${margin(gutter)}${isMark ? rest.replace(/\^+$/, mark) : rest}`;
}

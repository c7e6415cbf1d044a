import { stripVTControlCharacters } from 'util';
import Table from 'cli-table3';

const BORDERS = [
  'top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right',
  'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle',
];
/** Blanks between two columns. */
const GAP = 2;
/** A table takes time by the square of its rows, so that a long one is made in parts. */
const PART = 200;

/** A table as kubectl prints them: columns with blanks between. */
export function borderless(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const widths = head.map((title, column) => rows.reduce((most, row) => Math.max(most, widthOf(row[column])), widthOf(title)) + GAP);
  const parts = [part(widths, rows.slice(0, PART), head)];
  for (let start = PART; start < rows.length; start += PART) parts.push(part(widths, rows.slice(start, start + PART)));
  return parts.join('\n').replace(/ +$/gm, '');
}

function part(colWidths: number[], rows: ReadonlyArray<readonly string[]>, head?: readonly string[]): string {
  const table = new Table({
    ...head !== undefined && { head: [...head] },
    colWidths,
    chars: Object.fromEntries(BORDERS.map(border => [border, ''])),
    style: { 'head': [], 'padding-left': 0, 'padding-right': GAP },
  });
  table.push(...rows.map(row => [...row]));
  return table.toString();
}

/** How many columns of a terminal a text takes, at most: from Hangul on, characters may be wide. */
function widthOf(text: string): number {
  return [...stripVTControlCharacters(text)].reduce((sum, char) => sum + (char.codePointAt(0)! < 0x1100 ? 1 : 2), 0);
}

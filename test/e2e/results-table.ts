import Table from 'cli-table3';
import { Row } from './row';

const NARROWEST = 100;
const WIDEST = 190;
const BORDERS = 13;

/** The rows of a suite, as wide as the terminal; a row that is not as expected is marked. */
export function resultsTable(suite: string, rows: readonly Row[], columns = process.stdout.columns ?? WIDEST): string {
  const room = Math.min(Math.max(columns, NARROWEST), WIDEST) - BORDERS;
  const name = Math.max(suite.length, 'example'.length) + 2;
  const each = Math.floor((room - name) / 3);
  const table = new Table({
    head: ['example', 'request', 'expected', 'got'],
    colWidths: [name + 2, each + 2, each + 2, each + 2],
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  });
  table.push(...rows.map(({ request, expected, got, ok }) => [suite, request, expected, ok ? got : `WRONG: ${got}`]));
  return table.toString();
}

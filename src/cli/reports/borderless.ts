import Table from 'cli-table3';

const BORDERS = [
  'top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right',
  'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle',
];

/** A table as kubectl prints them: columns with blanks between. */
export function borderless(head: readonly string[]): InstanceType<typeof Table> {
  return new Table({
    head: [...head],
    chars: Object.fromEntries(BORDERS.map(border => [border, ''])),
    style: { 'head': [], 'padding-left': 0, 'padding-right': 2 },
  });
}

import { finding } from './findings';
import { excerpt } from '../../../src/cli/reports/excerpt';
import { markedLength } from '../../../src/cli/reports/marked-text';
import { sourceLinesOf } from '../../../src/cli/reports/source-lines';

/** The part of a line that would be marked, with `|` where the place is. */
test.each([
  ['  |hostname: www.example.com', 'hostname'],
  ['  hostname: |www.example.com  ', 'www.example.com'],
  ['  value: |/a b # comment', '/a b'],
  ['  value: |/a#b', '/a#b'],
  ['  value: |"a \\" b": c', '"a \\" b"'],
  ['  value: |\'it\'\'s\' # c', '\'it\'\'s\''],
  ['  value: |"open', '"open'],
  ['  uri: |http://example.com', 'http://example.com'],
  ['  list: |a, b', 'a, b'],
  ['  list: [|a, b]', 'a'],
  ['  { a: |b }', 'b'],
  ['  "a": |5,', '5'],
  ['  - |name: web', 'name'],
  ['  |- name: web', '- name: web'],
  ['|[a, b]', '[a, b]'],
  ['  value:|', ''],
  ['  value: | # nothing', ''],
])('marks %j', (text, expected) => {
  const place = text.indexOf('|');
  expect(markedLength(text.replace('|', ''), place + 1)).toBe(Math.max(expected.length, 1));
});

const plain = { margin: (text: string) => text, mark: (text: string) => text };

function shown(text: string, place: { line?: number; column?: number }, firstLine = 1): string[] {
  const found = finding({ line: undefined, column: undefined, ...place });
  return excerpt(found, sourceLinesOf(() => ({ text, firstLine }))(found), plain);
}

test.each<[string, string, { line?: number; column?: number }, number, string[]]>([
  ['numbers lines as in the file', 'a: 1\nb: 2\nc: 3\nd: 4\ne: 5', { line: 99, column: 4 }, 97, ['   97 | a: 1', '   98 | b: 2', '>  99 | c: 3', '      |    ^', '  100 | d: 4']],
  ['marks a line without a column', 'a: 1\nb: 2\nc: 3', { line: 2 }, 1, ['  1 | a: 1', '> 2 | b: 2', '  3 | c: 3']],
  ['marks the place after the last', 'a: [', { line: 1, column: 5 }, 1, ['> 1 | a: [', '    |     ^']],
  ['marks the end where the column is beyond it', 'a', { line: 1, column: 50 }, 1, ['> 1 | a', '    |  ^']],
  ['marks an empty line', 'a: "\n\nb', { line: 2, column: 1 }, 1, ['  1 | a: "', '> 2 |', '    | ^', '  3 | b']],
  ['leaves out a blank line below', 'a: 1\n', { line: 1, column: 1 }, 1, ['> 1 | a: 1', '    | ^']],
  ['reads every line break', 'a: 1\r\nb: 2\rc: 3', { line: 3, column: 4 }, 1, ['  1 | a: 1', '  2 | b: 2', '> 3 | c: 3', '    |    ^']],
  ['keeps tabs above the mark', 'a:\n\t\tb: cd', { line: 2, column: 6 }, 1, ['  1 | a:', '> 2 | \t\tb: cd', '    | \t\t   ^^']],
  ['marks below what is escaped', 'a\x1b: b\u202ec d', { line: 1, column: 5 }, 1, ['> 1 | a\\x1b: b\\u202ec d', '    |        ^^^^^^^^^^']],
  ['has nothing of a line below the text', 'a: 1', { line: 3, column: 1 }, 1, []],
  ['has nothing of a line above the text', 'a: 1', { line: 1, column: 1 }, 2, []],
  ['has nothing without a line', 'a: 1', {}, 1, []],
])('%s', (_, text, place, firstLine, expected) => {
  expect(shown(text, place, firstLine).map(line => line.trimEnd())).toEqual(expected);
});

test('shows a part of a line of a megabyte, and nothing around it', () => {
  const lines = shown(`short\n${'x'.repeat(500_000)}, "here"${'y'.repeat(500_000)}\nshort`, { line: 2, column: 500_003 });
  expect(lines).toEqual([
    `> 2 | …${'x'.repeat(38)}, "here"${'y'.repeat(74)}…`,
    `    | ${' '.repeat(41)}^^^^^^`,
  ]);
});

test('shows the end of a long line where the column is beyond it', () => {
  expect(shown(`${'x'.repeat(160)}`, { line: 1, column: 999 })).toEqual([`> 1 | …${'x'.repeat(40)}`, `    | ${' '.repeat(41)}^`]);
});

test('cuts long lines around it', () => {
  const [above, ...rest] = shown(`${'x'.repeat(1000)}\nhere: 1`, { line: 2, column: 1 });
  expect(above).toBe(`  1 | ${'x'.repeat(120)}…`);
  expect(rest).toEqual(['> 2 | here: 1', '    | ^^^^']);
});

test('colours the margin and the marks alone', () => {
  const found = finding({ line: 2, column: 3 });
  const lines = sourceLinesOf(() => ({ text: '> 1 | ^^^\na ^^^\nb', firstLine: 1 }))(found);
  expect(excerpt(found, lines, { margin: text => `(${text})`, mark: text => `<${text}>` })).toEqual([
    ' ( 1 |) > 1 | ^^^',
    '<>>( 2 |) a ^^^',
    ' (   |)   <^^^>',
    ' ( 3 |) b',
  ]);
});

test('splits a document once for all of its findings', () => {
  const linesOf = sourceLinesOf(() => ({ text: 'a: 1\nb: 2', firstLine: 1 }));
  expect(linesOf(finding({ line: 1 }))!.lines).toBe(linesOf(finding({ line: 2 }))!.lines);
});

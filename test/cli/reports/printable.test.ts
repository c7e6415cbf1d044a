import { printable, printableLines } from '../../../src/cli/reports/printable';
import { shortened } from '../../../src/cli/reports/shortened';

test.each([
  ['a path', 'spec.rules[0].matches[1].path.value', 'spec.rules[0].matches[1].path.value'],
  ['letters of the world', 'grüße, 日本語, 🚀', 'grüße, 日本語, 🚀'],
  ['a backslash', 'a\\nb', 'a\\nb'],
  ['line breaks and tabs', 'a\nb\r\tc', 'a\\nb\\r\\tc'],
  ['an escape sequence', '\x1b[31m', '\\x1b[31m'],
  ['a control of eight bits', '\x9b2J', '\\x9b2J'],
  ['a space that does not break', 'a\u00a0b', 'a\\xa0b'],
  ['text turned around', '\u202ea', '\\u202ea'],
  ['a tag beyond the basic plane', '\u{e0041}', '\\u{e0041}'],
  ['half a character', 'a\ud83d', 'a\\ud83d'],
  ['a workflow command', '::error::a', '\\x3a:error::a'],
  ['a workflow command further on', 'a ::error::b', 'a ::error::b'],
  ['a workflow command of old', 'a ###[error]b', 'a #\\x23#[error]b'],
  ['a pipeline command', '##vso[a]b', '\\x23#vso[a]b'],
  ['a heading', '## Title', '## Title'],
])('prints %s', (_, text, expected) => expect(printable(text)).toBe(expected));

test('keeps lines that are meant as lines', () => {
  expect(printableLines('a\n ::b\r\nc')).toEqual(['a', ' \\x3a:b\\r', 'c']);
});

test.each([
  ['short text as it is', 'abcdef', 6, 'abcdef'],
  ['the ends of longer text', 'abcdefghi', 6, 'abcd […3 characters…] hi'],
  ['pairs whole at the cut', 'abc🚀fghi', 6, 'abc🚀 […2 characters…] hi'],
  ['pairs whole at the end', 'abcdef🚀i', 6, 'abcd […4 characters…] i'],
])('keeps %s', (_, text, limit, expected) => expect(shortened(text, limit)).toBe(expected));

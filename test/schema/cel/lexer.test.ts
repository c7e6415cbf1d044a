import { evaluated } from './evaluated';
import { tokensOf } from '../../../src/schema/cel/lexer';

function words(source: string): unknown[] {
  return tokensOf(source).map(token => token.is === 'literal' ? token.value : token.is === 'end' ? '' : `${token.is} ${token.text}`);
}

test.each<[string, unknown[]]>([
  ['', ['']],
  ['a.b', ['name a', 'operator .', 'name b', '']],
  ['  a\n\t// what it says\n // and more\r\n b ', ['name a', 'name b', '']],
  ['a//no end of line', ['name a', '']],
  ['a<=b<c==d!=e>=f>g', ['name a', 'operator <=', 'name b', 'operator <', 'name c', 'operator ==', 'name d', 'operator !=', 'name e', 'operator >=', 'name f', 'operator >', 'name g', '']],
  ['!a&&-b||c', ['operator !', 'name a', 'operator &&', 'operator -', 'name b', 'operator ||', 'name c', '']],
  ['x in inner', ['name x', 'operator in', 'name inner', '']],
  ['true false null trueish', [true, false, null, 'name trueish', '']],
  ['_a __namespace__ r b', ['name _a', 'name __namespace__', 'name r', 'name b', '']],
  ['0 12 0x1F 0XaB', [0, 12, 31, 171, '']],
  ['1.5 .5 1e3 2.5e-1 1E+2', [1.5, 0.5, 1000, 0.25, 100, '']],
  ['9007199254740991', [9007199254740991, '']],
  ['1-1', [1, 'operator -', 1, '']],
])('reads %j', (source, expected) => {
  expect(words(source)).toEqual(expected);
});

test.each<[string, string]>([
  ['"a\'b"', 'a\'b'],
  ['\'a"b\'', 'a"b'],
  ['""', ''],
  ['"a\\"b"', 'a"b'],
  ['\'\\a\\b\\f\\n\\r\\t\\v\\\\\\\'\\"\\`\\?\'', '\x07\b\f\n\r\t\v\\\'"`?'],
  ['"\\x41\\X42\\u0043\\U0001F600\\104"', 'ABC\u{1F600}D'],
  ['"\\\\n"', '\\n'],
  ['"""a "quoted" "" word"""', 'a "quoted" "" word'],
  ['\'\'\'it\'s\n\'\'\'', 'it\'s\n'],
  ['"""a\\n"""', 'a\n'],
  ['r"\\d+\\.\\n"', '\\d+\\.\\n'],
  ['R\'a\\\'', 'a\\'],
  ['r"""^a"b\\s$"""', '^a"b\\s$'],
  ['"// no comment"', '// no comment'],
])('reads the text %s', (source, expected) => {
  expect(words(source)).toEqual([expected, '']);
});

test.each([
  ['"a', 'no CEL: a string has no end: "a"'],
  ['"a\\"', 'no CEL: a string has no end: "a\\\\\\""'],
  ['"""a""', 'no CEL: a string has no end: "a\\"\\""'],
  ['"\\q"', 'no CEL: \\q is no escape'],
  ['"\\8"', 'no CEL: \\8 is no escape'],
  ['"\\U00110000"', 'no CEL: \\U00110000 is no escape'],
  ['"\\uD800"', 'no CEL: \\uD800 is no escape'],
  ['self # 1', 'no CEL: cannot be read from "# 1" on'],
  ['self & 1', 'no CEL: cannot be read from "& 1" on'],
  ['"\u{1F600}" \u{1F600}', 'no CEL: cannot be read from "\u{1F600}" on'],
  ['`a-b`', 'no CEL: cannot be read from "`a-b`" on'],
  ['b"bytes"', 'unknown: bytes'],
  ['rb\'bytes\'', 'unknown: bytes'],
  ['1u', 'unknown: unsigned integers'],
  ['0x1FU', 'unknown: unsigned integers'],
  ['9007199254740992', 'unknown: the integer 9007199254740992'],
])('does not read %s', (source, expected) => {
  expect(evaluated(source)).toBe(expected);
});

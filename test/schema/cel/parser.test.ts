import { evaluated } from './evaluated';
import { parse } from '../../../src/schema/cel/parser';
import { Expression } from '../../../src/schema/cel/syntax';

/** An expression with every pair of brackets that there could be. */
function bracketed(expression: Expression): string {
  const all = (expressions: readonly Expression[]) => expressions.map(bracketed).join(', ');
  switch (expression.is) {
    case 'literal': return JSON.stringify(expression.value);
    case 'name': return expression.name;
    case 'field': return `${bracketed(expression.of)}.${expression.name}`;
    case 'index': return `${bracketed(expression.of)}[${bracketed(expression.at)}]`;
    case 'not': return `(!${bracketed(expression.operand)})`;
    case 'negative': return `(-${bracketed(expression.operand)})`;
    case 'binary': return `(${bracketed(expression.left)} ${expression.operator} ${bracketed(expression.right)})`;
    case 'conditional': return `(${bracketed(expression.condition)} ? ${bracketed(expression.then)} : ${bracketed(expression.otherwise)})`;
    case 'list': return `[${all(expression.items)}]`;
    case 'map': return `{${expression.entries.map(([key, value]) => `${bracketed(key)}: ${bracketed(value)}`).join(', ')}}`;
    case 'call': return `${expression.name}(${all(expression.args)})`;
    case 'method': return `${bracketed(expression.of)}.${expression.name}(${all(expression.args)})`;
  }
}

test.each([
  ['a || b && c', '(a || (b && c))'],
  ['a && b || c', '((a && b) || c)'],
  ['a || b || c', '((a || b) || c)'],
  ['a == b && c != d', '((a == b) && (c != d))'],
  ['a + b - c', '((a + b) - c)'],
  ['a + b * c % d', '(a + ((b * c) % d))'],
  ['a < b == c', '((a < b) == c)'],
  ['a in b + c', '(a in (b + c))'],
  ['!a in b', '((!a) in b)'],
  ['!!a', 'a'],
  ['!!!a.b', '(!a.b)'],
  ['--a - - -1', '(a - 1)'],
  ['-a.b', '(-a.b)'],
  ['!a.b[0].c()', '(!a.b[0].c())'],
  ['a - -1', '(a - (-1))'],
  ['a ? b : c', '(a ? b : c)'],
  ['a ? b : c ? d : e', '(a ? b : (c ? d : e))'],
  ['a ? (b ? c : d) : e', '(a ? (b ? c : d) : e)'],
  ['a || b ? c && d : e || f', '((a || b) ? (c && d) : (e || f))'],
  ['(a || b) && c', '((a || b) && c)'],
  ['a[b ? 0 : 1]', 'a[(b ? 0 : 1)]'],
  ['[]', '[]'],
  ['[1, [2],]', '[1, [2]]'],
  ['{}', '{}'],
  ['{"a": 1, "b": {"c": [2]},}', '{"a": 1, "b": {"c": [2]}}'],
  ['f()', 'f()'],
  ['f(a, g(b),)', 'f(a, g(b))'],
  ['"a".size()', '"a".size()'],
  ['[1].all(x, x > 0)', '[1].all(x, (x > 0))'],
  ['a // first\n && b // second', '(a && b)'],
])('parses %s', (source, expected) => {
  expect(bracketed(parse(source))).toBe(expected);
});

test.each([
  ['', 'it ends too early'],
  ['a &&', 'it ends too early'],
  ['a b', 'b does not belong there'],
  ['a ? b', 'it ends too early, expected :'],
  ['a ? b ? c : d : e', '? does not belong there, expected :'],
  ['(a', 'it ends too early, expected )'],
  ['!-a', '- does not belong there'],
  ['a)', ') does not belong there'],
  ['[a b]', 'b does not belong there, expected ,'],
  ['[,]', ', does not belong there'],
  ['{"a" 1}', '1 does not belong there, expected :'],
  ['f(,)', ', does not belong there'],
  ['a.', 'it ends too early'],
  ['a."b"', '"b" does not belong there'],
  ['a.in', 'in does not belong there'],
  ['a[0', 'it ends too early, expected ]'],
  ['Type{a: 1}', '{ does not belong there'],
  ['.a', '. does not belong there'],
])('does not parse %j', (source, problem) => {
  expect(evaluated(source)).toBe(`no CEL: ${problem}`);
});

describe('however an expression is nested', () => {
  const nested = (times: number) => ({
    brackets: `${'('.repeat(times)}1${')'.repeat(times)}`,
    lists: `${'['.repeat(times)}1${']'.repeat(times)}`,
    conditions: `${'true ? 1 : '.repeat(times)}1`,
    alternatives: `true${' || true'.repeat(times)}`,
    sum: `1${' + 1'.repeat(times)}`,
    fields: `self${'.a'.repeat(times)}`,
    items: `self${'[0]'.repeat(times)}`,
    methods: `"a"${'.lowerAscii()'.repeat(times)}`,
    macros: `${'self.all(x, '.repeat(times)}true${')'.repeat(times)}`,
  });

  test.each(Object.entries(nested(200)))('%s may be 200 deep', (_, source) => {
    expect(String(evaluated(source, []))).not.toMatch(/^no CEL/);
  });

  test.each(Object.entries(nested(100_000)))('%s may not be 100,000 deep', (_, source) => {
    expect(evaluated(source, [])).toMatch(/^no CEL: it is nested deeper than \d+ times$/);
  });
});

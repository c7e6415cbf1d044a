import { evaluated } from './evaluated';
import { FUNCTIONS, METHODS } from '../../../src/schema/cel/functions';

const FAILS = 'fails';

/** Expressions by the function that they are about; `self` is a map with some of everything. */
const CASES: { readonly [signature: string]: ReadonlyArray<readonly [source: string, value: unknown]> } = {
  'size/1': [
    ['size("")', 0], ['size("a\u{1F600}")', 2], ['size([1, [2, 3]])', 2], ['size({"a": 1})', 1], ['size(self.texts)', 3], ['size(1)', FAILS], ['size(null)', FAILS], ['size(duration("1s"))', FAILS],
  ],
  'duration/1': [
    ['duration("90s")', '90000000000 ns'], ['duration("1m30s") == duration("90s")', true], ['duration("1s") < duration("1000ms")', false], ['duration(duration("1s"))', '1000000000 ns'],
    ['duration("1")', FAILS], ['duration("")', FAILS], ['duration(1)', FAILS], ['duration("1s") == 1000000000', false], ['duration("1s") < 1', FAILS],
    ['duration("1s") + duration("1ms")', '1001000000 ns'], ['duration("1s") - duration("2s")', '-1000000000 ns'], ['duration("1s") + 1', FAILS],
    ['-duration("1s")', FAILS],
  ],
  'dyn/1': [['dyn(1)', 1], ['dyn(self.texts)[0]', 'b']],
  'isIP/1': [
    ['isIP("192.0.2.1")', true], ['isIP("2001:db8::1")', true], ['isIP("::")', true], ['isIP("192.0.2.01")', false], ['isIP("192.0.2")', false], ['isIP("::ffff:192.0.2.1")', false], ['isIP("fe80::1%eth0")', false],
    ['isIP("192.0.2.0/24")', false], ['isIP("")', false], ['isIP("1:2:3:4:5:6:7::")', true], ['isIP("1::2::3")', false], ['isIP("1:2:3:4:5:6:192.0.2.1")', true], ['isIP("12345::")', false], ['isIP(1)', FAILS],
  ],
  'format.dns1123Label/0': [['format.dns1123Label() == format.dns1123Label()', true]],
  'validate/1': [
    ['format.dns1123Label().validate("web") == null', false], ['format.dns1123Label().validate("-") == null', false],
    ['format.dns1123Label().validate(1)', FAILS], ['"a".validate("b")', FAILS],
  ],
  'size/0': [['"\u{1F600}".size()', 1], ['[].size()', 0], ['self.size()', 4], ['self.one.size()', FAILS]],
  'matches/1': [
    ['"abc".matches("b")', true], ['"abc".matches("^b")', false], ['matches("abc", "^a.c$")', true], ['"a\\nb".matches("a.b")', false], ['"AbC".matches("(?i)abc")', true], ['"aa".matches("(a")', FAILS],
    ['"a".matches("(?=a)")', FAILS], ['self.one.matches("1")', FAILS], ['"a".matches(1)', FAILS], ['"a".matches(self.texts[1])', true], ['"a".matches(self.one)', FAILS], ['"\u{1F600}".matches("^.$")', true],
  ],
  'contains/1': [['"abc".contains("bc")', true], ['"abc".contains("")', true], ['"abc".contains("C")', false], ['"abc".contains(1)', FAILS], ['self.texts.contains("a")', FAILS]],
  'startsWith/1': [['"abc".startsWith("ab")', true], ['"abc".startsWith("b")', false], ['"abc".startsWith("")', true], ['self.one.startsWith("1")', FAILS]],
  'endsWith/1': [['"abc".endsWith("bc")', true], ['"abc".endsWith("b")', false], ['"".endsWith("a")', false], ['"a".endsWith(self.one)', FAILS]],
  'lowerAscii/0': [['"AbC\u00C4\u0130".lowerAscii()', 'abc\u00C4\u0130'], ['self.one.lowerAscii()', FAILS]],
  'upperAscii/0': [['"aBc\u00E4\u00DF".upperAscii()', 'ABC\u00E4\u00DF'], ['[].upperAscii()', FAILS]],
  'split/1': [['"a,b,,c".split(",")', ['a', 'b', '', 'c']], ['"".split(",")', ['']], ['"a\u{1F600}".split("")', ['a', '\u{1F600}']], ['"".split("")', []], ['"a".split(1)', FAILS]],
  'split/2': [
    ['"a,b,c".split(",", 2)', ['a', 'b,c']], ['"a,b,c".split(",", 1)', ['a,b,c']], ['"a,b,c".split(",", 0)', []], ['"a,b,c".split(",", -1)', ['a', 'b', 'c']], ['"a,b".split(",", 9)', ['a', 'b']],
    ['"abc".split("", 2)', ['a', 'bc']], ['"a".split(",", "1")', FAILS],
  ],
  'substring/1': [['"tacocat".substring(4)', 'cat'], ['"abc".substring(3)', ''], ['"\u{1F600}bc".substring(1)', 'bc'], ['"abc".substring(4)', FAILS], ['"abc".substring(-1)', FAILS], ['"abc".substring(0.5)', FAILS]],
  'substring/2': [['"tacocat".substring(0, 4)', 'taco'], ['"abc".substring(1, 1)', ''], ['"a\u{1F600}c".substring(1, 2)', '\u{1F600}'], ['"abc".substring(2, 1)', FAILS], ['"abc".substring(0, 4)', FAILS]],
  'join/0': [['["a", "b"].join()', 'ab'], ['[].join()', ''], ['[1].join()', FAILS], ['"ab".join()', FAILS]],
  'join/1': [['["a", "b"].join("-")', 'a-b'], ['["a"].join("-")', 'a'], ['["a", 1].join("-")', FAILS], ['["a"].join(1)', FAILS]],
  'replace/2': [
    ['"banana".replace("an", "_")', 'b__a'], ['"aaa".replace("aa", "b")', 'ba'], ['"ab".replace("", "-")', '-a-b-'], ['"".replace("", "-")', '-'], ['"a.c".replace(".", "$&")', 'a$&c'], ['"a".replace("a", 1)', FAILS],
  ],
  'min/0': [['[3, 1, 2].min()', 1], ['["b", "a"].min()', 'a'], ['[duration("1m"), duration("1s")].min()', '1000000000 ns'], ['[].min()', FAILS], ['[1, "a"].min()', FAILS], ['"a".min()', FAILS]],
  'max/0': [['[3, 1, 2].max()', 3], ['[false, true].max()', true], ['[].max()', FAILS], ['[[1], [2]].max()', FAILS]],
  'sum/0': [['[1, 2.5].sum()', 3.5], ['[].sum()', 0], ['[duration("1s"), duration("1m")].sum()', '61000000000 ns'], ['[1, "a"].sum()', FAILS], ['self.sum()', FAILS]],
  'isSorted/0': [['[1, 1, 2].isSorted()', true], ['["b", "a"].isSorted()', false], ['[].isSorted()', true], ['[1].isSorted()', true], ['[1, "a"].isSorted()', FAILS]],
};

const SELF = { texts: ['b', 'a', 'c'], one: 1, truth: true, nothing: null };

const rows = Object.values(CASES).flat();

test('every function is tried', () => {
  expect(Object.keys(CASES).sort()).toEqual([...FUNCTIONS.keys(), ...METHODS.keys()].sort());
});

test.each(rows.filter(([, value]) => value !== FAILS))('%s is %j', (source, value) => {
  expect(evaluated(source, SELF)).toEqual(value);
});

test.each(rows.filter(([, value]) => value === FAILS))('%s fails', source => {
  expect(evaluated(source, SELF)).toMatch(/^fails: /);
});

test.each([
  ['"a".matches("(a")', 'fails: "(a" is no pattern: error parsing regexp: missing closing ): `(a`'],
  ['"abc".substring(4)', 'fails: a text of 3 has no part from 4 to 3'],
  ['duration("1d")', 'fails: "1d" is no duration'],
  ['[].max()', 'fails: an empty list has no least or greatest item'],
  ['9007199254740991 + 1', 'fails: 9007199254740992 is too big to be counted with exactly'],
  ['[9007199254740991, 9007199254740991].sum()', 'fails: 18014398509481982 is too big to be counted with exactly'],
])('%s: %s', (source, said) => {
  expect(evaluated(source)).toBe(said);
});

test.each([
  ['quantity("1Gi")', 'quantity()'],
  ['isURL("a")', 'isURL()'],
  ['size()', 'size()'],
  ['size("a", "b")', 'size()'],
  ['string(1)', 'string()'],
  ['int("1")', 'int()'],
  ['type(1)', 'type()'],
  ['timestamp("2026-01-01T00:00:00Z")', 'timestamp()'],
  ['cel.bind(x, 1, x)', 'cel.bind()'],
  ['math.greatest(1, 2)', 'math.greatest()'],
  ['format.dns1123Subdomain()', 'format.dns1123Subdomain()'],
  ['ip.isCanonical("::1")', 'ip.isCanonical()'],
  ['self.a.find("b")', '.find()'],
  ['"a".replace("a", "b", 1)', '.replace()'],
  ['"a".charAt(0)', '.charAt()'],
  ['[1].indexOf(1)', '.indexOf()'],
  ['self.all(i, v, i == v)', '.all()'],
  ['self.transformList(i, v, v)', '.transformList()'],
  ['self.all(1, true)', '.all()'],
  ['self.toString()', '.toString()'],
  ['self.hasOwnProperty("a")', '.hasOwnProperty()'],
  ['constructor("a")', 'constructor()'],
  ['has(self)', 'has() of anything but a field'],
  ['has(self["a"])', 'has() of anything but a field'],
  ['has(self.a, self.b)', 'has() of anything but a field'],
  ['has()', 'has() of anything but a field'],
  ['oldself == self', 'oldself'],
  ['string', 'string'],
  ['other.field == 1', 'other'],
  ['1 * 2 == 2', 'the operator *'],
  ['4 / 2 == 2', 'the operator /'],
  ['4 % 2 == 0', 'the operator %'],
  ['{1: "a"}', 'a map with a key that is no text'],
  ['{self.a: 1}', 'a map with a key that is no text'],
])('%s: what is not known is named', (source, name) => {
  expect(evaluated(source)).toBe(`unknown: ${name}`);
});

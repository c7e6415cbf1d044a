import { evaluated } from './evaluated';
import { ruleOf } from '../../../src/schema/cel/rule';

const NO_FIELD = 'fails: there is no field "no"';
const SELF = { one: 1, two: 2, yes: true, off: false, text: 'a', nothing: null, list: [1, 2, 3], map: { a: 1, b: { c: 2 } }, empty: [] };

describe('operators', () => {
  test.each<[string, unknown]>([
    ['self.one + self.two', 3], ['"a" + "b"', 'ab'], ['[1] + [2]', [1, 2]], ['1.5 + 1', 2.5], ['self.one - 3', -2], ['-self.one', -1], ['- -1', 1],
    ['1 == 1.0', true], ['"a" == "a"', true], ['self.list == [1, 2, 3]', true], ['self.map == {"b": {"c": 2}, "a": 1}', true], ['self.nothing == null', true], ['self.one == "1"', false], ['[] == {}', false],
    ['1 != 2', true], ['self.text != self.one', true], ['self.one != 1', false],
    ['1 < 2', true], ['2 <= 2', true], ['"b" > "a"', true], ['false < true', true], ['2 >= 3', false],
    ['2 in self.list', true], ['4 in self.list', false], ['"1" in self.list', false], ['[1] in [[1]]', true], ['"a" in self.map', true], ['1 in self.map', false], ['"toString" in self.map', false],
    ['!self.yes', false], ['!self.off', true], ['!!self.one', 1],
    ['self.yes ? 1 : self.no', 1], ['self.off ? self.no : 2', 2],
    ['self.list[1]', 2], ['self.list[1.0]', 2], ['self.map["a"]', 1], ['self.map.b.c', 2], ['[1, 2][0]', 1], ['{"a": 1}.a', 1], ['self["text"]', 'a'],
    ['[self.one, "x"]', [1, 'x']], ['{"a": self.one, "a b": []}', { 'a': 1, 'a b': [] }],
  ])('%s is %j', (source, value) => {
    expect(evaluated(source, SELF)).toEqual(value);
  });

  test.each<[string, string]>([
    ['1 + "a"', 'sum'], ['self.yes + 1', 'sum'], ['null + null', 'sum'], ['"a" - "b"', 'difference'], ['-self.text', 'arithmetic'], ['!self.one', 'truth'], ['!self.nothing', 'truth'],
    ['1 < "a"', 'order'], ['self.list < self.list', 'order'], ['null >= null', 'order'], ['1 in "1"', '"in"'], ['1 in 1', '"in"'], ['[] in self.map', '"in"'], ['null in self.map', '"in"'], ['"a" in self.text', '"in"'],
    ['self.one ? 1 : 2', 'truth'], ['self.text.a', 'field'], ['self.list.a', 'field'], ['self.nothing.a', 'field'], ['self.text[0]', 'key'], ['self.map[0]', 'key'], ['self.nothing[0]', 'key'],
  ])('%s fails', (source, what) => {
    expect(evaluated(source, SELF)).toBe(`fails: there is no ${what} of such values`);
  });

  test.each([
    ['self.no', NO_FIELD], ['self.map.no', NO_FIELD], ['self["no"]', NO_FIELD],
    ['self.list[3]', 'fails: a list of 3 has no item 3'], ['self.list[-1]', 'fails: a list of 3 has no item -1'], ['self.list[0.5]', 'fails: a list of 3 has no item 0.5'],
    ['self.list["0"]', 'fails: a list of 3 has no item 0'], ['self.list[null]', 'fails: a list of 3 has no item null'], ['self.empty[0]', 'fails: a list of 0 has no item 0'],
    ['oldSelf.a', 'fails: oldSelf has no value'],
  ])('%s: %s', (source, said) => {
    expect(evaluated(source, SELF)).toBe(said);
  });
});

describe('&& and ||', () => {
  const other = 'fails: a list of 0 has no item 0';

  test.each<[string, unknown]>([
    ['true && true', true], ['true && false', false], ['false || true', true], ['false || false', false],
    // A side that decides makes up for a failure of the other one.
    ['false && self.no', false], ['self.no && false', false], ['true || self.no', true], ['self.no || true', true], ['self.one || true', true], ['false && self.one', false],
    ['(self.no || false) || true', true], ['!(self.no && false)', true],
    // None decides.
    ['true && self.no', NO_FIELD], ['self.no && true', NO_FIELD], ['false || self.no', NO_FIELD], ['self.no || false', NO_FIELD],
    ['self.no && self.empty[0]', NO_FIELD], ['self.empty[0] || self.no', other],
    ['true && self.one', 'fails: there is no truth of such values'], ['self.text || false', 'fails: there is no truth of such values'],
    ['self.no && self.one', NO_FIELD],
  ])('%s: %s', (source, value) => {
    expect(evaluated(source, SELF)).toBe(value);
  });
});

describe('macros', () => {
  test.each<[string, unknown]>([
    ['self.list.all(x, x > 0)', true], ['self.list.all(x, x > 1)', false], ['[].all(x, false)', true], ['self.list.all(x, x < 2 || self.no)', NO_FIELD], ['self.list.all(x, x > 1 && self.no)', false],
    ['["a", 1].all(x, x > 1)', false], ['[1, "a", 0].all(x, x > 0)', false], ['[1, "a"].all(x, x > 0)', 'fails: there is no order of such values'], ['[1].all(x, x)', 'fails: there is no truth of such values'],
    ['self.list.exists(x, x == 3)', true], ['[].exists(x, true)', false], ['["a", 1].exists(x, x > 0)', true], ['["a", 1].exists(x, x > 1)', 'fails: there is no order of such values'],
    ['self.list.exists_one(x, x == 3)', true], ['self.list.exists_one(x, x > 1)', false], ['self.list.exists_one(x, x > 3)', false], ['self.list.existsOne(x, x == 3)', true],
    ['[1, "a"].exists_one(x, x > 0)', 'fails: there is no order of such values'], ['[1, 2, "a"].exists_one(x, x > 0)', 'fails: there is no order of such values'],
    ['self.list.filter(x, x != 2)', [1, 3]], ['[].filter(x, self.no)', []], ['[1, "a"].filter(x, x > 0)', 'fails: there is no order of such values'], ['[1].filter(x, x)', 'fails: there is no truth of such values'],
    ['self.list.map(x, x + 1)', [2, 3, 4]], ['self.list.map(x, x != 2, x + 1)', [2, 4]], ['[1, "a"].map(x, x + 1)', 'fails: there is no sum of such values'],
    ['self.map.all(k, k < "c")', true], ['self.map.map(k, k)', ['a', 'b']], ['self.map.exists(k, self.map[k] == 1)', true],
    ['self.text.all(x, true)', 'fails: there is no item of such values'], ['self.nothing.exists(x, true)', 'fails: there is no item of such values'],
    // Of variables, the innermost one of a name counts.
    ['self.list.all(self, self > 0)', true], ['self.list.map(x, [10].map(x, x)[0] + x)', [11, 12, 13]], ['[1].map(x, [2].map(x, x) + [x])', [[2, 1]]],
    ['[[1, 2], [3]].map(xs, xs.map(x, x + xs.size()))', [[3, 4], [4]]],
    ['self.list.all(x, self.list.exists_one(y, y == x))', true],
    ['self.list.filter(x, self.list.exists(y, y == x + 1)).map(x, self.list.filter(y, y > x).size())', [2, 1]],
    ['self.list.map(x, x).map(y, x)', 'unknown: x'],
  ])('%s: %j', (source, value) => {
    expect(evaluated(source, SELF)).toEqual(value);
  });
});

describe('has()', () => {
  test.each<[string, unknown]>([
    ['has(self.one)', true], ['has(self.no)', false], ['has(self.nothing)', true], ['has(self.map.b.c)', true], ['has(self.map.no)', false], ['has({"a": 1}.a)', true],
    ['has(self.text.a)', false], ['has(self.nothing.a)', false], ['has(self.list[0].a)', false],
    ['has(self.no.deeper)', NO_FIELD], ['has(self.list.a)', 'fails: there is no field of such values'],
  ])('%s: %s', (source, value) => {
    expect(evaluated(source, SELF)).toBe(value);
  });
});

describe('names of fields', () => {
  const fields = JSON.parse('{"namespace": 1, "in": 2, "a-b": 3, "a.b": 4, "a/b": 5, "a__b": 6, "__proto__": 7, "self": 8, "__typename": 9}');

  test.each([
    ['__namespace__', 1], ['__in__', 2], ['a__dash__b', 3], ['a__dot__b', 4], ['a__slash__b', 5], ['a__underscores__b', 6], ['__underscores__proto__underscores__', 7], ['__proto__', 7], ['self', 8],
    ['__underscores__typename', 9],
  ])('%s is how a rule writes it', (name, value) => {
    expect(evaluated(`self.${name}`, fields)).toBe(value);
    expect(evaluated(`has(self.${name})`, fields)).toBe(true);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__', 'length'])('%s is no field of an object that does not have it', name => {
    expect(evaluated(`has(self.${name})`)).toBe(false);
    expect(evaluated(`self.${name}`)).toBe(`fails: there is no field ${JSON.stringify(name)}`);
    expect(evaluated(`"${name}" in self`)).toBe(false);
    expect(evaluated(`{"${name}": 1}["${name}"]`)).toBe(1);
  });
});

describe('a rule', () => {
  const answer = (source: string, self?: unknown, old?: unknown) => {
    const rule = ruleOf(source);
    return 'unknown' in rule ? rule.unknown : rule.answer(self, old);
  };

  test('holds, does not hold, or fails with a reason', () => {
    expect(answer('self.a == 1', { a: 1 })).toEqual({ holds: true });
    expect(answer('self.a == 1', { a: 2 })).toEqual({ holds: false });
    expect(answer('self.a == 1', {})).toEqual({ failure: 'there is no field "a"' });
  });

  test('that gives no truth does not hold', () => {
    expect(answer('self', 'true')).toEqual({ holds: false });
  });

  test('that compares with what was is about a change', () => {
    const isAboutChange = (source: string) => (ruleOf(source) as { readonly isAboutChange: boolean }).isAboutChange;
    expect(['self == oldSelf', 'self.all(x, has(oldSelf.a))', 'oldSelf == null'].map(isAboutChange)).toEqual([true, true, true]);
    expect(['self == 1', 'self == "oldSelf"', 'self.all(x, x == 1)'].map(isAboutChange)).toEqual([false, false, false]);
    expect(answer('self.a == oldSelf.a', { a: 1 }, { a: 1 })).toEqual({ holds: true });
  });

  test('that cannot be judged says what is not known', () => {
    expect(answer('quantity(self).isGreaterThan(1)')).toBe('.isGreaterThan()');
    expect(answer('self ==')).toBe('an expression where it ends too early');
  });

  test('is compiled once', () => {
    expect(ruleOf('self == 17')).toBe(ruleOf('self == 17'));
  });

  const many = Array.from({ length: 300 }, (_, index) => index);

  test.each([
    'self.all(a, self.all(b, self.all(c, true)))',
    'self.all(a, self.all(b, self.all(c, c >= 0 || self.no)))',
    'self.exists(a, self.exists(b, self.exists(c, false))) || true',
    'self.all(a, self.all(b, self.exists(c, false) || true) || true)',
    'self.map(a, self.map(b, self.map(c, c))).size() > 0 || true',
    'self.all(a, self.exists_one(b, self.filter(c, c == a).size() == b))',
  ])('ends after so much work: %s', source => {
    expect(answer(source, many)).toEqual({ failure: 'the rule takes more work than the API server puts into one' });
  });

  test('has its budget for itself', () => {
    const rule = 'self.all(a, self.all(b, a >= 0))';
    for (let round = 0; round < 30; round++) expect(answer(rule, many)).toEqual({ holds: true });
  });
});

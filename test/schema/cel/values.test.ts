import * as fc from 'fast-check';
import { parseDuration } from '../../../src/schema/cel/duration';
import { compare, equal, EvaluationError, isMap, lengthOf } from '../../../src/schema/cel/values';
import { property } from '../../properties/runs';

const sign = (a: unknown, b: unknown) => Math.sign(compare(a, b)) + 0;

describe('equality', () => {
  test.each<[unknown, unknown, boolean]>([
    [1, 1, true],
    [0, -0, true],
    [1, '1', false],
    [0, false, false],
    ['', false, false],
    [null, null, true],
    [null, false, false],
    [null, {}, false],
    [[], [], true],
    [[], {}, false],
    [[1, 2], [1, 2], true],
    [[1, 2], [2, 1], false],
    [[1], [1, 1], false],
    [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
    [{ a: 1 }, { a: 1, b: 1 }, false],
    [{ a: 1 }, { b: 1 }, false],
    [{ toString: 1 }, { constructor: 1 }, false],
    [{}, { toString: 1 }, false],
    [parseDuration('60s'), parseDuration('1m'), true],
    [parseDuration('1s'), parseDuration('2s'), false],
    [parseDuration('1s'), 1_000_000_000, false],
    [parseDuration('1s'), { nanoseconds: 1_000_000_000n }, false],
  ])('%j and %j: %s', (a, b, expected) => {
    expect([equal(a, b), equal(b, a)]).toEqual([expected, expected]);
  });

  property('holds for a copy', fc.jsonValue(), 200, value => expect(equal(value, structuredClone(value))).toBe(true));
});

describe('order', () => {
  test.each<[unknown, unknown, number]>([
    [1, 2, -1],
    [2, 1.5, 1],
    [-0, 0, 0],
    ['a', 'b', -1],
    ['a', 'aa', -1],
    ['', '', 0],
    ['B', 'a', -1],
    ['\u{1F600}', '\uFFFD', 1],
    ['x\u{1F600}a', 'x\u{1F600}b', -1],
    [false, true, -1],
    [parseDuration('59s'), parseDuration('1m'), -1],
    [parseDuration('-1s'), parseDuration('-1000ms'), 0],
  ])('%j and %j: %d', (a, b, expected) => {
    expect([sign(a, b), sign(b, a)]).toEqual([expected, 0 - expected]);
  });

  test.each<[unknown, unknown]>([[1, '1'], [null, null], [[], []], [{}, {}], [true, 1], [parseDuration('1s'), 1]])('there is none of %j and %j', (a, b) => {
    expect(() => compare(a, b)).toThrow(EvaluationError);
  });

  const text = fc.string({ unit: 'binary' });
  property('is that of the code points, as of UTF-8', fc.tuple(text, text), 500, ([a, b]) => {
    expect(sign(a, b)).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
  });
});

describe('length', () => {
  test.each([['', 0], ['abc', 3], ['\u{1F600}', 1], ['a\u{1F600}b', 3], ['\ud83d', 1], ['\ude00\ud83d', 2], ['e\u0301', 2]])('of %j: %d', (text, length) => {
    expect(lengthOf(text)).toBe(length);
  });

  property('counts code points', fc.string({ unit: 'binary' }), 200, text => expect(lengthOf(text)).toBe([...text].length));
});

test('a map is an object of JSON, and nothing else', () => {
  expect([{}, { a: 1 }, Object.create(null)].map(isMap)).toEqual([true, true, true]);
  expect([[], null, 'a', 1, true, parseDuration('0')].map(isMap)).toEqual([false, false, false, false, false, false]);
});

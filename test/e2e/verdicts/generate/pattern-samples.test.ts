import { parsePattern } from './pattern';
import { sampleOf } from './pattern-samples';
import { wordsOf } from './rule-words';
import { matches } from './texts';
import { SCHEMA_NODES } from '../../../../imports/schema/nodes';
import { StructuralSchema } from '../../../../src/schema/structural-schema';
import { Random } from '../random';
import { rulesOfAll } from '../rules';

const PATTERNS = [...new Set([
  ...SCHEMA_NODES.flatMap(text => (JSON.parse(text) as StructuralSchema).pattern ?? []),
  ...rulesOfAll().flatMap(rule => wordsOf(rule).patterns),
])];

test('knows the patterns of schemas and of rules', () => {
  expect(PATTERNS.length).toBeGreaterThan(40);
});

test.each(PATTERNS)('makes texts that %s is found in', pattern => {
  const random = new Random(1);
  const samples = Array.from({ length: 100 }, () => sampleOf(pattern, random));
  expect(samples.filter(text => !matches(pattern, text))).toEqual([]);
  expect(new Set(samples).size).toBeGreaterThan(2);
});

test.each([
  ['^a|b$', /^[ab]$/],
  ['[^\\x00-\\x7f]', /^[^\0-\x7f]$/u],
  ['x{2}y{0,1}z{3,}', /^xxy?zzz+$/],
  ['(?i)[\\w-]+\\.\\d', /^[\w-]+\.\d$/],
])('reads %s', (pattern, expected) => {
  const random = new Random(2);
  expect(Array.from({ length: 50 }, () => sampleOf(pattern, random)).filter(text => !expected.test(text))).toEqual([]);
});

test('fails on what it cannot read, rather than passing over it', () => {
  expect(() => parsePattern('(a')).toThrow('(a lacks a parenthesis');
  expect(() => parsePattern('a)')).toThrow('a) cannot be read from 1 on');
});

import { wordsOf } from './rule-words';

test.each([
  ['self.type == \'Exact\' || self.type in ["A", "B"]', { numbers: [], texts: ['Exact', 'A', 'B'], patterns: [], fields: ['type'] }],
  ['has(self.a) ? self.a.matches(r"""^\\d"x"$""") : true', { numbers: [], texts: [], patterns: ['^\\d"x"$'], fields: ['a'] }],
  ['self.all(h, h.matches(\'^\\\\.$\') && h.size() > 0)', { numbers: [0], texts: [], patterns: ['^\\.$'], fields: [] }],
  ['self.__namespace__ == oldSelf.b.c', { numbers: [], texts: [], patterns: [], fields: ['namespace', 'b', 'c'] }],
])('finds what %s speaks of', (rule, words) => {
  expect(wordsOf(rule)).toEqual(words);
});

import { outsideThreeSigma, sharesInWords } from './shares';

test.each<[string, { [service: string]: number }, string[]]>([
  ['everyone on the spot', { v1: 900, v2: 100 }, []],
  ['at the edge of what chance explains', { v1: 872, v2: 128 }, []],
  ['one request beyond it', { v1: 871, v2: 129 }, ['v1', 'v2']],
  ['someone who got nothing', { v1: 1000 }, ['v1', 'v2']],
  ['someone who should get nothing', { 'v1': 900, 'v2': 99, 'answer 503': 1 }, ['answer 503']],
  ['someone called like a property of every object', { v1: 900, v2: 99, toString: 1 }, ['toString']],
])('90 and 10 percent of 1,000: %s', (_, counts, expected) => {
  expect(outsideThreeSigma({ v1: 90, v2: 10 }, new Map(Object.entries(counts)), 1000)).toEqual(expected);
});

test('all or nothing leaves nothing to chance', () => {
  expect(outsideThreeSigma({ v2: 100 }, new Map([['v2', 1000]]), 1000)).toEqual([]);
  expect(outsideThreeSigma({ v2: 100 }, new Map([['v2', 999], ['v1', 1]]), 1000)).toEqual(['v2', 'v1']);
});

test('says what it takes', () => {
  expect(sharesInWords({ v1: 90, v2: 10 }, 1000)).toBe('v1 900 ± 28, v2 100 ± 28');
});

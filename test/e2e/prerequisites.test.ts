import { parseOptions } from './options';
import { atLeast } from './prerequisites';
import { resultsTable } from './results-table';

test.each<[string, string, boolean]>([
  ['1.26.7', '1.26.7', true], ['1.26.8', '1.26.7', true], ['1.26.6', '1.26.7', false], ['1.27', '1.26.7', true], ['1.26', '1.26.7', false],
  ['2.0', '1.26.7', true], ['1.9.10', '1.26.7', false], ['3.11.0', '3.11', true], ['3.9.18', '3.11', false],
])('version %s is at least %s: %s', (version, least, expected) => {
  expect(atLeast(version, least)).toBe(expected);
});

test('every suite runs at the full loop unless told otherwise', () => {
  expect(parseOptions([], ['quickstart', 'rollout'])).toEqual({ suites: ['quickstart', 'rollout'], level: 'd', keep: false, full: false });
  expect(parseOptions(['rollout', 'rollout', '--level', 'a', '--keep', '--full'], ['quickstart', 'rollout']))
    .toEqual({ suites: ['rollout'], level: 'a', keep: true, full: true });
});

test('a row that is not as expected stands out', () => {
  const rows = [
    { request: 'GET /a', expected: '200', got: '200', ok: true },
    { request: 'GET /b', expected: '404', got: '200', ok: false },
  ];
  const lines = resultsTable('quickstart', rows, 120).split('\n').filter(line => line.includes('GET'));
  expect(lines[0]).not.toContain('WRONG');
  expect(lines[1]).toContain('WRONG: 200');
  expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(120);
});

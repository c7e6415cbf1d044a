import { resultsTable } from './results-table';

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

import { summary } from './findings';
import { closingLines } from '../../../src/cli/reports/closing-lines';
import { Summary } from '../../../src/cli/reports/report';

const found = (errors: number, warnings: number) => ({ errors, warnings, unreadable: 0, acknowledged: 0 });

test.each<[string, Partial<Summary>, string[]]>([
  ['nothing found', {}, ['nothing found in 12 objects of 5 files (envoy-gateway-1.9)']],
  ['one of each', { found: found(1, 1), checked: 1, files: 1 }, ['1 error, 1 warning in 1 object of 1 file (envoy-gateway-1.9)']],
  ['warnings alone', { found: found(0, 2) }, ['2 warnings in 12 objects of 5 files (envoy-gateway-1.9)']],
  ['errors, where nothing could be judged', { found: found(2, 0), checked: 0 }, ['2 errors in 0 objects of 5 files (envoy-gateway-1.9)']],
  ['nothing judged', { checked: 0 }, ['nothing checked: no object of a known kind in 5 files (envoy-gateway-1.9)']],
  ['kinds without a schema', { unjudged: [{ apiVersion: 'v1', kind: 'Service', count: 4 }, { apiVersion: 'apps/v1', kind: 'Deployment', count: 2 }] }, [
    'nothing found in 12 objects of 5 files (envoy-gateway-1.9)',
    'not judged, for want of a schema: 4 Service (v1), 2 Deployment (apps/v1)',
  ]],
  ['what was acknowledged', { found: { ...found(0, 0), acknowledged: 2 } }, [
    'nothing found in 12 objects of 5 files (envoy-gateway-1.9)', '2 findings acknowledged: --format json lists them with their reasons',
  ]],
  ['notes', { notes: ['one', 'two\nlines'] }, ['nothing found in 12 objects of 5 files (envoy-gateway-1.9)', 'note: one', 'note: two\\nlines']],
])('%s', (_, change, expected) => expect(closingLines(summary(change))).toEqual(expected));

test('names fifty kinds and counts the others', () => {
  const [, line] = closingLines(summary({ unjudged: Array.from({ length: 53 }, (_, index) => ({ apiVersion: 'v1', kind: `Kind${index}`, count: 2 })) }));
  expect(line).toMatch(/2 Kind49 \(v1\), 6 objects of 3 other kinds$/);
});

import { finding, summary } from './findings';
import { written } from './scenario';
import { SourceOf } from '../../../src/cli/reports/report';
import { TextReport } from '../../../src/cli/reports/text';
import { Finding } from '../../../src/verdict/finding';

const sourceOf: SourceOf = () => ({ text: 'a: 1\nb: 2', firstLine: 14 });

function lines(...findings: Finding[]): string[] {
  return written(new TextReport({ sourceOf, colours: false }), { findings, summary: summary() }).split('\n');
}

function headings(...findings: Finding[]): string[] {
  return lines(...findings).filter(line => /^\S.*(error|warning)( |$)/.test(line));
}

test.each<[string, Partial<Finding>, string]>([
  ['all there is to know', {}, 'shop/web.yaml:14:18  error  HTTPRoute shop/web  spec.rules[0].matches[0].path.value'],
  ['a warning', { severity: 'warning' }, 'shop/web.yaml:14:18  warning  HTTPRoute shop/web  spec.rules[0].matches[0].path.value'],
  ['no column', { column: undefined, path: '' }, 'shop/web.yaml:14  error  HTTPRoute shop/web'],
  ['no line', { line: undefined, column: undefined, object: undefined, path: '' }, 'shop/web.yaml  error'],
  ['the standard input', { file: '-', object: undefined, path: '' }, '<stdin>:14:18  error'],
  ['no namespace', { object: { apiVersion: 'v1', kind: 'GatewayClass', name: 'envoy' }, path: '' }, 'shop/web.yaml:14:18  error  GatewayClass envoy'],
  ['no name', { object: { apiVersion: 'v1', kind: 'HTTPRoute', namespace: 'shop', name: '' }, path: '' }, 'shop/web.yaml:14:18  error  HTTPRoute shop/(no name)'],
  ['a file name that commands', { file: '::error::x', object: undefined, path: '' }, '\\x3a:error::x:14:18  error'],
])('heads a finding with %s', (_, change, expected) => expect(headings(finding(change))).toEqual([expected]));

test.each<[string, Partial<Finding>, { headings: number; excerpts: number; blanks: number }]>([
  ['the same place and path', {}, { headings: 1, excerpts: 1, blanks: 1 }],
  ['the same place, another path', { path: 'spec' }, { headings: 2, excerpts: 1, blanks: 2 }],
  ['the same place, less grave', { severity: 'warning' }, { headings: 2, excerpts: 1, blanks: 2 }],
  ['the same place, another object', { object: { ...finding().object!, name: 'b' } }, { headings: 2, excerpts: 1, blanks: 2 }],
  ['another column', { column: 3 }, { headings: 2, excerpts: 2, blanks: 2 }],
  ['another file', { file: 'b.yaml' }, { headings: 2, excerpts: 2, blanks: 2 }],
  ['another document', { document: 1 }, { headings: 2, excerpts: 2, blanks: 2 }],
])('of a second finding of %s nothing is said twice', (_, change, expected) => {
  const all = lines(finding(), finding(change));
  expect({
    headings: headings(finding(), finding(change)).length,
    excerpts: all.filter(line => line.includes('> 14 |')).length,
    blanks: all.slice(0, -1).filter(line => line === '').length,
  }).toEqual(expected);
  expect(all.filter(line => line.includes('got "pay"  [invalid-value]'))).toHaveLength(2);
});

test('marks the lines of a text after the first, so that they pass for nothing else', () => {
  const forged = 'a\nshop/web.yaml:1:1  error  Forged\n\n0 errors';
  const out = lines(finding({ message: forged, fix: forged })).filter(line => /Forged|0 errors/.test(line));
  expect(out).toEqual([
    '  | shop/web.yaml:1:1  error  Forged', '  | 0 errors  [invalid-value]',
    '         | shop/web.yaml:1:1  error  Forged', '         | 0 errors',
  ]);
});

test('says nothing of a fix that is not there', () => {
  expect(lines(finding({ fix: '' })).join('\n')).not.toContain('fix:');
});

test('does without the lines around where it has none', () => {
  const report = new TextReport({ sourceOf: () => undefined, colours: false });
  expect(report.finding(finding())).toBe(
    'shop/web.yaml:14:18  error  HTTPRoute shop/web  spec.rules[0].matches[0].path.value\n' +
    '  a path starts with a slash, got "pay"  [invalid-value]\n' +
    '    fix: "/pay"\n',
  );
});

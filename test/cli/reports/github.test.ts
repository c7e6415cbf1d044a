import { finding } from './findings';
import { GithubReport } from '../../../src/cli/reports/github';
import { Finding } from '../../../src/verdict/finding';

/** A workflow command as the runner reads it. */
function annotation(change: Partial<Finding>, text?: string) {
  const report = new GithubReport({ sourceOf: () => text === undefined ? undefined : { text, firstLine: 14 } });
  const [, level, properties, data] = /^::(\w+) (.*?)::(.*)\n$/.exec(report.finding(finding(change)))!;
  const decoded = (encoded: string) => encoded.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%');
  return { level, ...Object.fromEntries(properties.split(',').map(each => each.split(/=(.*)/s, 2).map(decoded))), message: decoded(data) };
}

const place = { file: 'shop/web.yaml', line: '14', endLine: '14', col: '18', endColumn: '18' };
const title = 'invalid-value in HTTPRoute shop/web';
const message = 'a path starts with a slash, got "pay"\nat spec.rules[0].matches[0].path.value\nfix: "/pay"';

test.each<[string, Partial<Finding>, string | undefined, object]>([
  ['an error', {}, undefined, { level: 'error', ...place, title, message }],
  ['a warning', { severity: 'warning' }, undefined, { level: 'warning', ...place, title, message }],
  ['the end of the value', {}, '          value: pay # here', { level: 'error', ...place, endColumn: '20', title, message }],
  ['a line without a column', { column: undefined }, undefined, { level: 'error', file: place.file, line: '14', endLine: '14', title, message }],
  ['a file without a line', { line: undefined, column: undefined }, undefined, { level: 'error', file: place.file, title, message }],
  ['the standard input', { file: '-' }, undefined, {
    level: 'error', title, message: message.replace('\n', '\nin line 14 of the standard input\n'),
  }],
  ['no object, path or fix', { object: undefined, path: '', fix: '' }, undefined, { level: 'error', ...place, title: 'invalid-value', message: 'a path starts with a slash, got "pay"' }],
  ['a file below here', { file: './a/../b.yaml' }, undefined, { level: 'error', ...place, file: 'b.yaml', title, message }],
  ['a file name of separators', { file: 'a,b=c:d::e%2C.yaml' }, undefined, { level: 'error', ...place, file: 'a,b=c:d::e%2C.yaml', title, message }],
  ['a message of what is escaped', { message: '100%0A ::error::\nb' }, undefined, { level: 'error', ...place, title, message: message.replace(/^.*/, '100%0A ::error::\nb') }],
])('annotates %s', (_, change, text, expected) => expect(annotation(change, text)).toEqual(expected));

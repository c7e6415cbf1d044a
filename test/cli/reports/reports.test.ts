import { summary } from './findings';
import { everyShape, hostile, Scenario, written } from './scenario';
import { FORMATS, Format, reportOf } from '../../../src/cli/reports/report-of';
import { expectGolden } from '../../golden';

function report(format: Format, { findings, sourceOf, summary: end }: Scenario, colours = false): string {
  return written(reportOf(format, { sourceOf, colours, version: '1.2.3' }), { findings, summary: end });
}

test('writes the reports it is known to write', () => {
  const clean: Scenario = { findings: [], sourceOf: () => undefined, summary: summary() };
  expectGolden('cli/reports/reports.golden', new Map<string, string>([
    ...FORMATS.map(format => [`clean.${format}`, report(format, clean)] as const),
    ...FORMATS.map(format => [`every-shape.${format}`, report(format, everyShape)] as const),
    ['every-shape.text-coloured', report('text', everyShape, true)],
  ]));
});

const HARMFUL: ReadonlyArray<readonly [string, string]> = [
  ['colours', '\x1b[31mred\x1b[0m'],
  ['a title for the terminal', '\x1b]0;owned\x07'],
  ['a link', '\x1b]8;;https://evil.example\x1b\\here\x1b]8;;\x1b\\'],
  ['controls of eight bits', '\x9b2J\x9d0;owned\x9c'],
  ['what overwrites the line', 'fine\r\x08\x7f'],
  ['lines of its own', 'a\nb\r\nc\n0 errors'],
  ['a workflow command', '::error file=x::gotcha'],
  ['a workflow command after a space', '\n ::stop-commands::x\n\u00a0::set-output name=a::b'],
  ['a workflow command of old', 'a ##[error]gotcha ###[warning]'],
  ['a pipeline command', '##vso[task.setvariable variable=a]b'],
  ['text turned around', '\u202euser\u2066\u2069\u200f'],
  ['what nobody sees', 'a\u200bb\u00adc\ufeffd\u{e0041}\u3164\u2060'],
  ['other line breaks', 'a\u2028b\u2029c\x85d\x0be\x0cf'],
  ['half characters', '\ud83d and \ude00'],
  ['what GitHub escapes', '%0A%3A100%,:,=;]'],
  ['a null', '\0'],
];

test.each(FORMATS.flatMap(format => HARMFUL.map(([name, text]) => [format, name, text] as const)))('%s shows %s and does not obey it', (format, _, text) => {
  const found = hostile(text);
  const lines = report(format, found).split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.filter(line => /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u00a0]/u.test(line.replaceAll('\t', '')))).toEqual([]);
  const commands = lines.filter(line => /^\s*::/.test(line));
  if (format === 'github') {
    expect(commands).toHaveLength(found.findings.length);
    commands.forEach(line => expect(line).toMatch(/^::error [^:]*::/));
  } else {
    expect(commands).toEqual([]);
    expect(lines.filter(line => /##\w*\[/.test(line))).toEqual([]);
  }
});

test.each(FORMATS)('%s gives every finding a place, however many there are', format => {
  const text = Array.from({ length: 5000 }, (_, line) => `line${line}: ${'x'.repeat(200)}`).join('\n');
  const findings = Array.from({ length: 5000 }, (_, line) => ({ ...everyShape.findings[0], file: 'big.yaml', line: line + 1, column: 5, path: `spec.items[${line}]` }));
  const out = report(format, { findings, sourceOf: () => ({ text, firstLine: 1 }), summary: summary() });
  expect(out.match(/spec\.items\[4999\]/g)?.length).toBeGreaterThanOrEqual(1);
  expect(new Set(out.match(/spec\.items\[\d+\]/g)).size).toBe(5000);
});

test.each(['text', 'sarif', 'github'] as const)('%s keeps the ends of a value of a megabyte', format => {
  const huge = 'v'.repeat(1_000_000);
  const found = hostile(huge);
  const findings = found.findings.map(each => ({ ...each, message: `got "${huge}", at most 63 characters` }));
  const out = report(format, { ...found, findings });
  // SARIF and GitHub name a file in full.
  expect(out.replaceAll(`${huge}.yaml`, 'file').length).toBeLessThan(100_000);
  expect(out).toMatch(/got \\?"vvv/);
  expect(out).toContain('v\\", at most 63 characters'.slice(format === 'sarif' ? 0 : 3));
});

test('JSON keeps all of a value of a megabyte', () => {
  const huge = 'v'.repeat(1_000_000);
  const { findings } = JSON.parse(report('json', hostile(huge)));
  expect(findings[0]).toMatchObject({ message: huge, path: huge, fix: huge });
});

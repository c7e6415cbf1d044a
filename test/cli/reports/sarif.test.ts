import type { Log, Result } from 'sarif';
import { finding, summary } from './findings';
import { codeScanningProblems, schemaProblems } from './sarif-schema';
import { everyShape, hostile, Scenario, written } from './scenario';
import { RULES } from '../../../src/checks/rules-in-order';
import { Summary } from '../../../src/cli/reports/report';
import { SarifReport } from '../../../src/cli/reports/sarif';
import { Finding } from '../../../src/verdict/finding';
import { FINDING_KINDS } from '../../../src/verdict/finding-kinds';

function log({ findings, sourceOf, summary: end }: Scenario): Log {
  return JSON.parse(written(new SarifReport({ sourceOf, version: '1.2.3' }), { findings, summary: end }));
}

function resultOf(change: Partial<Finding>, text?: string): Result {
  const sourceOf = () => text === undefined ? undefined : { text, firstLine: 14 };
  return log({ findings: [finding(change)], sourceOf, summary: summary() }).runs[0].results![0];
}

test.each<[string, Scenario]>([
  ['no finding', { ...everyShape, findings: [] }],
  ['findings of every shape', everyShape],
  ['every kind of finding', { ...everyShape, findings: Object.keys(FINDING_KINDS).map(id => finding({ id })) }],
  ['what was acknowledged', { ...everyShape, findings: RULES.map(({ id }) => finding({ id, acknowledged: 'we {know} it' })) }],
  ['controls', hostile('\x1b[31m\x9b\0\u202e\n\r\t')],
  ['half characters', hostile('\ud83d')],
  ['separators', hostile('a/b:c?d#e%f [g](h) {0}\\')],
  ['nothing but braces', hostile('{'.repeat(5000))],
  ['nothing but hidden characters', hostile('\u200b'.repeat(5000))],
  ['a megabyte', hostile('x'.repeat(1_000_000))],
])('is what code scanning takes, with %s', (_, scenario) => {
  const document = log(scenario);
  expect(schemaProblems(document)).toEqual([]);
  expect(codeScanningProblems(document)).toEqual([]);
  expect(document.runs[0].results).toHaveLength(scenario.findings.length);
});

test('its own judge sees what is wrong', () => {
  const document = log(everyShape);
  const [run] = document.runs;
  run.results![0].ruleIndex = 3;
  run.results![1].locations = [];
  run.results![2].message.text = '';
  run.tool.driver.rules![0].help = undefined;
  expect(codeScanningProblems(document)).toEqual([
    'rule unknown-field lacks a text', 'result 0: its index is another rule\'s', 'result 1: not one location', 'result 1: no file',
    'result 1: no region, or one that ends before it starts', 'result 2: no text, or too long',
  ]);
  expect(schemaProblems({ ...document, version: '2.0.0', more: 1 })).toHaveLength(2);
  expect(schemaProblems({ ...document, runs: [{ ...run, results: [{ message: { text: 'a' }, locations: [{ physicalLocation: { artifactLocation: { uri: 'a b' } } }] }] }] })).toHaveLength(1);
});

test.each<[string, string, object]>([
  ['relative to the folder', 'shop/web.yaml', { uri: 'shop/web.yaml', uriBaseId: '%SRCROOT%' }],
  ['without the dot', './shop//web.yaml', { uri: 'shop/web.yaml', uriBaseId: '%SRCROOT%' }],
  ['above the folder', '../web.yaml', { uri: '../web.yaml', uriBaseId: '%SRCROOT%' }],
  ['absolute', '/srv/a b#c.yaml', { uri: 'file:///srv/a%20b%23c.yaml' }],
  ['encoded', 'a:b c/ü?#%5B[.yaml', { uri: 'a%3Ab%20c/%C3%BC%3F%23%255B%5B.yaml', uriBaseId: '%SRCROOT%' }],
  ['of half characters', 'a\ud83d.yaml', { uri: 'a%EF%BF%BD.yaml', uriBaseId: '%SRCROOT%' }],
  ['of the standard input', '-', { uri: 'stdin', description: { text: 'The standard input' } }],
])('names a file %s', (_, file, expected) => {
  expect(resultOf({ file }).locations![0].physicalLocation!.artifactLocation).toEqual(expected);
});

test.each<[string, Partial<Finding>, string | undefined, object]>([
  ['a value', {}, '          value: pay # here', { startLine: 14, startColumn: 18, endLine: 14, endColumn: 21 }],
  ['a place without its text', {}, undefined, { startLine: 14, startColumn: 18, endLine: 14, endColumn: 18 }],
  ['a place beyond its line', {}, 'short', { startLine: 14, startColumn: 18, endLine: 14, endColumn: 18 }],
  ['a line', { column: undefined }, 'a: 1', { startLine: 14, startColumn: 1, endLine: 14, endColumn: 5 }],
  ['a line without its text', { column: undefined }, undefined, { startLine: 14, startColumn: 1, endLine: 14 }],
  ['a file', { line: undefined, column: undefined }, undefined, { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 }],
])('has a region for %s', (_, change, text, expected) => {
  expect(resultOf(change, text).locations![0].physicalLocation!.region).toEqual(expected);
});

test.each<[string, Partial<Finding>, string]>([
  ['what is wrong, where, and what to write', {}, 'a path starts with a slash, got "pay"\nIn HTTPRoute shop/web, spec.rules[0].matches[0].path.value\nFix: "/pay"'],
  ['as much as there is', { object: undefined, path: '', fix: '' }, 'a path starts with a slash, got "pay"'],
  ['braces that are no placeholders', { object: undefined, path: '', message: 'got {"a": 1}', fix: 'write {0}' }, 'got {{"a": 1}}\nFix: write {{0}}'],
  ['brackets that are no link', { object: undefined, path: '', message: 'see [this](https://evil.example)', fix: '' }, 'see [this] (https://evil.example)'],
])('says %s', (_, change, expected) => expect(resultOf(change).message.text).toBe(expected));

test('names the object', () => {
  expect(resultOf({}).locations![0].logicalLocations).toEqual([{ name: 'web', fullyQualifiedName: 'gateway.networking.k8s.io/v1/HTTPRoute/shop/web', kind: 'object' }]);
  expect(resultOf({ object: undefined }).locations![0]).not.toHaveProperty('logicalLocations');
});

const fingerprint = (change: Partial<Finding>) => resultOf(change).partialFingerprints!['findingInObject/v1'];

test.each<[string, Partial<Finding>, boolean]>([
  ['its lines move', { line: 99, column: 3 }, true],
  ['documents move before it', { document: 5 }, true],
  ['its value changes', { message: 'got "pax"', fix: '"/pax"' }, true],
  ['it weighs less', { severity: 'warning' }, true],
  ['it is something else', { id: 'wrong-type' }, false],
  ['it is elsewhere in the object', { path: 'spec.rules[1]' }, false],
  ['the object is another', { object: { ...finding().object!, name: 'web2' } }, false],
  ['the file is another', { file: 'b.yaml' }, false],
])('knows a finding again when %s: %#', (_, change, again) => {
  expect(fingerprint(change) === fingerprint({})).toBe(again);
});

test('tells findings apart that are alike, file by file', () => {
  const findings = [finding(), finding({ document: 1 }), finding({ file: 'b.yaml' }), finding()];
  const results = log({ findings, sourceOf: () => undefined, summary: summary() }).runs[0].results!;
  const found = results.map(({ partialFingerprints }) => partialFingerprints!['findingInObject/v1']);
  expect(new Set(found).size).toBe(3);
  expect(found.map(each => each.slice(-2))).toEqual([':1', ':2', ':1', ':1']);
});

test('has a rule for an id that the table lacks', () => {
  const { results, tool: { driver: { rules } } } = log({
    findings: [finding({ id: 'later', severity: 'warning' }), finding({ id: 'constructor' }), finding({ id: 'later' })], sourceOf: () => undefined, summary: summary(),
  }).runs[0];
  const known = Object.keys(FINDING_KINDS).length + RULES.length;
  expect(results!.map(({ ruleIndex }) => ruleIndex)).toEqual([known, known + 1, known]);
  expect(rules!.slice(known)).toMatchObject([{ id: 'later', defaultConfiguration: { level: 'warning' } }, { id: 'constructor' }]);
});

test.each<[string, Partial<Summary>, object]>([
  ['ran', {}, { executionSuccessful: true, toolExecutionNotifications: [] }],
  ['could not read all', { found: { errors: 1, warnings: 0, unreadable: 1, acknowledged: 0 } }, { executionSuccessful: false }],
  ['did not judge all', { unjudged: [{ apiVersion: 'v1', kind: 'Service', count: 4 }], notes: ['{x}'] }, {
    executionSuccessful: true,
    toolExecutionNotifications: [
      { level: 'note', message: { text: 'not judged, for want of a schema: 4 Service (v1)' } }, { level: 'note', message: { text: 'note: {{x}}' } },
    ],
  }],
])('says that it %s', (_, change, expected) => {
  expect(log({ findings: [], sourceOf: () => undefined, summary: summary(change) }).runs[0].invocations).toMatchObject([expected]);
});

import { everyShape, hostile, written } from './scenario';
import { JsonReport } from '../../../src/cli/reports/json';
import { jsonText, StreamedArray } from '../../../src/cli/reports/json-text';

test('writes one document of the findings as they are', () => {
  const { findings, summary } = everyShape;
  const document = JSON.parse(written(new JsonReport(), everyShape));
  expect(document.findings).toEqual(JSON.parse(JSON.stringify(findings)));
  expect(Object.keys(document.findings[0])).toEqual(['id', 'severity', 'document', 'object', 'file', 'line', 'column', 'path', 'message', 'fix']);
  expect(document.summary).toEqual({
    profile: 'envoy-gateway-1.9', checked: 3, files: 5, documents: 7, errors: 10, warnings: 2, unreadable: 2, unjudged: summary.unjudged, acknowledged: 0, notes: summary.notes,
  });
});

test('what was acknowledged comes apart, with its reason', () => {
  const [first, ...others] = everyShape.findings;
  const { findings, acknowledged } = JSON.parse(written(new JsonReport(), { ...everyShape, findings: [{ ...first, acknowledged: 'as agreed' }, ...others] }));
  expect(findings).toHaveLength(others.length);
  expect(acknowledged).toEqual([expect.objectContaining({ id: first.id, message: first.message, reason: 'as agreed' })]);
});

test('leaves out what a finding does not have', () => {
  const { findings } = JSON.parse(written(new JsonReport(), everyShape));
  const unreadable = findings.find((each: { id: string }) => each.id === 'unreadable-file');
  expect(Object.keys(unreadable)).toEqual(['id', 'severity', 'document', 'file', 'path', 'message', 'fix']);
});

test('escapes lose nothing', () => {
  const text = '\x1b\x9b\u202e\u{e0041}\ud83d##[error]\u2028"\\';
  expect(JSON.parse(written(new JsonReport(), hostile(text))).findings[0]).toMatchObject({ path: text, message: text, fix: text, file: `${text}.yaml` });
});

test.each([0, 1, 3])('an array of %i entries is written as the whole would be', length => {
  const entries = Array.from({ length }, (_, index) => ({ index, text: 'a\nb "entries": []', nested: [{ a: [] }] }));
  const streamed = new StreamedArray('entries', { head: 1, deep: [{ entries: [] }] });
  const out = entries.map(each => streamed.entry(each)).join('') + streamed.close({ head: 1, deep: [{ entries: [], after: '"entries": []' }], last: true });
  expect(out).toBe(`${jsonText({ head: 1, deep: [{ entries, after: '"entries": []' }], last: true })}\n`);
});

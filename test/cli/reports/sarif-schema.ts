import { readFileSync } from 'fs';
import Ajv from 'ajv';
import type { Log, Result } from 'sarif';

/** The official schema is of draft 4. What differs from draft 7 in it is where it says its own name. */
const { id: _id, $schema: _draft, ...schema } = JSON.parse(readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'));

const validate = new Ajv({
  allErrors: true,
  strict: false,
  unicodeRegExp: false, // one of its patterns is none by the stricter rules
  formats: {
    'uri': value => URL.canParse(value),
    'uri-reference': /^([a-z][a-z0-9+.-]*:)?[A-Za-z0-9\-._~!$&'()*+,;=:@/%]*$/,
    'date-time': value => !Number.isNaN(Date.parse(value)),
  },
}).compile(schema);

/** Everything that the schema of SARIF 2.1.0 finds wrong. */
export function schemaProblems(log: unknown): string[] {
  return validate(log) ? [] : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** Everything that code scanning would refuse or not show: what it documents over and above the schema. */
export function codeScanningProblems({ $schema, version, runs }: Log): string[] {
  return [
    ...$schema ? [] : ['no $schema'],
    ...version === '2.1.0' ? [] : ['another version'],
    ...runs.flatMap(({ tool: { driver }, results, originalUriBaseIds }) => [
      ...driver.name && /^\d+\.\d+\.\d+/.test(driver.semanticVersion!) ? [] : ['no name or version'],
      ...driver.rules!.flatMap(({ id, name, shortDescription, fullDescription, help, defaultConfiguration }) => [
        ...[id, shortDescription?.text, fullDescription?.text, help?.text].every(Boolean) ? [] : [`rule ${id} lacks a text`],
        ...[shortDescription?.text, fullDescription?.text].every(text => text!.length <= 1024) && (name ?? '').length <= 255 ? [] : [`rule ${id} is too long`],
        ...['note', 'warning', 'error'].includes(defaultConfiguration!.level!) ? [] : [`rule ${id} has an odd level`],
      ]),
      ...new Set(driver.rules!.map(({ id }) => id)).size === driver.rules!.length ? [] : ['a rule is there twice'],
      ...results!.flatMap((result, index) => resultProblems(result, driver.rules!.map(({ id }) => id), originalUriBaseIds!).map(problem => `result ${index}: ${problem}`)),
    ]),
  ];
}

function resultProblems(result: Result, rules: string[], bases: object): string[] {
  const { ruleId, ruleIndex, level, message: { text }, locations, partialFingerprints } = result;
  const { artifactLocation: { uri, uriBaseId } = {}, region } = locations?.[0]?.physicalLocation ?? {};
  const { startLine, startColumn, endLine, endColumn } = region ?? {};
  return [
    ...rules[ruleIndex!] === ruleId ? [] : ['its index is another rule\'s'],
    ...['note', 'warning', 'error'].includes(level!) ? [] : ['odd level'],
    ...text && text.length <= 1024 ? [] : ['no text, or too long'],
    ...(locations?.length === 1) ? [] : ['not one location'],
    ...uri ? [] : ['no file'],
    ...uriBaseId === undefined || Object.hasOwn(bases, uriBaseId) ? [] : ['an unknown base'],
    ...startLine && startColumn && endLine && startLine <= endLine && (endColumn ?? Infinity) >= startColumn ? [] : ['no region, or one that ends before it starts'],
    ...Object.values(partialFingerprints ?? {}).some(Boolean) ? [] : ['no fingerprint'],
  ];
}

import { KIND_VERSIONS } from '../../imports/schema/kind-versions';
import { walkSchema } from '../../projenrc/imports/crd-schema';
import { ruleOf } from '../../src/schema/cel/rule';
import { schemaOf } from '../../src/schema/schema-store';
import { BROKEN_VALUES } from '../verdict/sentences/broken-values';

const RULES = [...new Set(KIND_VERSIONS.flatMap(each => [...walkSchema(schemaOf(each))].flatMap(([, schema]) =>
  (schema['x-kubernetes-validations'] ?? []).map(({ rule }) => rule))))];

/** What the engine says of a value: whether it holds, or why it cannot tell. */
function answer(source: string, self: unknown, old: unknown): boolean | string {
  const rule = ruleOf(source);
  if ('unknown' in rule) return `not judged: ${rule.unknown}`;
  const said = rule.answer(self, old);
  return 'holds' in said ? said.holds : `fails: ${said.failure}`;
}

test('every rule of the pinned kinds is known to the engine, breaks on a value, and holds on one close to it', () => {
  const outcomes = RULES.map(rule => {
    const { breaks, holds, old } = BROKEN_VALUES.get(rule)!;
    return { rule, breaks: answer(rule, breaks, old), holds: answer(rule, holds, old) };
  });
  // A rule that cannot be answered is broken, too.
  const isBroken = (said: boolean | string) => said === false || String(said).startsWith('fails: ');
  expect(outcomes.filter(({ breaks, holds }) => !isBroken(breaks) || holds !== true)).toEqual([]);
  process.stdout.write(`rules seen to fail: ${outcomes.filter(({ breaks }) => isBroken(breaks)).length} of ${RULES.length}\n`);
  expect(outcomes).toHaveLength(254);
});

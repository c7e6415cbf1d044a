import { BROKEN_VALUES } from './broken-values';
import { PINNED_RULES } from './pinned-rules';
import { StructuralSchema } from '../../../src/schema/structural-schema';
import { brokenRules } from '../../judge/cel-rules';
import { StructuralCheck, structuralCheck } from '../../judge/json-schema';
import { listTypeProblems, withDefaults } from '../../judge/schema-walk';

const checks = new Map<StructuralSchema, StructuralCheck>();

/** What of a value a schema refuses, rules apart, and the defaults that it lacks. */
export function shapeProblems(schema: StructuralSchema, value: unknown): string[] {
  let check = checks.get(schema);
  if (check === undefined) checks.set(schema, check = structuralCheck(schema));
  return [...check(value), ...listTypeProblems(schema, value), ...withDefaults(schema, value).filled.map(filled => `lacks the default ${filled}`)];
}

/** The first of the schemas with a rule by which the good value of its pair is wholly in order. */
export function siteOf(rule: string): StructuralSchema {
  const { holds } = BROKEN_VALUES.get(rule)!;
  const sites = [...PINNED_RULES.get(rule)!];
  const problems = sites.map(schema => [...shapeProblems(schema, holds), ...brokenRules(schema, holds)]);
  const found = problems.findIndex(({ length }) => length === 0);
  if (found < 0) throw new Error(`${JSON.stringify(holds)} is nowhere in order: ${problems.map(each => each.join('; ')).join(' | ')}`);
  return sites[found];
}

/** The rules that a value itself breaks, and those that something in it breaks. */
export function brokenOf(schema: StructuralSchema, value: unknown): string[] {
  const rules = [...PINNED_RULES.keys()];
  return brokenRules(schema, value).map(problem => rules.find(rule => problem.endsWith(` breaks ${rule.replace(/\s+/g, ' ')}`))!);
}

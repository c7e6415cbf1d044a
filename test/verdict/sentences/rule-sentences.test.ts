import { ruleOf } from './broken-value';
import { BROKEN_VALUES } from './broken-values';
import { PINNED_RULES } from './pinned-rules';
import { brokenOf, shapeProblems, siteOf } from './sites';
import { RULE_SENTENCES, sentenceOf } from '../../../src/verdict/sentences/rule-sentences';
import { expectGolden } from '../../golden';

/**
 * Rules that break only beside something else of the schema: what that says of the value here. The first never breaks on a server, which
 * tries no rule on an object with a value that an enum lacks.
 */
const BESIDE_SCHEMA = new Map(([
  ['self.type in [\'Exact\',\'PathPrefix\'] || …', 'type must be equal to one of the allowed values'],
  ['self.all(l1, self.exists_one(l2, l1.name == l2.name))', ' has ["http"] twice'],
  ['self.all(t1, self.exists_one(t2, t1.port == t2.port))', ' has [443] twice'],
  ['self.all(h, !h.contains(\'*\') ? …', '1 must match pattern "^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"'],
  ['self.all(h, h.contains(\'*\') ? …', '0 must match pattern "^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"'],
  ['!has(self.minSuccessRate) || …', 'minSuccessRate must be >= 1'],
  ['!has(self.maxRejectionPercent) || …', 'maxRejectionPercent must be <= 100'],
] as const).map(([text, problem]) => [ruleOf(text), [problem]]));

const VERBS = [
  'add', 'change', 'give', 'keep', 'lower', 'merge', 'move', 'put', 'raise', 'refer', 'remove', 'rename', 'set', 'shorten', 'write',
];

describe('every rule of the pinned CRDs', () => {
  const rules = [...PINNED_RULES.keys()];

  test('has a sentence, and no sentence is for another', () => {
    const known = RULE_SENTENCES.flatMap(family => Object.keys(family));
    expect({ without: rules.filter(rule => sentenceOf(rule) === undefined), gone: known.filter(rule => !PINNED_RULES.has(rule)) })
      .toEqual({ without: [], gone: [] });
    expect(known.length).toBe(rules.length);
    expect(sentenceOf('self == 1')).toBe(undefined);
  });

  test('has a value that breaks it', () => {
    expect(rules.filter(rule => !BROKEN_VALUES.has(rule))).toEqual([]);
    expect(BROKEN_VALUES.size).toBe(rules.length);
  });
});

describe('a sentence of ours', () => {
  test.each(RULE_SENTENCES.flatMap(family => Object.values(family)).map(({ problem, fix }) => [problem, fix]))('%s', (problem, fix) => {
    expect(unquoted(problem)).toMatch(/^["a-z].*\bmust\b[^:;]*$/);
    expect(fix).toMatch(new RegExp(`^(${VERBS.join('|')}) `));
    for (const text of [problem, fix]) {
      expect(unquoted(text)).not.toMatch(/invalid|\.$|'|`/i);
      expect(text.split('"').length % 2).toBe(1);
    }
  });
});

describe('a value', () => {
  test.each([...BROKEN_VALUES].map(([rule, value]) => [shortly(rule), rule, value] as const))('breaks %s', (_, rule, { breaks, holds, old }) => {
    const schema = siteOf(rule);
    expect(shapeProblems(schema, breaks)).toEqual(BESIDE_SCHEMA.get(rule) ?? []);
    if (old !== undefined) {
      // There is no change to judge here: by reading.
      expect(rule).toBe('self == oldSelf');
      expect(breaks).not.toEqual(old);
      expect(holds).toEqual(old);
    } else {
      expect(brokenOf(schema, breaks)).toContain(rule);
    }
  });

  test('is known with what is said of it', () => {
    const said = [...BROKEN_VALUES].map(([rule, { breaks, old }]) => {
      const { problem, fix, culprit } = sentenceOf(rule)!;
      const why = culprit?.(breaks);
      const others = old === undefined ? brokenOf(siteOf(rule), breaks).filter(other => other !== rule) : [];
      return [
        shortly(rule),
        `  value    ${abridged(JSON.stringify(breaks))}`,
        `  problem  ${problem}`,
        ...why === undefined ? [] : [`  culprit  ${why}`],
        `  fix      ${fix}`,
        ...others.map(other => `  too      ${sentenceOf(other)!.problem}`),
      ].join('\n');
    });
    expectGolden('verdict/sentences/sentences.golden', new Map([['sentences.txt', `${said.join('\n\n')}\n`]]));
  });
});

function shortly(rule: string): string {
  return abridged(rule.replace(/\s+/g, ' ').trim());
}

function unquoted(text: string): string {
  return text.replace(/"[^"]*"/g, '""');
}

function abridged(text: string): string {
  return text.length > 200 ? `${text.slice(0, 120)} … ${text.slice(-60)}` : text;
}

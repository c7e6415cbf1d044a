import * as fc from 'fast-check';
import { ruleOf } from './broken-value';
import { BROKEN_VALUES } from './broken-values';
import { PINNED_RULES } from './pinned-rules';
import { brokenOf, siteOf } from './sites';
import { StructuralSchema } from '../../../src/schema/structural-schema';
import { RULE_SENTENCES, sentenceOf } from '../../../src/verdict/sentences/rule-sentences';
import { property } from '../../properties/runs';

const culprits = RULE_SENTENCES.flatMap(family => Object.values(family)).flatMap(({ culprit }) => culprit ?? []);

const fields = [...new Set([...PINNED_RULES.keys()].flatMap(rule => [...rule.matchAll(/\.([a-z]\w*)\b(?!\()/gi)].map(([, field]) => field)))];
const scalar = fc.constantFrom<unknown>('', '*', '*.', '/', '%', 'Type', 'HTTP', 'TLS', 'Gateway', '192.0.2.1', null, 0, -1, '\ud800', 'x'.repeat(2000));
const json: fc.Arbitrary<unknown> = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof(scalar, fc.jsonValue()),
    fc.array(tie('value'), { maxLength: 6 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...fields, 'namespace', '__proto__', 'constructor'), fc.string()), tie('value'), { maxKeys: 6 }),
  ),
})).value;

property('a culprit takes any JSON', json, 500, expectRobust);

const broken = fc.constantFrom(...[...BROKEN_VALUES.values()].map(({ breaks }) => breaks));
property('a culprit takes what it knows with anything in one of its places', fc.tuple(broken, fc.nat(20), json), 500,
  ([value, place, other]) => expectRobust(withOther(value, place, other)));

const listRules = [...BROKEN_VALUES.keys()].filter(rule => siteOf(rule).type === 'array').map(rule => ({ rule, schema: siteOf(rule) }));
const entries = new Map<StructuralSchema, unknown[]>();
for (const { rule, schema } of listRules) {
  const { breaks, holds } = BROKEN_VALUES.get(rule)!;
  entries.set(schema, [...entries.get(schema) ?? [], ...breaks as unknown[], ...holds as unknown[]]);
}
const picks = fc.array(fc.nat(999), { maxLength: 4 });
property('a culprit of a list is named exactly where the rule breaks', fc.tuple(fc.constantFrom(...listRules), picks), 1000, ([{ rule, schema }, chosen]) => {
  const known = entries.get(schema)!;
  const list = chosen.map(each => known[each % known.length]);
  const said = sentenceOf(rule)!.culprit!(list);
  expect({ list, rule, said, broken: brokenOf(schema, list).includes(rule) }).toMatchObject({ broken: said !== undefined });
});

test.each<[why: string, self: unknown, rule: string, said: string | undefined]>([
  ['one of several entries', [{ name: 'a', protocol: 'TLS' }, { protocol: 'TLS' }], 'self.all(l, (l.protocol == \'TLS\' …', 'listener 0 ("a") has none; 1 more likewise'],
  ['many places', Array.from({ length: 9 }, () => ({ type: 'CORS' })), 'self.filter(f, f.type == \'CORS\').size() <= 1', 'filters 0, 1, 2, 3 and 5 more have it'],
  ['both of two', { targetRef: {}, targetRefs: [] }, '(has(self.targetRef) && !has(self.targetRefs)) || …', '"targetRef" and "targetRefs" are set'],
  ['none of three', {}, '((has(self.fqdn) && …', 'none is set'],
  ['a lacking type', {}, 'self.type == \'File\' ? …', '"type" is lacking'],
  ['a lacking field', { type: 'ValueRef' }, '(self.type == \'Value\' && …', '"type" is "ValueRef", and neither is set'],
  ['a lacking list', { tls: { autoSNIFromEndpointHostname: true } }, '!has(self.tls) || …self.endpoints.all(…', 'there are no "endpoints"'],
  ['a lacking object', { connection: {} }, '!((has(self.connection) && …', 'there is no "loadBalancer"'],
  ['an empty path', { type: 'Exact', value: '' }, '(self.type in [\'Exact\',\'PathPrefix\']) ? self.value.matches(…', '"value" is ""'],
  ['half an escape', { type: 'Exact', value: '/%2' }, '(self.type in [\'Exact\',\'PathPrefix\']) ? self.value.matches(…', '"value" is "/%2" and has a "%" that begins no escape'],
  ['a character of two units', { type: 'Exact', value: '/\u{1F600}' }, '(self.type in [\'Exact\',\'PathPrefix\']) ? self.value.matches(…', '"value" is "/\u{1F600}" and has "\u{1F600}"'],
  ['a long text', { type: 'Exact', value: 'a'.repeat(999) }, '(self.type in [\'Exact\',\'PathPrefix\']) ? self.value.startsWith(…', `"value" is "${'a'.repeat(80)}…"`],
])('says %s', (_, self, rule, said) => {
  expect(sentenceOf(ruleOf(rule))!.culprit!(self)).toBe(said);
});

function expectRobust(self: unknown): void {
  const said = culprits.map(culprit => culprit(self));
  expect(said.filter(each => each !== undefined && (each === '' || each.length > 600 || each.includes('undefined') || each.includes('\n')))).toEqual([]);
}

/** The value with another in one of its places, counted from its root. */
function withOther(value: unknown, place: number, other: unknown): unknown {
  let left = place;
  const copy = (each: unknown): unknown => {
    if (left-- === 0) return other;
    if (Array.isArray(each)) return each.map(copy);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([name, field]) => [name, copy(field)]));
  };
  return copy(value);
}

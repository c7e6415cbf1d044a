import { KIND_VERSIONS } from '../../../imports/schema/kind-versions';
import { walkSchema } from '../../../projenrc/imports/crd-schema';
import { patternTest } from '../../../src/schema/patterns';
import { schemaOf } from '../../../src/schema/schema-store';
import { StructuralSchema } from '../../../src/schema/structural-schema';
import { patternWords } from '../../../src/verdict/sentences/pattern-words';

const SITES = new Map<string, Set<StructuralSchema>>();
for (const kindVersion of KIND_VERSIONS) {
  for (const [, schema] of walkSchema(schemaOf(kindVersion))) {
    if (schema.pattern !== undefined) SITES.set(schema.pattern, (SITES.get(schema.pattern) ?? new Set()).add(schema));
  }
}

test('every pattern of the pinned CRDs has words', () => {
  expect([...SITES.keys()].filter(pattern => patternWords(pattern) === undefined)).toEqual([]);
  expect(SITES.size).toBe(34);
});

test.each([...SITES].map(([pattern, sites]) => [pattern, sites] as const).filter(([pattern]) => patternWords(pattern) !== undefined))('%s', (pattern, sites) => {
  const { what, example } = patternWords(pattern)!;
  expect(what).toMatch(/^["a-z].{0,120}[^.]$/);
  expect(what.split('"').length % 2).toBe(1);
  expect(patternTest(pattern)(example)).toBe(true);
  for (const { minLength = 0, maxLength = Infinity } of sites) {
    expect(example.length).toBeGreaterThanOrEqual(minLength);
    expect(example.length).toBeLessThanOrEqual(maxLength);
  }
});

test.each(['^a$', 'constructor', '__proto__'])('a pattern of others has none: %s', pattern => {
  expect(patternWords(pattern)).toBe(undefined);
});

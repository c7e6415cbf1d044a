import { isCelList, isCelMap } from '@bufbuild/cel';
import * as fc from 'fast-check';
import { compile } from '../../../src/schema/cel/compiler';
import { Frame, Scope } from '../../../src/schema/cel/evaluation';
import { parse } from '../../../src/schema/cel/parser';
import { ruleOf } from '../../../src/schema/cel/rule';
import { EvaluationError } from '../../../src/schema/cel/values';
import { drawValue } from '../../e2e/verdicts/generate/values';
import { Random } from '../../e2e/verdicts/random';
import { reference } from '../../judge/cel-rules';
import { property } from '../../properties/runs';
import { BROKEN_VALUES } from '../../verdict/sentences/broken-values';
import { PINNED_RULES } from '../../verdict/sentences/pinned-rules';

const FAILS = 'fails';

function ours(expression: string, self: unknown): unknown {
  try {
    return compile(parse(expression), Scope.RULE)(new Frame([self]));
  } catch (error) {
    if (error instanceof EvaluationError) return FAILS;
    throw error;
  }
}

function theirs(expression: string, self: unknown): unknown {
  const result = reference(expression, self);
  return result === undefined ? FAILS : plain(result);
}

/** A value of theirs as JSON has it. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (isCelList(value)) return [...value].map(plain);
  if (isCelMap(value)) return Object.fromEntries([...value].map(([key, each]) => [String(key), plain(each)]));
  return value;
}

describe('random expressions', () => {
  const NAMES = ['a', 'b', 'list', 'map', 'text', 'no'];
  const json = fc.letrec<{ value: unknown; scalar: unknown }>(tie => ({
    // Without null: their `has` says of a field that is null that there is none, which the API server does not.
    scalar: fc.constantFrom<unknown>(0, 1, 2, -3, '', 'a', 'ab', 'b\u{1F600}', true, false),
    value: fc.oneof({ maxDepth: 3 }, tie('scalar'), fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 3 })),
  })).value;
  const self = fc.record({ a: json, b: json, list: fc.array(json, { maxLength: 4 }), map: fc.dictionary(fc.constantFrom(...NAMES), json), text: fc.constantFrom('', 'ab', '\u{1F600}') }, { requiredKeys: ['list'] });

  const binary = (...operators: string[]) => (tie: fc.LetrecLooselyTypedTie, of: string) =>
    fc.tuple(tie(of), fc.constantFrom(...operators), tie(of)).map(([left, operator, right]) => `(${left} ${operator} ${right})`);
  const { truth } = fc.letrec(tie => ({
    path: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom('self', 'x', 'y', 'self.a', 'self.list', 'self.map', 'self.text', 'self.no'),
      fc.tuple(tie('path'), fc.constantFrom(...NAMES)).map(([of, name]) => `${of}.${name}`),
      fc.tuple(tie('path'), fc.constantFrom('0', '1', '9', '"a"', '"no"')).map(([of, at]) => `${of}[${at}]`),
    ),
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom('0', '1', '-3', '"a"', '""', '"ab"', 'true', 'false', 'null', '[]', '{}'),
      tie('path'),
      tie('path'),
      fc.array(tie('value'), { maxLength: 2 }).map(items => `[${items.join(', ')}]`),
      tie('value').map(value => `{"a": ${value}}`),
      binary('+')(tie, 'value'),
      tie('value').map(value => `size(${value})`),
      tie('text').map(text => `${text}.size()`),
      fc.tuple(tie('truth'), tie('value'), tie('value')).map(([condition, then, otherwise]) => `(${condition} ? ${then} : ${otherwise})`),
      fc.tuple(tie('path'), fc.constantFrom('x', 'y'), tie('value')).map(([of, name, value]) => `${of}.map(${name}, ${value})`),
      fc.tuple(tie('path'), fc.constantFrom('x', 'y'), tie('truth')).map(([of, name, value]) => `${of}.filter(${name}, ${value})`),
      tie('truth'),
    ),
    text: fc.oneof(fc.constantFrom('"ab"', '"b"', '""', 'self.text', 'x', 'self.a')),
    truth: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('true', 'false', 'self.a', 'x'),
      // Of no list: to them it has no field, to the API server the question is none.
      fc.tuple(fc.constantFrom('self', 'self.map', 'self.text', 'self.no'), fc.constantFrom(...NAMES)).map(([of, name]) => `has(${of}.${name})`),
      binary('==', '!=')(tie, 'value'),
      binary('<', '<=', '>', '>=')(tie, 'value'),
      fc.tuple(tie('value'), tie('path')).map(([item, of]) => `(${item} in ${of})`),
      binary('&&', '||')(tie, 'truth'),
      tie('truth').map(each => `!${each}`),
      fc.tuple(tie('text'), fc.constantFrom('contains', 'startsWith', 'endsWith', 'matches'), tie('text')).map(([of, method, text]) => `${of}.${method}(${text})`),
      fc.tuple(tie('truth'), tie('truth'), tie('truth')).map(([condition, then, otherwise]) => `(${condition} ? ${then} : ${otherwise})`),
      fc.tuple(tie('path'), fc.constantFrom('all', 'exists', 'exists_one'), fc.constantFrom('x', 'y'), tie('truth'))
        .map(([of, macro, name, each]) => `${of}.${macro}(${name}, ${each})`),
    ),
  })) as { truth: fc.Arbitrary<string> };
  // Variables are there, whatever stands in an expression.
  const whole = truth.map(each => `[1].exists(x, [self].exists(y, ${each}))`);

  property('give the same by both engines, or fail by both', fc.tuple(whole, self), 1500, ([expression, value]) => {
    expect({ expression, value, result: ours(expression, value) }).toEqual({ expression, value, result: theirs(expression, value) });
  });
});

describe('the rules of the pinned CRDs', () => {
  const sites = [...PINNED_RULES].flatMap(([rule, schemas]) => [...schemas].map(schema => ({ rule, schema })));
  // There is no change to judge here.
  const ofState = sites.filter(({ rule }) => !/\boldSelf\b/.test(rule));

  test('get the same answer of both engines for values of every place that has them', () => {
    const random = new Random(6);
    let [tried, broken] = [0, 0];
    for (const { rule, schema } of ofState) {
      const known = BROKEN_VALUES.get(rule)!;
      const drawn = Array.from({ length: 7 }, () =>
        drawValue(schema, random, { density: random.pick([0.2, 0.6, 0.9]), focus: new Set(), budget: 40 }));
      for (const value of [...drawn, known.breaks, known.holds]) {
        const answer = (ruleOf(rule) as { answer: (self: unknown) => object }).answer(value);
        const holds = 'holds' in answer && answer.holds === true;
        // What fails is broken.
        const theirsHolds = reference(rule, value, schema) === true;
        if (holds !== theirsHolds) throw new Error(`ours says ${holds} for ${JSON.stringify(value)} by ${rule}`);
        tried++;
        broken += Number(!holds);
      }
    }
    expect(ofState.length).toBeGreaterThan(253);
    expect({ tried: tried > 3000, broken: broken > 300, holding: tried - broken > 1000 }).toEqual({ tried: true, broken: true, holding: true });
  });
});

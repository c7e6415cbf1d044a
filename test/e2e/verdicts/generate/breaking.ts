import { RuleSite } from './focus';
import { copy, JsonObject } from '../json';
import { AT_A_RULE } from '../mutate/by-rule';
import { Random } from '../random';
import { Judge } from './towards-valid';

const ATTEMPTS = 80;
/** How many changes an attempt may be: most rules need one or two. */
const STEPS = 4;

/** An object, what was done to it, and whether it breaks the rule that it should. */
interface Broken {
  readonly object: JsonObject;
  readonly mutations: readonly string[];
  readonly isBroken: boolean;
}

/**
 * An object that breaks one rule and, if that was found, nothing else: whatever else is wrong may keep the server from trying rules at all.
 * Where none was found it is one that was changed where the rule stands.
 */
export function breakRule(valid: JsonObject, site: RuleSite, judge: Judge, random: Random): Broken {
  const { definition: { schema, namespaced }, rule, schema: holder } = site;
  let last: Broken = { object: valid, mutations: [], isBroken: false };
  let best: Broken | undefined;
  let fewest = Infinity;
  for (let attempt = 0; attempt < ATTEMPTS && fewest > 1; attempt++) {
    const object = copy(valid);
    const mutations = Array.from({ length: random.between(1, STEPS) }).flatMap(() => {
      const { name, mutate } = random.weighted(AT_A_RULE);
      const done = mutate({ object, schema, namespaced, aim: { schema: holder, rule } }, random);
      return done === undefined ? [] : [`${name}: ${done}`];
    });
    if (mutations.length === 0) continue;
    const errors = judge(object);
    const isBroken = errors.some(({ cause }) => cause.keyword === 'rule' && cause.rule.rule === rule);
    last = { object, mutations, isBroken };
    if (isBroken && errors.length < fewest) [best, fewest] = [last, errors.length];
  }
  return best ?? last;
}

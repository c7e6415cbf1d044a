import { sampleOf } from './pattern-samples';
import { RuleWords, wordsOf } from './rule-words';
import { Extent, drawValue } from './values';
import { FieldError } from '../../../../src/schema/field-error';
import { StructuralSchema } from '../../../../src/schema/structural-schema';
import { copy, isObject, Json, JsonObject, Keys, put, remove, valueAt } from '../json';
import { childOf, schemaAt } from '../places';
import { Random } from '../random';

/** What is wrong with an object. */
export type Judge = (object: JsonObject) => readonly FieldError[];

const ROUNDS = 60;
/** How much is drawn anew: little, so that little is wrong with it. */
const SPARSE = { density: 0.15, focus: new Set<StructuralSchema>() };
const BUDGET = 12;

/**
 * Changes an object where its judge finds something wrong, until nothing is, or for some rounds. Rules tie fields together in ways that no
 * schema tells, so this tries what a rule speaks of: fields come and go, values become those that it compares with.
 */
export function towardsValid(object: JsonObject, schema: StructuralSchema, judge: Judge, random: Random): JsonObject {
  let best = object;
  let errors = judge(best);
  let current = best;
  let ofCurrent = errors;
  for (let round = 0; round < ROUNDS && errors.length > 0; round++) {
    const next = copy(current);
    for (const error of ofCurrent) new Repair(next, schema, random).of(error);
    const ofNext = judge(next);
    if (ofNext.length <= errors.length) [best, errors] = [next, ofNext];
    // Going astray for a while finds more than going back at once, but not for long.
    [current, ofCurrent] = ofNext.length > errors.length + 3 || random.chance(0.1) ? [best, errors] : [next, ofNext];
  }
  return best;
}

class Repair {
  public constructor(private readonly object: JsonObject, private readonly schema: StructuralSchema, private readonly random: Random) {}

  public of({ keys, cause }: FieldError): void {
    if (cause.keyword === 'unknown') remove(this.object, keys);
    else if (cause.keyword === 'required') this.draw(keys);
    else if (cause.keyword === 'listType') this.shorten(keys.slice(0, -1));
    else if (cause.keyword === 'rule') this.byRule(keys, wordsOf(cause.rule.rule));
    else if (cause.keyword !== 'metadata') this.drawOrDrop(keys);
  }

  private byRule(keys: Keys, words: RuleWords): void {
    const value = valueAt(this.object, keys);
    if (this.random.chance(0.1)) this.drawOrDrop(keys);
    else if (typeof value === 'string' || typeof value === 'number') this.replaceBy(keys, words);
    else if (Array.isArray(value) && this.random.chance(0.5)) this.shorten(keys);
    else if (value !== undefined) this.changeWithin(keys, value as Json, words);
  }

  /** Toggles a field that the rule speaks of, or gives it a value that the rule compares with. */
  private changeWithin(keys: Keys, value: Json, words: RuleWords): void {
    const schema = schemaAt(this.schema, keys);
    if (schema === undefined) return;
    const candidates = [...fieldsWithin(schema, value, words.fields, [])];
    if (candidates.length === 0) return this.drawOrDrop(keys);
    const chosen = [...keys, ...this.random.pick(candidates)];
    const there = valueAt(this.object, chosen);
    if (there === undefined) this.draw(chosen);
    else if (typeof there === 'string' && this.random.chance(0.6)) this.replaceBy(chosen, words);
    else this.drawOrDrop(chosen);
  }

  private replaceBy(keys: Keys, { texts, patterns }: RuleWords): void {
    const { enum: allowed } = schemaAt(this.schema, keys) ?? {};
    const options = [...texts, ...patterns.map(pattern => sampleOf(pattern, this.random))].filter(text => allowed?.includes(text) ?? true);
    if (options.length > 0 && this.random.chance(0.7)) put(this.object, keys, this.random.pick(options));
    else this.drawOrDrop(keys);
  }

  private drawOrDrop(keys: Keys): void {
    const parent = schemaAt(this.schema, keys.slice(0, -1));
    const key = keys[keys.length - 1];
    const isOptional = keys.length > 1 && (typeof key === 'number' || !parent?.required?.includes(key));
    if (isOptional && this.random.chance(0.5)) remove(this.object, keys);
    else this.draw(keys);
  }

  private draw(keys: Keys): void {
    const schema = schemaAt(this.schema, keys);
    // A round may take away what a later error of it is about.
    if (keys.length === 0 || schema === undefined || typeof valueAt(this.object, keys.slice(0, -1)) !== 'object') return;
    if (valueAt(this.object, keys.slice(0, -1)) === null) return;
    const extent: Extent = { ...SPARSE, budget: BUDGET };
    put(this.object, keys, drawValue(schema, this.random, extent));
  }

  private shorten(keys: Keys): void {
    const list = valueAt(this.object, keys);
    if (Array.isArray(list) && list.length > 0) list.splice(this.random.below(list.length), 1);
  }
}

/** Where fields of some names are, or could be, not far below a value. */
function* fieldsWithin(schema: StructuralSchema, value: Json, names: readonly string[], way: Keys): Generator<Keys> {
  if (way.length > 6) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* fieldsWithin(schema.items ?? {}, item, names, [...way, index]);
  } else if (isObject(value)) {
    for (const name of names) {
      if (Object.hasOwn(schema.properties ?? {}, name)) yield [...way, name];
    }
    for (const [name, each] of Object.entries(value)) {
      const child = childOf(schema, name);
      if (child !== undefined) yield* fieldsWithin(child, each, names, [...way, name]);
    }
  }
}

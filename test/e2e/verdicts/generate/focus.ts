import { wordsOf } from './rule-words';
import { StructuralSchema } from '../../../../src/schema/structural-schema';
import { PinnedDefinition } from '../definitions';
import { Random } from '../random';

/** The schemas from the top of a kind down to one that says more than a type. */
type Way = readonly StructuralSchema[];

const known = new WeakMap<StructuralSchema, readonly Way[]>();

/**
 * The way to something telling in a kind, so that what stands deep in a big one is met as often as what stands at its top. The status is left
 * out: what a client sends of it is dropped.
 */
export function drawFocus({ schema }: PinnedDefinition, random: Random): ReadonlySet<StructuralSchema> {
  const ways = waysOf(schema);
  return new Set(ways.length === 0 ? [] : random.pick(ways));
}

/** A rule of some kind, and where it stands. */
export interface RuleSite {
  readonly definition: PinnedDefinition;
  readonly rule: string;
  readonly schema: StructuralSchema;
  /** The way to it. */
  readonly focus: ReadonlySet<StructuralSchema>;
  /** The same, with all that the rule speaks of. */
  readonly wide: ReadonlySet<StructuralSchema>;
}

/** Every place of every distinct rule in some kinds. */
export function sitesByRule(definitions: readonly PinnedDefinition[]): ReadonlyMap<string, readonly RuleSite[]> {
  const sites = new Map<string, RuleSite[]>();
  for (const definition of definitions) {
    for (const way of waysOf(definition.schema)) {
      const schema = way[way.length - 1];
      for (const { rule } of schema['x-kubernetes-validations'] ?? []) {
        const ofRule = sites.get(rule) ?? [];
        sites.set(rule, ofRule);
        ofRule.push({ definition, rule, schema, focus: new Set(way), wide: new Set([...way, ...spokenOf(schema, wordsOf(rule).fields)]) });
      }
    }
  }
  return sites;
}

function* spokenOf(schema: StructuralSchema, names: readonly string[], depth = 0): Generator<StructuralSchema> {
  if (depth > 6) return;
  const fields = names.flatMap(name => schema.properties !== undefined && Object.hasOwn(schema.properties, name) ? [schema.properties[name]] : []);
  for (const child of [...fields, ...schema.items === undefined ? [] : [schema.items]]) {
    yield child;
    yield* spokenOf(child, names, depth + 1);
  }
}

function waysOf(schema: StructuralSchema): readonly Way[] {
  let ways = known.get(schema);
  if (ways === undefined) {
    const { status, ...properties } = schema.properties ?? {};
    known.set(schema, ways = [...waysBelow({ ...schema, properties }, [])]);
  }
  return ways;
}

function* waysBelow(schema: StructuralSchema, way: Way): Generator<Way> {
  const here = [...way, schema];
  if (isTelling(schema)) yield here;
  for (const child of [...Object.values(schema.properties ?? {}), schema.items, schema.additionalProperties]) {
    if (child !== undefined) yield* waysBelow(child, here);
  }
}

/** Rules, and whatever is combined of other schemas. */
function isTelling(schema: StructuralSchema): boolean {
  return schema['x-kubernetes-validations'] !== undefined || schema.oneOf !== undefined || schema.anyOf !== undefined || schema.allOf !== undefined
    || schema['x-kubernetes-preserve-unknown-fields'] === true || schema.additionalProperties !== undefined;
}

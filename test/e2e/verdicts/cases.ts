import { DEFINITIONS, PinnedDefinition } from './definitions';
import { breakRule } from './generate/breaking';
import { drawFocus, RuleSite, sitesByRule } from './generate/focus';
import { drawMetadata } from './generate/metadata';
import { Judge, towardsValid } from './generate/towards-valid';
import { drawValue } from './generate/values';
import { copy, isObject, JsonObject } from './json';
import { FAMILIES, mutate } from './mutate/mutations';
import { placesOf } from './places';
import { Random } from './random';
import { FieldError } from '../../../src/schema/field-error';
import { StructuralSchema } from '../../../src/schema/structural-schema';

/** An object to be judged, and how it came about. */
export interface Case {
  /** Tells cases of a seed apart; each can be drawn alone. */
  readonly index: number;
  readonly definition: PinnedDefinition;
  readonly object: JsonObject;
  /** What is stored under its name already. */
  readonly old?: JsonObject;
  /** What is special about that: it was stored when nothing was asked of it, or it has been deleted and waits for its finalizers. */
  readonly oldIs?: 'lax' | 'deleted';
  /** What was done to an object meant to be valid; nothing if it is still meant to be. */
  readonly mutations: readonly string[];
}

/** The library's verdict; it leads the objects that are meant to be valid. */
export type JudgeOf = (definition: PinnedDefinition, object: unknown, old?: unknown) => readonly FieldError[];

/** What is judged; the bigger a kind is, the more often, but not in proportion. */
const SERVED = DEFINITIONS.filter(({ served }) => served)
  .map(definition => ({ definition, weight: Math.sqrt(JSON.stringify(definition.schema).length) }));

/** Mutations of what a CRD alone asks for. */
const OF_THE_SPEC = FAMILIES.filter(({ family }) => family !== 'metadata' && family !== 'status');
const HELD = 'example.com/held';
const NOTHING: ReadonlySet<StructuralSchema> = new Set();
const SITES = [...sitesByRule(SERVED.map(({ definition }) => definition)).values()];

/** How an object comes about: as it should be, made wrong, made to break one rule, or as a change of one that is stored. */
const WAYS = [
  { way: 'valid', weight: 34 },
  { way: 'mutated', weight: 33 },
  { way: 'rule', weight: 20 },
  { way: 'update', weight: 13 },
  { way: 'lax', weight: 7 },
] as const;
/** How many mutations there are on one object: mostly few, as many hide each other. */
const TIMES = [1, 1, 1, 1, 2, 2, 3, 4];
/** How often an object is drawn at most for what it is to be. */
const TRIALS = 6;
const DENSITIES = [0.05, 0.15, 0.3, 0.6, 0.95];
const BUDGETS = [15, 40, 120, 400];

/** The case of a seed and an index: always the same one, as long as this library and its schemas are. */
export function drawCase(seed: number, index: number, judgeOf: JudgeOf): Case {
  const random = new Random(seed, index);
  const { way } = random.weighted(WAYS);
  // Each distinct rule is as likely as any other, however many kinds have it.
  if (way === 'rule') return drawBreaking(random.pick(random.pick(SITES)), index, random, judgeOf);

  const { definition } = random.weighted(SERVED);
  const focus = random.chance(0.7) ? drawFocus(definition, random) : NOTHING;
  const valid = drawValid(definition, focus, random, object => judgeOf(definition, object));
  if (way === 'valid') return { index, definition, object: valid, mutations: [] };
  if (way === 'mutated') return { index, definition, ...mutated(definition, valid, random) };
  const old = stored(valid, index);
  if (way === 'lax') return { index, definition, oldIs: 'lax', ...grandfathered(definition, old, random) };
  if (random.chance(0.1)) return { index, definition, oldIs: 'deleted', ...held(old, random) };
  if (random.chance(0.15)) return { index, definition, old, object: copy(old), mutations: [] };
  return { index, definition, old, ...readdressed(mutated(definition, copy(old), random), old) };
}

/** An object that breaks a rule, and nothing else if that was found. A rule about a change is broken by one. */
export function drawBreaking(site: RuleSite, index: number, random: Random, judgeOf: JudgeOf): Case {
  const { definition, rule } = site;
  const isAboutChange = /\boldSelf\b/.test(rule);
  for (let left = TRIALS; ; left--) {
    const valid = drawHaving(site, random, object => judgeOf(definition, object));
    const old = isAboutChange ? stored(valid, index) : undefined;
    const { isBroken, ...broken } = breakRule(old ?? valid, site, object => judgeOf(definition, object, old), random);
    if (isBroken || left === 1) return { index, definition, ...old !== undefined && { old }, ...broken };
  }
}

/** A valid object that has what a rule stands at; unless that had to go for it to be valid. */
function drawHaving({ definition, schema, focus, wide }: RuleSite, random: Random, judge: Judge): JsonObject {
  for (let left = TRIALS; ; left--) {
    const valid = drawValid(definition, random.chance(0.5) ? focus : wide, random, judge);
    if (left === 1 || [...placesOf(valid, definition.schema)].some(place => place.schema === schema)) return valid;
  }
}

function drawValid(definition: PinnedDefinition, focus: ReadonlySet<StructuralSchema>, random: Random, judge: Judge): JsonObject {
  const { group, version, kind, schema } = definition;
  const { apiVersion, kind: _, metadata, status, ...properties } = schema.properties!;
  const extent = { density: random.pick(DENSITIES), focus, budget: random.pick(BUDGETS) };
  const drawn = drawValue({ ...schema, properties }, random, extent) as JsonObject;
  const object = { apiVersion: `${group}/${version}`, kind, metadata: drawMetadata(definition, random), ...drawn };
  return towardsValid(object, schema, judge, random);
}

function mutated({ schema, namespaced }: PinnedDefinition, object: JsonObject, random: Random): Pick<Case, 'object' | 'mutations'> {
  const mutations = mutate({ object, schema, namespaced }, random.pick(TIMES), random);
  return { object, mutations };
}

/** Something to change: under a name of its own, and without what the server gives. */
function stored(object: JsonObject, index: number): JsonObject {
  const { generateName, uid, ...metadata } = object.metadata as JsonObject;
  return { ...object, metadata: { ...metadata, name: `stored-${index}` } };
}

/** A change, or none, of an object that was wrong already: the server lets pass what is as it was. */
function grandfathered({ schema, namespaced }: PinnedDefinition, valid: JsonObject, random: Random): Pick<Case, 'old' | 'object' | 'mutations'> {
  const old = copy(valid);
  const before = mutate({ object: old, schema, namespaced }, random.pick(TIMES), random, OF_THE_SPEC);
  const object = random.chance(0.2) ? copy(valid) : copy(old);
  const after = random.chance(0.3) ? [] : mutate({ object, schema, namespaced }, random.pick(TIMES), random, OF_THE_SPEC);
  return { old, object, mutations: [...before.map(done => `before: ${done}`), ...after] };
}

/** An object that waits for a finalizer, and a change of what it waits for. */
function held(old: JsonObject, random: Random): Pick<Case, 'old' | 'object' | 'mutations'> {
  const waiting = (finalizers: string[] | null): JsonObject => ({ ...old, metadata: { ...old.metadata as JsonObject, finalizers } });
  const finalizers = random.pick([null, [], [HELD], [HELD, HELD], [HELD, 'example.com/more'], ['orphan'], ['foregroundDeletion', HELD], ['']]);
  return { old: waiting([HELD]), object: copy(waiting(finalizers)), mutations: [`finalizers: ${JSON.stringify(finalizers)}`] };
}

/** An update is found by the name, so that there is one without none. */
function readdressed(made: Pick<Case, 'object' | 'mutations'>, old: JsonObject): Pick<Case, 'object' | 'mutations'> {
  const { object: { metadata = null }, mutations } = made;
  if (metadata !== null && !isObject(metadata) || (metadata?.name ?? '') !== '') return made;
  return { mutations, object: { ...made.object, metadata: { ...metadata, name: (old.metadata as JsonObject).name } } };
}

import { StructuralSchema } from '../../../../src/schema/structural-schema';
import { Json, JsonObject } from '../json';
import { Place, placesOf } from '../places';
import { Random } from '../random';

/** What is mutated: an object, in place, and the schema that it is judged by. */
export interface Subject {
  readonly object: JsonObject;
  readonly schema: StructuralSchema;
  readonly namespaced: boolean;
  /** The rule to break, and the schema that has it; any will do where there is none. */
  readonly aim?: { readonly schema: StructuralSchema; readonly rule: string };
}

/** A way to make an object wrong, or to come near it. */
export interface Mutation {
  readonly name: string;
  /** How often it is chosen, in proportion. */
  readonly weight: number;
  /** Changes the object. Gives where and what, or nothing if there was nothing to change. */
  readonly mutate: (subject: Subject, random: Random) => string | undefined;
}

/** Every place that the schema of the kind judges; metadata and what names the kind have mutations of their own. */
export function judgedPlaces({ object, schema }: Subject): Place[] {
  const own = Object.entries(object).filter(([name]) => !['apiVersion', 'kind', 'metadata'].includes(name));
  return own.flatMap(([name, value]) => [...placesOf(value, schema.properties?.[name], [name])]);
}

/** One of the places that something can be done at. */
export function drawPlace(subject: Subject, random: Random, isFit: (place: Place) => boolean): Place | undefined {
  const places = judgedPlaces(subject).filter(isFit);
  return places.length === 0 ? undefined : random.pick(places);
}

/** What was done, for whoever reads of it. */
export function told(keys: ReadonlyArray<string | number>, value: Json | undefined): string {
  const text = JSON.stringify(value) ?? 'gone';
  return `${keys.join('.')} ← ${text.length > 60 ? `${text.slice(0, 60)}…` : text}`;
}

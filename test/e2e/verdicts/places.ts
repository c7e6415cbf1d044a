import { isObject, Json, Keys } from './json';
import { StructuralSchema } from '../../../src/schema/structural-schema';

/** A value in an object, with what its schema says; nothing where no schema reaches. */
export interface Place {
  readonly keys: Keys;
  readonly value: Json;
  readonly schema?: StructuralSchema;
}

/** Every place below a value, itself included. */
export function* placesOf(value: Json, schema: StructuralSchema | undefined, keys: Keys = []): Generator<Place> {
  yield { keys, value, schema };
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* placesOf(item, schema?.items, [...keys, index]);
  } else if (isObject(value)) {
    for (const [name, each] of Object.entries(value)) yield* placesOf(each, schema && childOf(schema, name), [...keys, name]);
  }
}

/** The schema that a field is judged by. */
export function childOf({ properties = {}, additionalProperties }: StructuralSchema, name: string): StructuralSchema | undefined {
  return Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
}

/** The schema of what keys lead to, whether something is there or not. */
export function schemaAt(schema: StructuralSchema, keys: Keys): StructuralSchema | undefined {
  return keys.reduce<StructuralSchema | undefined>((parent, key) => parent && (typeof key === 'number' ? parent.items : childOf(parent, key)), schema);
}

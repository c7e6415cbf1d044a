import { equal } from './cel/values';
import { FieldError } from './field-error';
import { isFields } from './fields';
import { StructuralSchema } from './structural-schema';

/** What an item of a list was before, where its keys say which one it is. */
export function itemAgain(item: unknown, { 'x-kubernetes-list-type': type, 'x-kubernetes-list-map-keys': keys }: StructuralSchema, old: unknown): unknown {
  if (type !== 'map' || keys === undefined || !Array.isArray(old) || !isFields(item)) return undefined;
  // An item that lacks a key is no item again, not even of one that lacks it too.
  if (!keys.every(key => isScalar(item[key]))) return undefined;
  return old.find(each => isFields(each) && keys.every(key => equal(each[key], item[key])));
}

function isScalar(value: unknown): boolean {
  return value !== undefined && typeof value !== 'object';
}

/**
 * Errors without those that an update may leave as they are: of a value that is what it was, as far as it can be told what it was. Both
 * objects are as prepared.
 */
export function newErrors(errors: readonly FieldError[], object: unknown, old: unknown, schema: StructuralSchema): FieldError[] {
  return errors.filter(error => !wasThere(error, object, old, schema));
}

function wasThere({ keys, cause }: FieldError, object: unknown, old: unknown, root: StructuralSchema): boolean {
  let [value, before, schema]: Step = [object, old, root];
  // Of a field that is lacking, it is the object around it that was judged.
  for (const key of cause.keyword === 'required' ? keys.slice(0, -1) : keys) {
    const next: Step | undefined = typeof key === 'number' ? itemStep(key, value, before, schema) : fieldStep(key, value, before, schema);
    if (next === undefined) break;
    [value, before, schema] = next;
  }
  return isUnchanged(value, before, schema);
}

/**
 * Whether a value is what it was, as the API server tells it: fields by what their schema says, items of a map by their keys. Where it cannot
 * tell what something was, as of an item without its key or a field without a schema, that has changed, and all around it.
 */
function isUnchanged(value: unknown, before: unknown, schema: StructuralSchema): boolean {
  if (Array.isArray(value)) {
    if (!Array.isArray(before) || value.length !== before.length) return false;
    if (schema['x-kubernetes-list-type'] !== 'map') return equal(value, before);
    return value.every((_, index) => {
      const step = itemStep(index, value, before, schema);
      return step !== undefined && isUnchanged(...step);
    });
  }
  if (!isFields(value)) return equal(value, before);
  const names = Object.keys(value);
  return isFields(before) && names.length === Object.keys(before).length && names.every(name => {
    const step = fieldStep(name, value, before, schema);
    return step !== undefined && isUnchanged(...step);
  });
}

type Step = [value: unknown, before: unknown, schema: StructuralSchema];

function itemStep(index: number, value: unknown, before: unknown, schema: StructuralSchema): Step | undefined {
  if (schema.items === undefined || !Array.isArray(value)) return undefined;
  const again = itemAgain(value[index], schema, before);
  return again === undefined ? undefined : [value[index], again, schema.items];
}

function fieldStep(name: string, value: unknown, before: unknown, schema: StructuralSchema): Step | undefined {
  if (!isFields(value) || !isFields(before) || !Object.hasOwn(value, name) || !Object.hasOwn(before, name)) return undefined;
  const { properties, additionalProperties } = schema;
  const child = properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
  return child === undefined ? undefined : [value[name], before[name], child];
}

import { equal } from './cel/values';
import { FieldError } from './field-error';
import { Fields, isFields } from './fields';
import { StructuralSchema } from './structural-schema';

/** What an item of a list was before, where its keys say which one it is. */
export function itemAgain(item: unknown, { 'x-kubernetes-list-type': type, 'x-kubernetes-list-map-keys': keys }: StructuralSchema, old: unknown): unknown {
  if (type !== 'map' || keys === undefined || !Array.isArray(old) || !isFields(item)) return undefined;
  // An item that lacks a key is no item again, not even of one that lacks it too.
  if (!keys.every(key => isScalar(item[key]))) return undefined;
  return byKeys(old, keys).get(identity(item, keys));
}

interface ItemsByKeys {
  readonly keys: readonly string[];
  readonly items: ReadonlyMap<string, unknown>;
}

const known = new WeakMap<readonly unknown[], ItemsByKeys>();

/** The items of a list by their keys, of those that share some the first: looked up once, as each of the new items is looked for. */
function byKeys(list: readonly unknown[], keys: readonly string[]): ReadonlyMap<string, unknown> {
  let found = known.get(list);
  if (found?.keys !== keys) {
    const entries = list.filter(isFields).map(item => [identity(item, keys), item] as const);
    known.set(list, found = { keys, items: new Map(entries.reverse()) });
  }
  return found.items;
}

function identity(item: Fields, keys: readonly string[]): string {
  return JSON.stringify(keys.map(key => item[key]));
}

function isScalar(value: unknown): boolean {
  return value !== undefined && typeof value !== 'object';
}

/**
 * Errors without those that an update may leave as they are: of a value that is what it was, as far as it can be told what it was. Both
 * objects are as prepared.
 */
export function newErrors(errors: readonly FieldError[], object: unknown, old: unknown, schema: StructuralSchema): FieldError[] {
  const compared: Comparisons = new Map();
  return errors.filter(error => !wasThere(error, object, old, schema, compared));
}

/** Values that were compared already, as there may be many errors in one. */
type Comparisons = Map<unknown, { readonly before: unknown; readonly isSame: boolean }>;

function wasThere({ keys, cause }: FieldError, object: unknown, old: unknown, root: StructuralSchema, compared: Comparisons): boolean {
  let [value, before, schema]: Step = [object, old, root];
  // Of a field that is lacking, it is the object around it that was judged.
  for (const key of cause.keyword === 'required' ? keys.slice(0, -1) : keys) {
    const next: Step | undefined = typeof key === 'number' ? itemStep(key, value, before, schema) : fieldStep(key, value, before, schema);
    if (next === undefined) break;
    [value, before, schema] = next;
  }
  let comparison = compared.get(value);
  if (comparison?.before !== before) compared.set(value, comparison = { before, isSame: isUnchanged(value, before, schema) });
  return comparison!.isSame;
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

/** What JSON can say. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

export interface JsonObject {
  [name: string]: Json;
}

/** The way to a value, from the object that it is in. */
export type Keys = ReadonlyArray<string | number>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value's own, and never what every JavaScript object has. */
export function valueAt(value: unknown, keys: Keys): unknown {
  return keys.reduce<unknown>((parent, key) => typeof parent === 'object' && parent !== null && Object.hasOwn(parent, key) ? (parent as any)[key] : undefined, value);
}

/** Puts a value where keys lead; `__proto__` is a name like any other. What it stands in has to be there. */
export function put(root: Json, keys: Keys, value: Json): void {
  const parent = valueAt(root, keys.slice(0, -1));
  if (typeof parent !== 'object' || parent === null) throw new Error(`there is nothing at ${keys.slice(0, -1).join('.')} to put ${keys[keys.length - 1]} into`);
  Object.defineProperty(parent, keys[keys.length - 1], { value, enumerable: true, configurable: true, writable: true });
}

/** Takes a field or an item away. */
export function remove(root: Json, keys: Keys): void {
  const parent = valueAt(root, keys.slice(0, -1));
  const key = keys[keys.length - 1];
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else if (isObject(parent)) delete parent[key];
}

export function copy<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

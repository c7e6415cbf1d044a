/** A JSON object. */
export interface Fields {
  readonly [name: string]: unknown;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Sets a field, even one that JavaScript would take for the prototype. */
export function setField(fields: { [name: string]: unknown }, name: string, value: unknown): void {
  if (name === '__proto__') Object.defineProperty(fields, name, { value, enumerable: true, configurable: true, writable: true });
  else fields[name] = value;
}

export function copyOf(fields: Fields): { [name: string]: unknown } {
  const copy: { [name: string]: unknown } = {};
  for (const name of Object.keys(fields)) setField(copy, name, fields[name]);
  return copy;
}

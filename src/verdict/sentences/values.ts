/** What stands at a field of an object, or further down (`tls.mode`). Whatever is lacking on the way, or is something else, is nothing. */
export function at(value: unknown, path: string): unknown {
  let found = value;
  for (const name of path.split('.')) {
    if (!isObject(found) || !Object.hasOwn(found, name)) return undefined;
    found = found[name];
  }
  return found;
}

export function has(value: unknown, path: string): boolean {
  return at(value, path) !== undefined;
}

/** Whether a field says something. Rules often take an empty text, a zero and an empty list for a field that is lacking. */
export function given(value: unknown, path: string): boolean {
  const found = at(value, path);
  return found !== undefined && found !== '' && found !== 0 && !(Array.isArray(found) && found.length === 0);
}

export function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The entries of a list, of the value itself or at a field of it. */
export function itemsOf(value: unknown, path?: string): readonly unknown[] {
  const found = path === undefined ? value : at(value, path);
  return Array.isArray(found) ? found : [];
}

/** A text that entries share where some of their fields say the same, or nothing. */
export function keyOf(value: unknown, ...paths: readonly string[]): string {
  return JSON.stringify(paths.map(path => {
    const found = given(value, path) ? at(value, path) : null;
    return typeof found === 'object' ? null : found;
  }));
}

/** Where the entries stand that share the first key that several have. */
export function repeated(items: readonly unknown[], key: (item: unknown) => string | undefined): readonly number[] | undefined {
  const places = new Map<string, number[]>();
  items.forEach((item, index) => {
    const own = key(item);
    if (own === undefined) return;
    const same = places.get(own);
    if (same === undefined) places.set(own, [index]); else same.push(index);
  });
  return [...places.values()].find(({ length }) => length > 1);
}

import { StructuralSchema } from '../../src/schema/structural-schema';

/** Every value of a document that a schema has a node for, with its path. */
export function* valuesOf(schema: StructuralSchema, value: unknown, path = ''): Generator<readonly [StructuralSchema, unknown, string]> {
  yield [schema, value, path];
  if (Array.isArray(value)) {
    if (schema.items === undefined) return;
    for (const [index, item] of value.entries()) yield* valuesOf(schema.items, item, `${path}[${index}]`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, each] of Object.entries(value)) {
      const child = childOf(schema, name);
      if (child !== undefined) yield* valuesOf(child, each, path === '' ? name : `${path}.${name}`);
    }
  }
}

/** Entries that a list of type `set` or `map` has twice. */
export function listTypeProblems(schema: StructuralSchema, document: unknown): string[] {
  return [...valuesOf(schema, document)].flatMap(([node, value, path]) => {
    const type = node['x-kubernetes-list-type'];
    if (!Array.isArray(value) || type === undefined || type === 'atomic') return [];
    const keys = node['x-kubernetes-list-map-keys'] ?? [];
    const seen = value.map(item => JSON.stringify(type === 'set' ? item : keys.map(key => item[key] ?? node.items?.properties?.[key].default)));
    return seen.filter((key, index) => seen.indexOf(key) !== index).map(key => `${path} has ${key} twice`);
  });
}

/** The value as the API server stores it, defaults filled in, and the paths where there were some to fill in. */
export function withDefaults(schema: StructuralSchema, value: any, path = ''): { readonly value: any; readonly filled: string[] } {
  if (Array.isArray(value)) {
    if (schema.items === undefined) return { value, filled: [] };
    const items = value.map((item, index) => withDefaults(schema.items!, item, `${path}[${index}]`));
    return { value: items.map(item => item.value), filled: items.flatMap(item => item.filled) };
  }
  if (typeof value !== 'object' || value === null) return { value, filled: [] };
  const filled: string[] = [];
  const whole: { [name: string]: unknown } = { ...value };
  const below = (name: string) => path === '' ? name : `${path}.${name}`;
  for (const [name, child] of Object.entries(schema.properties ?? {})) {
    if (child.default !== undefined && whole[name] === undefined) {
      whole[name] = structuredClone(child.default);
      filled.push(`${below(name)}: ${JSON.stringify(child.default)}`);
    }
  }
  for (const [name, each] of Object.entries(whole)) {
    const child = childOf(schema, name);
    if (child === undefined) continue;
    const deeper = withDefaults(child, each, below(name));
    whole[name] = deeper.value;
    filled.push(...deeper.filled);
  }
  return { value: whole, filled };
}

// Not a plain look-up: `constructor` is a name of a label like any other.
function childOf({ properties = {}, additionalProperties }: StructuralSchema, name: string): StructuralSchema | undefined {
  return Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
}

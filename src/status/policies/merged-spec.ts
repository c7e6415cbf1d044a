/** Lists that a strategic merge puts together by a field of their items, by the field they are in. All others are replaced. */
const KEYED_LISTS: ReadonlyMap<string, string> = new Map([['compression', 'type'], ['compressor', 'type'], ['httpUpgrade', 'type'], ['contextExtensions', 'name']]);

/** Deeper than any policy. */
const DEEPEST = 100;

/**
 * What a policy with a `mergeType` comes to: its own fields over those of the broader policy. Lists are replaced, except the few that
 * StrategicMerge puts together by item.
 */
export function mergedSpec<Spec extends object>(broad: Spec, narrow: Spec & { readonly mergeType?: string }): Spec {
  return merged(broad, narrow, narrow.mergeType === 'StrategicMerge', DEEPEST) as Spec;
}

function merged(broad: unknown, narrow: unknown, isStrategic: boolean, depth: number): unknown {
  if (!isFields(broad) || !isFields(narrow) || depth === 0) return narrow;
  const fields = new Map(Object.entries(broad));
  for (const [name, value] of Object.entries(narrow)) {
    if (value === undefined) continue;
    const before = fields.get(name);
    const key = isStrategic ? KEYED_LISTS.get(name) : undefined;
    const isList = key !== undefined && Array.isArray(before) && Array.isArray(value);
    fields.set(name, isList ? mergedList(before, value, key, depth - 1) : merged(before, value, isStrategic, depth - 1));
  }
  return Object.fromEntries(fields);
}

/** Items of the narrower policy first, as a strategic merge has it: in its order, then what only the broader one has. */
function mergedList(broad: readonly unknown[], narrow: readonly unknown[], key: string, depth: number): unknown[] {
  const keyOf = (item: unknown) => isFields(item) ? item[key] : undefined;
  const own = narrow.map(item => merged(broad.find(each => keyOf(each) === keyOf(item)), item, true, depth));
  return [...own, ...broad.filter(item => !narrow.some(each => keyOf(each) === keyOf(item)))];
}

function isFields(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

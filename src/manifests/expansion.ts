import { DEEPEST_NESTING, MOST_VALUES } from './limits';

/** Why values that aliases repeat cannot be followed. */
export type Overgrown = 'circle' | 'size' | 'depth';

/**
 * Whether a document with aliases becomes too large when they are followed, which a few lines are enough for. Each map and list is counted
 * once and remembered, so that it takes no longer than the document is.
 */
export function overgrown(root: unknown): Overgrown | undefined {
  const known = new Map<object, { readonly values: number; readonly depth: number }>();
  const under = new Set<object>();
  let found: Overgrown | undefined;
  const measure = (value: unknown): { readonly values: number; readonly depth: number } => {
    if (typeof value !== 'object' || value === null) return { values: 1, depth: 0 };
    const before = known.get(value);
    if (before !== undefined) return before;
    if (under.has(value)) {
      found = 'circle';
      return { values: 1, depth: 0 };
    }
    under.add(value);
    let [values, depth] = [1, 0];
    for (const child of Object.values(value)) {
      const of = measure(child);
      values += of.values;
      depth = Math.max(depth, of.depth + 1);
    }
    under.delete(value);
    const measured = { values: Math.min(values, Number.MAX_SAFE_INTEGER), depth };
    known.set(value, measured);
    return measured;
  };
  const { values, depth } = measure(root);
  return found ?? (values > MOST_VALUES ? 'size' : depth > DEEPEST_NESTING ? 'depth' : undefined);
}

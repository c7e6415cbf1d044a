/** Items by what they have in common, the biggest group first. */
export function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Array<readonly [key: string, items: readonly Item[]]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const others = groups.get(key);
    if (others === undefined) groups.set(key, [item]); else others.push(item);
  }
  return [...groups].sort(([, one], [, other]) => other.length - one.length);
}

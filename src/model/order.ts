/** Puts items in the order of a text, by code units: the same on every machine. */
export function byText<Item>(textOf: (item: Item) => string): (a: Item, b: Item) => number {
  return (a, b) => {
    const [one, other] = [textOf(a), textOf(b)];
    if (one === other) return 0;
    return one < other ? -1 : 1;
  };
}

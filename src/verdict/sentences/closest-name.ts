/** The name that someone most likely meant; nothing where none is close. */
export function closestName(written: string, known: readonly string[]): string | undefined {
  // Far apart in length, two names are far apart in all.
  const near = known.filter(name => written.length < 60 && Math.abs(name.length - written.length) <= 3)
    .map(name => ({ name, distance: distance(written.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const most = written.length <= 4 ? 1 : written.length <= 8 ? 2 : 3;
  return near.length > 0 && near[0].distance <= most ? near[0].name : undefined;
}

/** How many characters must be put in, taken out, changed or swapped with their neighbour to make one word of another. */
function distance(a: string, b: string): number {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[b.length];
}

const UNITS: ReadonlyArray<readonly [unit: string, milliseconds: number]> = [['h', 3_600_000], ['m', 60_000], ['s', 1000], ['ms', 1]];

/** A duration as fields of the Gateway API take it (GEP-2257): up to five digits a unit, such as `1h30m`, `10s` or `0s`. */
export function gatewayDuration(what: string, milliseconds: number): string {
  if (!Number.isInteger(milliseconds) || milliseconds < 0 || milliseconds >= 100_000 * UNITS[0][1]) {
    throw new Error(`${what} must be whole milliseconds, from 0 to 99999 hours, got ${milliseconds} ms`);
  }
  if (milliseconds === 0) return '0s';
  let rest = milliseconds;
  return UNITS.map(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count === 0 ? '' : `${count}${unit}`;
  }).join('');
}

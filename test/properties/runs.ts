import * as fc from 'fast-check';

const SEED = Number(process.env.PROPERTY_SEED ?? 20_261_121);

/**
 * A property over random values: the same ones each time, unless `PROPERTY_SEED` gives others; `PROPERTY_RUNS` multiplies their number. A failure
 * names its seed.
 */
export function property<Value>(name: string, arbitrary: fc.Arbitrary<Value>, runs: number, check: (value: Value) => void): void {
  const numRuns = Math.ceil(runs * Number(process.env.PROPERTY_RUNS ?? 1));
  test(name, () => fc.assert(fc.property(arbitrary, check), { seed: SEED, numRuns, endOnFailure: false }), 120_000);
}

/** Numbers below a count, the same ones for the same seed. */
export function randomSource(seed: number): (count: number) => number {
  const modulus = 2 ** 31 - 1;
  let state = 1 + seed % (modulus - 1);
  return count => {
    state = state * 48_271 % modulus;
    return state % count;
  };
}

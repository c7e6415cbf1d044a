import { Duration, EvaluationError } from './values';

const UNITS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n], ['us', 1000n], ['\u00b5s', 1000n], ['\u03bcs', 1000n], ['ms', 1_000_000n],
  ['s', 1_000_000_000n], ['m', 60_000_000_000n], ['h', 3_600_000_000_000n],
]);
const PART = /(\d*)(?:(\.)(\d*))?(ns|us|\u00b5s|\u03bcs|ms|s|m|h)/y;
const MOST = 2n ** 63n - 1n;

/** Reads a duration as Go's `time.ParseDuration` does, which is how CEL does. */
export function parseDuration(text: string): Duration {
  const [sign, unsigned] = /^[-+]/.test(text) ? [text[0], text.slice(1)] : ['', text];
  if (unsigned === '0') return new Duration(0n);
  let nanoseconds = 0n;
  for (let position = 0; position < unsigned.length || position === 0;) {
    PART.lastIndex = position;
    const [part, whole, , fraction, unit] = PART.exec(unsigned) ?? [];
    // Nothing between is a zero, but not both before and behind the point.
    if (part === undefined || !(whole || fraction)) throw new EvaluationError(`${JSON.stringify(text)} is no duration`);
    nanoseconds += BigInt(whole || 0) * UNITS.get(unit)! + fractionOf(fraction, UNITS.get(unit)!);
    if (nanoseconds > MOST + (sign === '-' ? 1n : 0n)) throw new EvaluationError(`${JSON.stringify(text)} is too long a duration`);
    position = PART.lastIndex;
  }
  return new Duration(sign === '-' ? -nanoseconds : nanoseconds);
}

/** Go reads no more digits than go into 63 bits, and multiplies in floating point. */
function fractionOf(digits: string | undefined, unit: bigint): bigint {
  let [read, scale] = [0n, 1];
  for (const digit of digits ?? '') {
    const more = read * 10n + BigInt(digit);
    if (read > MOST / 10n || more > MOST + 1n) break;
    [read, scale] = [more, scale * 10];
  }
  return BigInt(Math.trunc(Number(read) * (Number(unit) / scale)));
}

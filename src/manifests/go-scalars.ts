// What scalars without quotes say to kubectl, whose reader is a fork of Go's yaml.v2 (`resolve.go` there): the words of YAML 1.1 and the numbers of both.

const TRUE = new Set(['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON']);
const FALSE = new Set(['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF']);
const NULL = new Set(['', '~', 'null', 'Null', 'NULL']);
const INTEGER = /^[-+]?(?:0|[1-9][0-9]*|0[0-7]+|0[oO][0-7]+|0[bB][01]+|0[xX][0-9a-fA-F]+)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const [LEAST, MOST] = [-(2n ** 63n), 2n ** 64n - 1n];

export function goBoolean(text: string): boolean | undefined {
  return TRUE.has(text) || (FALSE.has(text) ? false : undefined);
}

export function isGoNull(text: string): boolean {
  return NULL.has(text);
}

/** The integer that a text is, of 64 bits; a number of JavaScript may not hold it exactly. */
export function goInteger(text: string): bigint | undefined {
  const plain = text.replaceAll('_', '');
  if (!INTEGER.test(plain)) return undefined;
  const digits = plain.replace(/^[-+]/, '');
  const magnitude = BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits);
  const value = plain.startsWith('-') ? -magnitude : magnitude;
  return value < LEAST || value > MOST ? undefined : value;
}

/** The float that a text is. Infinity and what is no number are floats to YAML, and nothing to JSON. */
export function goFloat(text: string): number | undefined {
  if (/^[-+]?\.(inf|Inf|INF)$/.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (/^\.(nan|NaN|NAN)$/.test(text)) return NaN;
  const plain = text.replaceAll('_', '');
  const value = FLOAT.test(plain) ? Number(plain) : Infinity;
  return Number.isFinite(value) ? value + 0 : undefined;
}

/** A float as the key of a map: with the digits of single precision, as Go writes it. */
export function goFloatKey(value: number): string {
  const single = Math.fround(value);
  const digits = [1, 2, 3, 4, 5, 6, 7, 8].find(count => Math.fround(Number(single.toPrecision(count))) === single) ?? 9;
  const [mantissa, exponent] = single.toExponential(digits - 1).split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(Number(single.toPrecision(digits)));
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

// What scalars say to kubectl, whose reader is a fork of Go's yaml.v2 (`resolve.go` there): the words of YAML 1.1 and the numbers of both.

/** A scalar by its type in Go: an integer is a bigint here, a float a number. */
export type GoScalar = null | boolean | bigint | number | string;

const WORDS = new Map<string, GoScalar>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(word => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(word => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map(word => [word, null] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(word => [word, Infinity] as const),
  ...['-.inf', '-.Inf', '-.INF'].map(word => [word, -Infinity] as const),
  ...['.nan', '.NaN', '.NAN'].map(word => [word, NaN] as const),
]);
const SHORT = /^(?:0|[1-9][0-9]{0,14})$/;
const NUMBER = /^[-+.0-9]/;
const INTEGER = /^[-+]?(?:0|[1-9][0-9]*|0[0-7]+|0[oO][0-7]+|0[bB][01]+|0[xX][0-9a-fA-F]+)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const TIME = /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\.[0-9]+)?(?:Z|[-+][0-9]{2}:[0-9]{2})?)?$/;
const [LEAST, MOST, MOST_UNSIGNED] = [-(2n ** 63n), 2n ** 63n - 1n, 2n ** 64n - 1n];

/** What a text without quotes and tag is. */
export function goScalar(text: string): GoScalar {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  if (!NUMBER.test(text)) return text;
  // Go has underscores between digits only, of what begins with one its YAML takes all away.
  const plain = text.startsWith('.') ? text.replaceAll(/(?<=[0-9])_(?=[0-9])/g, '') : text.replaceAll('_', '');
  return integer(plain) ?? float(plain) ?? text;
}

/** The value of a text without quotes and tag, of which most are short. */
export function plainValue(text: string): null | boolean | number | string {
  return SHORT.test(text) ? Number(text) : jsonValue(goScalar(text));
}

export function jsonValue(scalar: GoScalar): null | boolean | number | string {
  return typeof scalar === 'bigint' ? Number(scalar) : scalar;
}

/** What a text with a tag of YAML's own is, such as `int`; nothing where it is no value of it. */
export function taggedScalar(tag: string, text: string): GoScalar | undefined {
  const scalar = goScalar(text);
  switch (tag) {
    case 'null': return scalar === null ? null : undefined;
    case 'bool': return typeof scalar === 'boolean' ? scalar : undefined;
    case 'int': return typeof scalar === 'bigint' ? scalar : undefined;
    case 'float': return typeof scalar === 'bigint' && scalar <= MOST ? Number(scalar) : typeof scalar === 'number' ? scalar : undefined;
    case 'timestamp': return TIME.test(text) && !isNaN(Date.parse(text.slice(0, 10))) ? text : undefined;
    case 'binary': return bytesOf(text);
    // Of other tags kubectl knows nothing, and leaves texts as they are.
    default: return text;
  }
}

/** A scalar as the key of a map in JSON; nothing for what is no key there: null, and integers of the full 64 bits. */
export function goKey(scalar: GoScalar): string | undefined {
  switch (typeof scalar) {
    case 'bigint': return scalar > MOST ? undefined : String(scalar);
    case 'number': return floatKey(Math.fround(scalar));
    default: return scalar === null ? undefined : String(scalar);
  }
}

function integer(text: string): bigint | undefined {
  if (text.length > 70 || !INTEGER.test(text)) return undefined;
  const digits = text.replace(/^[-+]/, '');
  const magnitude = BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits);
  const value = text.startsWith('-') ? -magnitude : magnitude;
  return value < LEAST || value > (text.startsWith('+') ? MOST : MOST_UNSIGNED) ? undefined : value;
}

function float(text: string): number | undefined {
  const value = FLOAT.test(text) ? Number(text) : Infinity;
  return Number.isFinite(value) ? value : undefined;
}

/** As Go writes it, with the digits of single precision. */
function floatKey(value: number): string {
  if (!Number.isFinite(value)) return isNaN(value) ? '.nan' : value < 0 ? '-.inf' : '.inf';
  const count = [1, 2, 3, 4, 5, 6, 7, 8].find(digits => Math.fround(Number(value.toPrecision(digits))) === value) ?? 9;
  const [mantissa, exponent] = value.toExponential(count - 1).split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(Number(value.toPrecision(count)));
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

function bytesOf(text: string): string | undefined {
  const encoded = text.replaceAll(/[\r\n]/g, '');
  return encoded.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(encoded) ? Buffer.from(encoded, 'base64').toString('utf8') : undefined;
}

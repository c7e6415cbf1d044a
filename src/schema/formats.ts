import { parseIpAddress } from './ip-address';

/** Formats of texts that the API server checks, spelled without hyphens as it does. Any other is no demand. */
const TEXT_FORMATS: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ['byte', (text: string) => text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text)],
  ['ipv4', (text: string) => text.includes('.') && parseIpAddress(text, 'tolerated') !== undefined],
  ['ipv6', (text: string) => text.includes(':') && parseIpAddress(text, 'refused') !== undefined],
  ['datetime', isDateTime],
  ['date', isDate],
  ['password', () => true],
]);

/** Formats of texts that the API server checks and that are not checked here. */
const UNKNOWN_TEXT_FORMATS = new Set([
  'bsonobjectid', 'uri', 'email', 'hostname', 'cidr', 'mac', 'uuid', 'uuid3', 'uuid4', 'uuid5', 'isbn', 'isbn10', 'isbn13', 'creditcard', 'ssn',
  'hexcolor', 'rgbcolor', 'duration', 'k8sshortname', 'k8slongname',
]);

/** The check that a format of texts asks for; nothing where it asks for none. */
export function textFormat(format: string | undefined): ((text: string) => boolean) | undefined {
  return format === undefined ? undefined : TEXT_FORMATS.get(normalized(format));
}

/** Whether the API server checks a format of texts that is not checked here. */
export function isUnknownTextFormat(format: string): boolean {
  return UNKNOWN_TEXT_FORMATS.has(normalized(format));
}

/** The bounds of an integer: those of its format, else of 64 bits. */
export function integerBounds(format: string | undefined): { readonly least: number; readonly most: number } {
  return format === 'int32' ? { least: -(2 ** 31), most: 2 ** 31 - 1 } : { least: -(2 ** 63), most: MOST_INT64 };
}

/** The greatest number of JavaScript that fits into 64 bits with a sign. */
const MOST_INT64 = 2 ** 63 - 1024;

function normalized(format: string): string {
  return format.replaceAll('-', '');
}

/** As the API server has it, part by part: any offset will do, and whatever comes behind another T. */
function isDateTime(text: string): boolean {
  const [date, time] = text.toLowerCase().split('t');
  const [, hours, minutes, seconds] = /^(\d{2}):(\d{2}):(\d{2})(.\d+)?(z|[+-]\d{2}:\d{2})$/.exec(time ?? '') ?? [];
  return isDate(date) && hours !== undefined && hours <= '23' && minutes <= '59' && seconds <= '59';
}

function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(2000, Number(month) - 1, Number(day)));
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

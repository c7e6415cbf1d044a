import { FieldError } from './field-error';
import { Fields, isFields } from './fields';

const FORMAT = 'date-time';
const TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{1,2}):(\d{2}):(\d{2})(?:[.,]\d+)?(?:Z|[+-](\d{2}):(\d{2}))$/;

/**
 * Times of the metadata that Go does not read, without which the API server reads no object at all. Go is stricter than the format of a schema
 * that has the same name.
 */
export function timeErrors(metadata: Fields): FieldError[] {
  const entries = Array.isArray(metadata.managedFields) ? metadata.managedFields : [];
  return [
    ...['creationTimestamp', 'deletionTimestamp'].flatMap(field => timeError(metadata[field], ['metadata', field], `metadata.${field}`)),
    ...entries.flatMap((entry, index) => isFields(entry)
      ? timeError(entry.time, ['metadata', 'managedFields', index, 'time'], `metadata.managedFields[${index}].time`) : []),
  ];
}

function timeError(value: unknown, keys: FieldError['keys'], path: string): FieldError[] {
  if (typeof value !== 'string' || isTime(value)) return [];
  return [{ type: 'FieldValueTypeInvalid', path, keys, value, cause: { keyword: 'format', format: FORMAT } }];
}

function isTime(text: string): boolean {
  const found = TIME.exec(text);
  if (found === null) return false;
  const [year, month, day, hour, minute, second, offsetHour, offsetMinute] = found.slice(1).map(part => Number(part ?? 0));
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month) && hour < 24 && minute < 60 && second < 60
    && offsetHour <= 24 && offsetMinute <= 60;
}

function daysOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 ? isLeap ? 29 : 28 : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

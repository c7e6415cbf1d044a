import { FieldError } from '../../schema/field-error';

/**
 * Errors without those that others of them say better. Where a value is to suit other schemas, the API server tells that it does not, and
 * what is wrong by one of them besides.
 */
export function tellingErrors(all: readonly FieldError[]): readonly FieldError[] {
  const errors = withoutFieldsOfMistyped(all);
  if (!errors.some(isCombined)) return errors;
  // The first of several types or formats is not the only one that would do.
  const alternatives = new Set(errors.filter(({ cause }) => cause.keyword === 'anyOf').map(placeOf));
  const plain = errors.filter(error => !isCombined(error) && !(isOfOne(error) && alternatives.has(placeOf(error))));
  const told = new Set(plain);
  const within = new Set([...plain, ...errors.filter(({ cause }) => cause.keyword === 'anyOf')].flatMap(placesAround));
  return errors.filter(error => {
    if (!isCombined(error)) return told.has(error);
    // An alternative is told once, and any other combination where nothing below it is.
    return error.cause.keyword === 'anyOf' ? alternatives.delete(placeOf(error)) : !within.has(placeOf(error));
  });
}

function isCombined({ cause }: FieldError): boolean {
  return cause.keyword === 'anyOf' || cause.keyword === 'oneOf' || cause.keyword === 'allOf';
}

function isOfOne({ cause }: FieldError): boolean {
  return cause.keyword === 'type' || cause.keyword === 'format';
}

function placeOf({ keys }: FieldError): string {
  return JSON.stringify(keys);
}

function placesAround({ keys }: FieldError): string[] {
  return [...keys.keys(), keys.length].map(length => JSON.stringify(keys.slice(0, length)));
}

/** What is a map and should be something else has no fields that anyone should look for. */
function withoutFieldsOfMistyped(errors: readonly FieldError[]): readonly FieldError[] {
  const mistyped = new Set(errors.filter(({ cause }) => cause.keyword === 'type').map(({ keys }) => JSON.stringify(keys)));
  if (mistyped.size === 0) return errors;
  return errors.filter(({ cause, keys }) => cause.keyword !== 'unknown' || !keys.some((_, index) => mistyped.has(JSON.stringify(keys.slice(0, index)))));
}

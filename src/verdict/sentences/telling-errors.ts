import { FieldError } from '../../schema/field-error';

/**
 * Errors without those that others of them say better. Where a value is to suit other schemas, the API server tells that it does not, and
 * what is wrong by one of them besides.
 */
export function tellingErrors(errors: readonly FieldError[]): readonly FieldError[] {
  const combined = errors.filter(isCombined);
  if (combined.length === 0) return errors;
  const alternatives = combined.filter(({ cause }) => cause.keyword === 'anyOf');
  // The first of several types or formats is not the only one that would do.
  const plain = errors.filter(error => !isCombined(error) && !alternatives.some(each => isOfOne(error) && isAt(error, each)));
  const needed = combined.filter((each, index) =>
    each.cause.keyword === 'anyOf' ? index === combined.findIndex(other => isAt(other, each)) : ![...plain, ...alternatives].some(error => isWithin(error, each)));
  return errors.filter(error => plain.includes(error) || needed.includes(error));
}

function isCombined({ cause }: FieldError): boolean {
  return cause.keyword === 'anyOf' || cause.keyword === 'oneOf' || cause.keyword === 'allOf';
}

function isOfOne({ cause }: FieldError): boolean {
  return cause.keyword === 'type' || cause.keyword === 'format';
}

function isAt(error: FieldError, other: FieldError): boolean {
  return error.keys.length === other.keys.length && isWithin(error, other);
}

function isWithin({ keys }: FieldError, outer: FieldError): boolean {
  return outer.keys.every((key, index) => keys[index] === key);
}

import { equal, lengthOf } from './cel/values';
import { Demands, demandsOf, TYPES } from './demands';
import { FieldError, FieldErrorCause, FieldErrorType } from './field-error';
import { Fields, isFields } from './fields';
import { integerBounds } from './formats';
import { patternTest } from './patterns';
import { Place } from './place';
import { StructuralSchema } from './structural-schema';

/** Everything in which a value, prepared already, is not what its schema asks for; list types and rules apart. */
export function schemaErrors(value: unknown, schema: StructuralSchema, place = new Place()): FieldError[] {
  const validation = new Validation(place);
  validation.check(value, schema);
  return validation.errors;
}

class Validation {
  public readonly errors: FieldError[] = [];

  public constructor(private readonly place: Place) {}

  public check(value: unknown, schema: StructuralSchema): void {
    const demands = demandsOf(schema);
    if (value === null) {
      if (!demands.isNullable) this.add('FieldValueTypeInvalid', value, { keyword: 'type', expected: demands.types });
    } else {
      if (!hasType(value, demands)) {
        this.add('FieldValueTypeInvalid', value, { keyword: 'type', expected: demands.types.length > 0 ? demands.types : TYPES.string });
      }
      if (demands.hasParts) this.checkParts(value, schema);
      if (typeof value === 'string') this.checkText(value, schema, demands);
      else if (typeof value === 'number') this.checkNumber(value, schema);
      else if (Array.isArray(value)) this.checkList(value, schema);
    }
    if (demands.enum !== undefined) this.checkEnum(value, demands.enum);
    if (isFields(value)) this.checkFields(value, schema);
  }

  private checkText(value: string, { maxLength, minLength, pattern, format }: StructuralSchema, { textFormat: hasFormat }: Demands): void {
    // The first failure hides the others.
    if (maxLength !== undefined && lengthOf(value) > maxLength) {
      this.add('FieldValueTooLong', value, { keyword: 'maxLength', limit: maxLength });
    } else if (minLength !== undefined && lengthOf(value) < minLength) {
      this.add('FieldValueInvalid', value, { keyword: 'minLength', limit: minLength });
    } else if (pattern !== undefined && !patternTest(pattern)(value)) {
      this.add('FieldValueInvalid', value, { keyword: 'pattern', pattern });
    }
    if (hasFormat !== undefined && !hasFormat(value)) this.add('FieldValueTypeInvalid', value, { keyword: 'format', format: format! });
  }

  private checkNumber(value: number, schema: StructuralSchema): void {
    const { type, format, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
    if (type === 'integer') {
      const { least, most } = integerBounds(format);
      // The API server names no place for this one.
      if (!Number.isInteger(value) || value < least || value > most) {
        this.addNowhere(value, integerCause(value, least, most));
      }
    }
    if (maximum !== undefined && (exclusiveMaximum ? value >= maximum : value > maximum)) {
      this.add('FieldValueInvalid', value, { keyword: exclusiveMaximum ? 'exclusiveMaximum' : 'maximum', limit: maximum });
    }
    if (minimum !== undefined && (exclusiveMinimum ? value <= minimum : value < minimum)) {
      this.add('FieldValueInvalid', value, { keyword: exclusiveMinimum ? 'exclusiveMinimum' : 'minimum', limit: minimum });
    }
    if (multipleOf !== undefined && !Number.isInteger(multipleOf < 1 ? 1 / multipleOf * value : value / multipleOf)) {
      this.add('FieldValueInvalid', value, { keyword: 'multipleOf', limit: multipleOf });
    }
  }

  private checkList(value: readonly unknown[], { items, minItems, maxItems }: StructuralSchema): void {
    if (items !== undefined) {
      for (let index = 0; index < value.length; index++) {
        this.place.enter(index);
        this.check(value[index], items);
        this.place.leave();
      }
    }
    if (minItems !== undefined && value.length < minItems) this.add('FieldValueInvalid', value, { keyword: 'minItems', limit: minItems });
    if (maxItems !== undefined && value.length > maxItems) this.add('FieldValueTooMany', value, { keyword: 'maxItems', limit: maxItems });
  }

  private checkFields(value: Fields, schema: StructuralSchema): void {
    const { properties, additionalProperties, required, minProperties, maxProperties } = schema;
    const names = Object.keys(value);
    if (minProperties !== undefined && names.length < minProperties) {
      this.add('FieldValueInvalid', value, { keyword: 'minProperties', limit: minProperties });
    }
    if (maxProperties !== undefined && names.length > maxProperties) {
      this.add('FieldValueTooMany', value, { keyword: 'maxProperties', limit: maxProperties });
    }
    for (const name of names) {
      const child = properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
      if (child === undefined) continue;
      this.place.enter(name);
      this.check(value[name], child);
      this.place.leave();
    }
    for (const name of required ?? []) {
      if (Object.hasOwn(value, name)) continue;
      this.errors.push({ type: 'FieldValueRequired', path: this.place.path(name), keys: this.place.keysTo(name), cause: { keyword: 'required' } });
    }
  }

  private checkEnum(value: unknown, values: ReadonlyArray<string | number>): void {
    const isOne = (values as readonly unknown[]).includes(value) || typeof value === 'object' && values.some(each => equal(each, value));
    if (!isOne) this.add('FieldValueNotSupported', value, { keyword: 'enum', values });
  }

  /** What a schema says by other schemas. The API server names no place for it. */
  private checkParts(value: unknown, { anyOf, oneOf, allOf, not }: StructuralSchema): void {
    if (anyOf !== undefined) {
      const attempts = anyOf.map(part => this.attempt(value, part));
      if (attempts.every(errors => errors.length > 0)) {
        this.addNowhere(value, { keyword: 'anyOf', parts: anyOf });
        this.errors.push(...attempts[0]);
      }
    }
    if (oneOf !== undefined) {
      const attempts = oneOf.map(part => this.attempt(value, part));
      const matching = attempts.filter(errors => errors.length === 0).length;
      if (matching !== 1) {
        this.addNowhere(value, { keyword: 'oneOf', matching });
        if (matching === 0) this.errors.push(...attempts[0]);
      }
    }
    if (allOf !== undefined) {
      const errors = allOf.flatMap(part => this.attempt(value, part));
      if (errors.length > 0) {
        this.errors.push(...errors);
        this.addNowhere(value, { keyword: 'allOf' });
      }
    }
    if (not !== undefined && this.attempt(value, not).length === 0) this.addNowhere(value, { keyword: 'not' });
  }

  private attempt(value: unknown, schema: StructuralSchema): FieldError[] {
    const attempt = new Validation(this.place);
    attempt.check(value, schema);
    return attempt.errors;
  }

  private add(type: FieldErrorType, value: unknown, cause: FieldErrorCause): void {
    this.errors.push({ type, path: this.place.path(), keys: this.place.keysTo(), value, cause });
  }

  private addNowhere(value: unknown, cause: FieldErrorCause): void {
    this.errors.push({ type: 'FieldValueInvalid', path: '', keys: this.place.keysTo(), value, cause });
  }
}

function integerCause(value: number, least: number, most: number): FieldErrorCause {
  if (value < least) return { keyword: 'minimum', limit: least };
  return value > most ? { keyword: 'maximum', limit: most } : { keyword: 'type', expected: ['integer'] };
}

const INT64 = integerBounds('int64');

function hasType(value: unknown, { types, isText }: Demands): boolean {
  // Of a text with a format the API server does not ask whether it is one, as long as it is no number, truth or map; and of those it does
  // ask where there is nothing but the format.
  if (isText) return typeof value === 'string' || Array.isArray(value);
  return types.length === 0 || types.some(each => isOf(value, each));
}

/** As far from a whole number, in proportion, as the API server takes for one. */
const TOLERANCE = 1e-9;

/** Whether the API server takes a number for an integer: a whole one of 64 bits, or a fraction that is next to a whole one. */
function isInteger(value: number): boolean {
  if (Number.isInteger(value)) return value >= INT64.least && value <= INT64.most;
  const whole = Math.round(value);
  return Number.isSafeInteger(whole) && Math.abs(value - whole) < TOLERANCE * Math.abs(whole);
}

function isOf(value: unknown, type: string): boolean {
  switch (type) {
    case 'array': return Array.isArray(value);
    case 'object': return isFields(value);
    case 'integer': return typeof value === 'number' && isInteger(value);
    default: return typeof value === type;
  }
}

import { StructuralSchema, ValidationRule } from './structural-schema';

/** Kinds of errors, as the API server names them in the causes of a refusal; an unknown field is refused before anything else. */
export type FieldErrorType =
  | 'UnknownField'
  | 'FieldValueRequired'
  | 'FieldValueNotSupported'
  | 'FieldValueTypeInvalid'
  | 'FieldValueTooLong'
  | 'FieldValueTooMany'
  | 'FieldValueDuplicate'
  | 'FieldValueForbidden'
  | 'FieldValueInvalid';

/** Something the API server refuses about one object. */
export interface FieldError {
  readonly type: FieldErrorType;
  /** Where, as the API server writes it: `spec.rules[0].matches[1].path.value`; empty for the object as a whole. */
  readonly path: string;
  /** The same place, key by key; the field itself where it is lacking. */
  readonly keys: ReadonlyArray<string | number>;
  /** What stands there; nothing where it is lacking. */
  readonly value?: unknown;
  readonly cause: FieldErrorCause;
}

/** What asks for something else, by keyword of the schema. */
export type FieldErrorCause =
  | { readonly keyword: 'unknown'; /** What could stand there. */ readonly known: readonly string[] }
  | { readonly keyword: 'required' }
  | { readonly keyword: 'type'; readonly expected: readonly string[] }
  | { readonly keyword: 'format'; readonly format: string }
  | { readonly keyword: 'enum'; readonly values: ReadonlyArray<string | number> }
  | { readonly keyword: 'pattern'; readonly pattern: string }
  | { readonly keyword: LimitKeyword; readonly limit: number }
  | { readonly keyword: 'anyOf'; /** Of which one has to hold. */ readonly parts: readonly StructuralSchema[] }
  | { readonly keyword: 'allOf' | 'not' }
  | { readonly keyword: 'oneOf'; readonly matching: number }
  | { readonly keyword: 'listType'; /** What tells items apart; empty for a set of scalars. */ readonly by: readonly string[] }
  | { readonly keyword: 'rule'; readonly rule: ValidationRule; /** Why the rule gave no answer. */ readonly failure?: string }
  | { readonly keyword: 'metadata'; readonly demand: MetadataDemand };

/** Bounds; `value` beyond them is a length, a count or a number. */
export type LimitKeyword =
  | 'minLength' | 'maxLength' | 'minItems' | 'maxItems' | 'minProperties' | 'maxProperties'
  | 'minimum' | 'exclusiveMinimum' | 'maximum' | 'exclusiveMaximum' | 'multipleOf';

/** What the API server asks of the metadata of every object. */
export type MetadataDemand =
  | 'nameOrGenerateName' | 'name' | 'generateName' | 'namespace'
  | 'labelKey' | 'labelValue' | 'annotationKey' | 'annotationsSize' | 'ownerReference' | 'finalizer' | 'unchanged';

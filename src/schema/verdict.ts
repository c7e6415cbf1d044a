import { ruleOf } from './cel/rule';
import { newErrors } from './correlation';
import { FieldError, FieldErrorType } from './field-error';
import { Fields, isFields } from './fields';
import { KindDefinition } from './kind-definition';
import { listTypeErrors } from './list-types';
import { METADATA_SCHEMA } from './metadata-schema';
import { timeErrors } from './metadata-times';
import { metadataErrors, metadataUpdateErrors } from './object-metadata';
import { Place } from './place';
import { prepare } from './preparation';
import { ruleErrors } from './rule-errors';
import { hasUnreadable } from './typed-values';
import { schemaErrors } from './value-validation';

/** While there are any of these, the API server tries no rule. */
const BEFORE_RULES: ReadonlySet<FieldErrorType> = new Set([
  'FieldValueNotSupported', 'FieldValueRequired', 'FieldValueTooLong', 'FieldValueTooMany', 'FieldValueTypeInvalid',
]);

/**
 * What the API server refuses about an object, in its order: unknown fields, metadata, schema, list types, rules.
 *
 * It judges the creation of the object, as strictly as for `kubectl`; with `old`, the object that is there, the update of that one. It takes
 * any value, changes nothing and never throws. A rule that cannot be judged is passed over.
 */
export function judge(definition: KindDefinition, object: unknown, old?: unknown): readonly FieldError[] {
  return judged(definition, object, old).errors;
}

/** What `judge` gives, and the object as the API server goes on with it where there are no errors: with defaults filled in. */
export function judged(
  definition: KindDefinition, object: unknown, old?: unknown,
): { readonly errors: readonly FieldError[]; readonly object: unknown } {
  if (!isFields(object)) return { errors: schemaErrors(object, { type: 'object' }), object };
  const metadata = prepare(object.metadata, METADATA_SCHEMA, ofMetadata());
  const malformed = malformedMetadata(metadata.object);
  const before = isFields(old) ? old : undefined;
  // Where there is none, an API server puts some.
  const prepared = prepare(object.metadata === null ? { ...object, metadata: {} } : object, definition.schema);
  const unknown = [...metadata.unknownFields, ...prepared.unknownFields];
  // What is no metadata is all that the API server speaks of.
  const inMetadata = malformed.length > 0 ? malformed.map(error => ({ ...error, type: 'FieldValueTypeInvalid' as const }))
    : checkMetadata(metadata.object, before, definition);
  const errors = [...unknown, ...inMetadata, ...before === undefined
    ? creationErrors(definition, prepared.object as Fields, inMetadata)
    : updateErrors(definition, prepared.object as Fields, prepare(before, definition.schema).object as Fields, inMetadata)];
  return { errors, object: prepared.object };
}

function malformedMetadata(metadata: unknown): FieldError[] {
  if (metadata === undefined) return [];
  return [...schemaErrors(metadata, METADATA_SCHEMA, ofMetadata()), ...isFields(metadata) ? timeErrors(metadata) : []];
}

function ofMetadata(): Place {
  const place = new Place();
  place.enter('metadata');
  return place;
}

function checkMetadata(metadata: unknown, old: Fields | undefined, { namespaced }: KindDefinition): FieldError[] {
  const fields = isFields(metadata) ? metadata : {};
  return old === undefined ? metadataErrors(fields, namespaced) : metadataUpdateErrors(fields, isFields(old.metadata) ? old.metadata : {});
}

function creationErrors({ schema, statusSubresource }: KindDefinition, object: Fields, others: readonly FieldError[]): FieldError[] {
  const created = statusSubresource ? withStatus(object, undefined) : object;
  const errors = [...schemaErrors(created, schema), ...listTypeErrors(created, schema)];
  if ([...others, ...errors].some(({ type }) => BEFORE_RULES.has(type))) return errors;
  return [...errors, ...ruleErrors(created, schema, errors.some(isOfType) || hasUnreadable(created, schema))];
}

/** Of an update, errors in what stays as it is are let pass. */
function updateErrors({ schema, statusSubresource }: KindDefinition, object: Fields, old: Fields, others: readonly FieldError[]): FieldError[] {
  const updated = statusSubresource ? withStatus(object, old.status) : object;
  const [wrong, wrongBefore] = [schemaErrors(updated, schema), schemaErrors(old, schema)];
  const errors = [
    ...newErrors(wrong, updated, old, schema),
    ...listTypeErrors(old, schema).length === 0 ? listTypeErrors(updated, schema) : [],
  ];
  if ([...others, ...errors].some(({ type }) => BEFORE_RULES.has(type))) return errors;
  const isMistyped = [...wrong, ...wrongBefore].some(isOfType) || hasUnreadable(updated, schema) || hasUnreadable(old, schema);
  const broken = ruleErrors(updated, schema, isMistyped, old);
  const [aboutChange, aboutState] = [broken.filter(isAboutChange), broken.filter(error => !isAboutChange(error))];
  return [...errors, ...aboutChange, ...newErrors(aboutState, updated, old, schema)];
}

function isOfType({ cause: { keyword } }: FieldError): boolean {
  return keyword === 'type' || keyword === 'format';
}

function isAboutChange({ cause }: FieldError): boolean {
  // Neither is a failure to answer something that can be let pass.
  if (cause.keyword !== 'rule') return false;
  const rule = ruleOf(cause.rule.rule);
  return cause.failure !== undefined || 'isAboutChange' in rule && rule.isAboutChange;
}

/** The status is not for clients to write: in a creation there is none, and an update leaves it. */
function withStatus(object: Fields, status: unknown): Fields {
  const { status: _, ...rest } = object;
  return status === undefined ? rest : { ...rest, status };
}

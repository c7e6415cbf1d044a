import { KIND_VERSIONS } from '../../../imports/schema/kind-versions';
import { FieldError } from '../../../src/schema/field-error';
import { setField } from '../../../src/schema/fields';
import { listTypeErrors } from '../../../src/schema/list-types';
import { prepare } from '../../../src/schema/preparation';
import { schemaOf } from '../../../src/schema/schema-store';
import { StructuralSchema } from '../../../src/schema/structural-schema';
import { schemaErrors } from '../../../src/schema/value-validation';

/** A place of a pinned kind with what is wrong there for values that suit none of its keywords. */
export interface SiteErrors {
  readonly kind: string;
  readonly root: StructuralSchema;
  readonly schema: StructuralSchema;
  readonly keys: ReadonlyArray<string | number>;
  readonly errors: readonly FieldError[];
}

/** Keywords that ask for nothing by themselves. */
const SILENT = new Set([
  'default', 'properties', 'additionalProperties', 'items', 'nullable', 'exclusiveMinimum', 'exclusiveMaximum', 'x-kubernetes-int-or-string',
  'x-kubernetes-preserve-unknown-fields', 'x-kubernetes-map-type', 'x-kubernetes-list-map-keys', 'x-kubernetes-validations',
]);
const STRANGE = [null, 'nonsense \u00e4\u2028', '', 17, 1.5, true, [], [[]], {}, { 'line\nbreak': { deep: [] } }];

/** Every place of the pinned kinds, each with all errors that its keywords can make. */
export function* siteErrors(): Generator<SiteErrors> {
  for (const kindVersion of KIND_VERSIONS.filter(({ served }) => served)) {
    const root = schemaOf(kindVersion);
    for (const [keys, schema] of sitesOf(root, [])) yield { kind: kindVersion.kind, root, schema, keys, errors: errorsAt(schema, keys) };
  }
}

/** The keywords of a place that can refuse a value, by what an error of them is called. */
export function demandsOf(schema: StructuralSchema): string[] {
  const keywords = Object.keys(schema).filter(keyword => !SILENT.has(keyword) && !isWithoutDemand(keyword, schema));
  return keywords.map(keyword => keyword === 'x-kubernetes-list-type' ? 'listType' : keyword);
}

function isWithoutDemand(keyword: string, schema: StructuralSchema): boolean {
  switch (keyword) {
    // Formats of numbers are bounds.
    case 'format': return schema.type === 'integer' || schema.type === 'number';
    case 'x-kubernetes-list-type': return schema[keyword] === 'atomic';
    // What is as short is refused by its pattern, its own bound or as lacking; and a bound of zero refuses nothing.
    case 'minLength': case 'minItems': case 'minProperties': return schema[keyword] === 0;
    case 'required': return schema.required!.every(name => schema.properties?.[name]?.default !== undefined);
    default: return false;
  }
}

function* sitesOf(schema: StructuralSchema, keys: ReadonlyArray<string | number>): Generator<readonly [SiteErrors['keys'], StructuralSchema]> {
  yield [keys, schema];
  for (const [name, child] of Object.entries(schema.properties ?? {})) {
    if (keys.length > 0 || name !== 'metadata') yield* sitesOf(child, [...keys, name]);
  }
  if (schema.items !== undefined) yield* sitesOf(schema.items, [...keys, 0]);
  if (schema.additionalProperties !== undefined) yield* sitesOf(schema.additionalProperties, [...keys, 'some.key/of a map']);
}

/** Schemas are shared, and what is wrong with a value is the same wherever it stands. */
const known = new Map<StructuralSchema, readonly FieldError[]>();

function errorsAt(schema: StructuralSchema, keys: SiteErrors['keys']): FieldError[] {
  let errors = known.get(schema);
  if (errors === undefined) {
    const values = [...STRANGE, ...[schema, ...schema.allOf ?? []].flatMap(valuesFor)];
    known.set(schema, errors = values.flatMap(value =>
      [...schemaErrors(value, schema), ...listTypeErrors(value, schema), ...unknownFields(value, schema)]));
  }
  return errors.map(error => ({ ...error, keys: [...keys, ...error.keys] }));
}

function unknownFields(value: unknown, schema: StructuralSchema): FieldError[] {
  // Not as an object of its own, of which some fields are always known.
  return prepare({ a: value }, { properties: { a: schema } }).unknownFields.map(error => ({ ...error, keys: error.keys.slice(1) }));
}

/** Values beyond the bounds of a schema. */
function valuesFor({ maxLength, maxItems, minItems, maxProperties, minimum, maximum, items, properties, ...schema }: StructuralSchema): unknown[] {
  const item = items?.type === 'object' ? {} : 'a';
  return [
    ...maxLength === undefined ? [] : ['x'.repeat(maxLength + 1), '\u{1F600}'.repeat(maxLength + 1)],
    ...maxItems === undefined ? [] : [Array.from({ length: maxItems + 1 }, () => item)],
    ...minItems === undefined || minItems < 1 ? [] : [Array.from({ length: minItems - 1 }, () => item)],
    ...maxProperties === undefined ? [] : [Object.fromEntries(Array.from({ length: maxProperties + 1 }, (_, index) => [`key-${index}`, 'a']))],
    ...minimum === undefined ? [] : [minimum - 1],
    ...maximum === undefined ? [] : [maximum + 1],
    ...schema['x-kubernetes-list-type'] === undefined ? [] : [[item, item, 'b'], [{ name: 'a', type: 'a' }, { name: 'a', type: 'a' }]],
    ...schema.oneOf === undefined ? [] : [{ type: 'IPAddress', value: 'nonsense' }],
    ...schema.pattern === undefined ? [] : ['Some_Text', ' a ', '!', '\n', '*', '-1'],
    ...properties === undefined ? [] : [withMisspelt(Object.keys(properties)), JSON.parse('{"__proto__": {}, "constructor": 1}')],
  ];
}

function withMisspelt(names: readonly string[]): object {
  const fields = {};
  for (const name of names.slice(0, 3)) setField(fields, `${name.slice(1)}s`, {});
  return fields;
}

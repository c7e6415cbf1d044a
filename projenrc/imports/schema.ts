import { ImportsFailure } from './failure';
import { StructuralSchema } from '../../src/schema/structural-schema';

type Reader = (value: unknown, where: string) => unknown;

const asIs: Reader = value => value;
const one: Reader = (value, where) => readSchema(value as object, where);
const list: Reader = (value, where) => (value as object[]).map(each => readSchema(each, where));
const named: Reader = (value, where) => Object.fromEntries(
  Object.entries(value as { [name: string]: object }).map(([name, each]) => [name, readSchema(each, `${where}.${name}`)]));

/** The texts of upstream are theirs: rules keep the expression only, and ours say the rest. */
const rules: Reader = (value, where) => (value as object[]).map(each => {
  const { rule, message, ...rest } = each as { rule: string; message?: string };
  const unknown = Object.keys(rest);
  if (unknown.length > 0) {
    throw new ImportsFailure(`${where}: a validation rule has ${unknown.join(', ')}, which the schema data cannot carry yet`);
  }
  return rule;
});

const KEYWORDS: { readonly [keyword: string]: Reader } = {
  'type': asIs,
  'format': asIs,
  'default': asIs,
  'enum': asIs,
  'pattern': asIs,
  'minLength': asIs,
  'maxLength': asIs,
  'minimum': asIs,
  'maximum': asIs,
  'minItems': asIs,
  'maxItems': asIs,
  'minProperties': asIs,
  'maxProperties': asIs,
  'required': asIs,
  'properties': named,
  'additionalProperties': one,
  'items': one,
  'not': one,
  'allOf': list,
  'anyOf': list,
  'oneOf': list,
  'x-kubernetes-int-or-string': asIs,
  'x-kubernetes-preserve-unknown-fields': asIs,
  'x-kubernetes-list-type': asIs,
  'x-kubernetes-list-map-keys': asIs,
  'x-kubernetes-map-type': asIs,
  'x-kubernetes-validations': rules,
};

/** Takes over a schema, keyword by keyword, so that one we do not know cannot be lost unseen. */
export function readSchema(source: object, where: string): StructuralSchema {
  const schema: { [keyword: string]: unknown } = {};
  for (const [keyword, value] of Object.entries(source)) {
    if (keyword === 'description') continue;
    const reader = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined;
    if (!reader) {
      throw new ImportsFailure(`${where}: the schema keyword ${keyword} is not known. Teach schema.ts what it means`);
    }
    schema[keyword] = reader(value, keyword === 'items' ? `${where}[]` : where);
  }
  return schema;
}

/** A schema and everything below it that can hold a value, each with its path as the API server writes it. */
export function* walkSchema(schema: StructuralSchema, path = ''): Generator<readonly [path: string, schema: StructuralSchema]> {
  yield [path, schema];
  for (const [name, child] of Object.entries(schema.properties ?? {})) {
    yield* walkSchema(child, path === '' ? name : `${path}.${name}`);
  }
  if (schema.items) yield* walkSchema(schema.items, `${path}[]`);
  if (schema.additionalProperties) yield* walkSchema(schema.additionalProperties, `${path}{}`);
}

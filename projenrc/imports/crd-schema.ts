import { ImportsFailure } from './failure';
import { mapChildren, SchemaNode, StructuralSchema } from '../../src/schema/structural-schema';

const KEYWORDS: ReadonlySet<string> = new Set([
  'type', 'format', 'default', 'enum', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems',
  'minProperties', 'maxProperties', 'required', 'properties', 'additionalProperties', 'items', 'not', 'allOf', 'anyOf', 'oneOf',
  'x-kubernetes-int-or-string', 'x-kubernetes-preserve-unknown-fields', 'x-kubernetes-list-type', 'x-kubernetes-list-map-keys',
  'x-kubernetes-map-type', 'x-kubernetes-validations',
]);

interface CrdSchema extends Omit<SchemaNode<CrdSchema>, 'x-kubernetes-validations'> {
  readonly 'description'?: string;
  readonly 'x-kubernetes-validations'?: ReadonlyArray<{ readonly rule: string; readonly message?: string }>;
}

/**
 * A schema of a CRD without upstream's texts. What it does not know it refuses, so that nothing is lost unseen. `title` and `path` say
 * where the schema stands.
 */
export function readSchema(source: object, title: string, path = ''): StructuralSchema {
  const { description, 'x-kubernetes-validations': rules, ...rest } = source as CrdSchema;
  const unknown = Object.keys(rest).find(keyword => !KEYWORDS.has(keyword));
  if (unknown !== undefined) {
    throw new ImportsFailure(`${title} ${path}: the schema keyword ${unknown} is not known. Teach crd-schema.ts what it means`);
  }
  const node = { ...rest, ...rules && { 'x-kubernetes-validations': rules.map(rule => expressionOf(rule, `${title} ${path}`)) } };
  return mapChildren<CrdSchema, StructuralSchema>(node, (child, step) => readSchema(child, title, `${path}${step}`.replace(/^\./, '')));
}

function expressionOf({ rule, message, ...rest }: { readonly rule: string; readonly message?: string }, where: string): string {
  const lost = Object.keys(rest);
  if (lost.length > 0) {
    throw new ImportsFailure(`${where}: a validation rule has ${lost.join(', ')}, which the schema data cannot carry yet`);
  }
  return rule;
}

/** A schema and every schema below it, each with its path as the API server writes it. */
export function* walkSchema(schema: StructuralSchema, path = ''): Generator<readonly [path: string, schema: StructuralSchema]> {
  yield [path, schema];
  const below: Array<readonly [string, StructuralSchema]> = [];
  mapChildren(schema, (child, step) => below.push([`${path}${step}`.replace(/^\./, ''), child]));
  for (const [childPath, child] of below) {
    yield* walkSchema(child, childPath);
  }
}

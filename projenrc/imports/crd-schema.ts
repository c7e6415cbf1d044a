import { z } from 'zod';
import { ImportsFailure } from './failure';
import { mapChildren, SchemaNode, StructuralSchema } from '../../src/schema/structural-schema';

const child = z.looseObject({});
const count = z.int().min(0);

/** One node of a schema as a CRD may write it. What we do not know is refused, so that nothing is lost unseen. */
const CrdNode = z.strictObject({
  'description': z.string(),
  'type': z.enum(['object', 'array', 'string', 'integer', 'number', 'boolean']),
  'format': z.string(),
  'default': z.unknown(),
  'enum': z.array(z.union([z.string(), z.number()])).min(1),
  'pattern': z.string(),
  'minLength': count,
  'maxLength': count,
  'minimum': z.number(),
  'maximum': z.number(),
  'minItems': count,
  'maxItems': count,
  'minProperties': count,
  'maxProperties': count,
  'required': z.array(z.string()),
  'properties': z.record(z.string(), child),
  'additionalProperties': child,
  'items': child,
  'not': child,
  'allOf': z.array(child),
  'anyOf': z.array(child),
  'oneOf': z.array(child),
  'x-kubernetes-int-or-string': z.literal(true),
  'x-kubernetes-preserve-unknown-fields': z.literal(true),
  'x-kubernetes-list-type': z.enum(['atomic', 'set', 'map']),
  'x-kubernetes-list-map-keys': z.array(z.string()),
  'x-kubernetes-map-type': z.enum(['atomic', 'granular']),
  'x-kubernetes-validations': z.array(z.strictObject({ rule: z.string(), message: z.string().optional() })),
}).partial();

/** A schema of a CRD without upstream's texts. `title` and `path` say where it stands. */
export function readSchema(source: unknown, title: string, path = ''): StructuralSchema {
  const result = CrdNode.safeParse(source);
  if (!result.success) {
    const [{ path: part, message }] = result.error.issues;
    throw new ImportsFailure(`${title} ${path}: ${[...part, message].join(': ')}. If upstream means it, teach crd-schema.ts what it is`);
  }
  const { description, 'x-kubernetes-validations': rules, ...rest } = result.data;
  const node: SchemaNode<unknown> = { ...rest, ...rules && { 'x-kubernetes-validations': rules.map(({ rule }) => ({ rule })) } };
  return mapChildren(node, (each, keyword, name) => readSchema(each, title, below(path, keyword, name)));
}

/** A schema and every schema below it, each with its path as the API server writes it. */
export function* walkSchema(schema: StructuralSchema, path = ''): Generator<readonly [path: string, schema: StructuralSchema]> {
  yield [path, schema];
  const children: Array<readonly [string, StructuralSchema]> = [];
  mapChildren(schema, (each, keyword, name) => children.push([below(path, keyword, name), each]));
  for (const [childPath, each] of children) {
    yield* walkSchema(each, childPath);
  }
}

function below(path: string, keyword: string, name: string | undefined): string {
  if (name !== undefined) return path === '' ? name : `${path}.${name}`;
  return path + (keyword === 'items' ? '[]' : keyword === 'additionalProperties' ? '{}' : '');
}

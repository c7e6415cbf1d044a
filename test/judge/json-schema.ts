import { isIPv4, isIPv6 } from 'net';
import Ajv, { ErrorObject, Options } from 'ajv';
import { RE2JS } from 're2js';
import { mapChildren, SchemaNode, StructuralSchema } from '../../src/schema/structural-schema';

/** What a value gets wrong by a schema, unknown fields included; CEL rules and list types apart. */
export type StructuralCheck = (value: unknown) => string[];

// Patterns are those of RE2, and some of them take JavaScript's own engine seconds.
const regExp: NonNullable<NonNullable<Options['code']>['regExp']> = Object.assign(
  (pattern: string) => {
    const compiled = RE2JS.compile(pattern);
    // ajv takes two patterns with one text for one pattern.
    return { test: (text: string) => compiled.matcher(text).find(), toString: () => pattern };
  },
  { code: 'new RegExp' },
);

const ajv = new Ajv({
  allErrors: true,
  strict: false,
  code: { regExp },
  formats: {
    'int32': { type: 'number', validate: value => value >= -(2 ** 31) && value < 2 ** 31 },
    'int64': { type: 'number', validate: value => Number.isSafeInteger(value) },
    'date-time': value => !Number.isNaN(Date.parse(value)),
    'ipv4': isIPv4,
    'ipv6': isIPv6,
    'byte': /^[A-Za-z0-9+/]*={0,2}$/,
  },
});

export function structuralCheck(schema: StructuralSchema): StructuralCheck {
  const { properties } = schema;
  // The API server has its own idea of metadata, which no CRD says.
  const open = { ...schema, properties: { ...properties, metadata: { ...properties?.metadata, 'x-kubernetes-preserve-unknown-fields': true } } };
  const validate = ajv.compile(closed(open as StructuralSchema));
  return value => validate(value) ? [] : validate.errors!.map(describe);
}

/** The schema in JSON Schema's words: what it does not name is refused, but not by the parts that only add conditions. */
function closed(node: StructuralSchema): object {
  const mapped: SchemaNode<object> = mapChildren(node, (child: StructuralSchema, keyword): object =>
    ['allOf', 'anyOf', 'oneOf', 'not'].includes(keyword) ? child : closed(child));
  const isClosed = node.type === 'object' && node.additionalProperties === undefined && !node['x-kubernetes-preserve-unknown-fields'];
  const { default: _default, ...rest } = mapped;
  return isClosed ? { ...rest, additionalProperties: false } : rest;
}

function describe({ instancePath, message, params, keyword }: ErrorObject): string {
  const more = keyword === 'additionalProperties' ? `: ${params.additionalProperty}` : '';
  return `${instancePath.slice(1).replaceAll('/', '.')} ${message}${more}`;
}

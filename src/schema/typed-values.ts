import { Mistyped } from './cel/values';
import { Fields, isFields, setField } from './fields';
import { textFormat } from './formats';
import { StructuralSchema } from './structural-schema';

/** Formats of texts that a rule sees as times, and so cannot see where they are none. */
const TIMES = ['date', 'date-time', 'datetime'];

/**
 * A value as rules see it: whatever in it is not of its schema's type is there, but cannot be looked at. Rules come to such a value where
 * what is wrong with it was let pass before.
 */
export function typed(value: unknown, schema: StructuralSchema): unknown {
  if (value === null) return schema.nullable === true || schema.type === undefined ? value : MISTYPED;
  if (schema['x-kubernetes-int-or-string']) return typeof value === 'string' || isInteger(value) ? value : MISTYPED;
  switch (schema.type) {
    case 'object': return isFields(value) ? typedFields(value, schema) : MISTYPED;
    case 'array': return Array.isArray(value) && schema.items !== undefined ? value.map(item => typed(item, schema.items!)) : MISTYPED;
    case 'integer': return isInteger(value) ? value : MISTYPED;
    case 'string': return typeof value === 'string' && isReadable(value, schema.format) ? value : MISTYPED;
    case undefined: return value;
    default: return typeof value === schema.type ? value : MISTYPED;
  }
}

/** Whether a value that suits its schema has a text in it that rules cannot read, which no other error tells. */
export function hasUnreadable(value: unknown, schema: StructuralSchema): boolean {
  if (!hasReadFormats(schema)) return false;
  if (typeof value === 'string') return !isReadable(value, schema.format);
  if (Array.isArray(value)) return schema.items !== undefined && value.some(item => hasUnreadable(item, schema.items!));
  if (!isFields(value)) return false;
  const { properties = {}, additionalProperties } = schema;
  return Object.keys(value).some(name => {
    const child = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
    return child !== undefined && hasUnreadable(value[name], child);
  });
}

const known = new WeakMap<StructuralSchema, boolean>();

function hasReadFormats(schema: StructuralSchema): boolean {
  let has = known.get(schema);
  if (has === undefined) {
    const children = [schema.items, schema.additionalProperties, ...Object.values(schema.properties ?? {})];
    has = schema.format === 'byte' || TIMES.includes(schema.format ?? '') || children.some(child => child !== undefined && hasReadFormats(child));
    known.set(schema, has);
  }
  return has;
}

const MISTYPED = new Mistyped();

function typedFields(fields: Fields, { properties, additionalProperties }: StructuralSchema): Fields {
  const seen: { [name: string]: unknown } = {};
  for (const name of Object.keys(fields)) {
    const child = properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
    setField(seen, name, child === undefined ? fields[name] : typed(fields[name], child));
  }
  return seen;
}

/** Where the API server takes fractions that are next to whole numbers for integers, rules do not. */
function isInteger(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63;
}

function isReadable(value: string, format: string | undefined): boolean {
  if (format === 'byte') return isBase64(value.replace(/[\r\n]+/g, ''));
  return format === undefined || !TIMES.includes(format) || textFormat(format)!(value);
}

/**
 * What can be decoded. It is the alphabet for URLs, while that of the format is the other one: so the API server has it, and refuses by any
 * rule that looks there what has a `+` or a `/`.
 */
function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[-A-Za-z0-9_]*={0,2}$/.test(text);
}

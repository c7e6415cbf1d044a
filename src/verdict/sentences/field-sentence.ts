import { closestName } from './closest-name';
import { limitSentence } from './limit-sentence';
import { metadataSentence } from './metadata-sentence';
import { patternSentence } from './pattern-sentence';
import { ruleSentence } from './rule-words';
import { schemaAt, schemaText } from './schema-text';
import { Sentence } from './sentence';
import { anyOfText, typeText, valueText } from './value-text';
import { FieldError } from '../../schema/field-error';
import { METADATA_SCHEMA } from '../../schema/metadata-schema';
import { patternTest } from '../../schema/patterns';
import { StructuralSchema } from '../../schema/structural-schema';

/** Says of an error what is wrong, with the value, and what to write instead. `around` is the object that the field is in. */
export function sentenceOf({ cause, value, keys }: FieldError, root: StructuralSchema, around?: unknown): Sentence {
  const name = nameOf(keys);
  const schema = keys[0] === 'metadata' ? schemaAt(METADATA_SCHEMA, keys.slice(1)) : schemaAt(root, keys);
  switch (cause.keyword) {
    case 'unknown': return unknownField(String(keys.at(-1)), cause.known, around);
    case 'required': return { id: 'missing-field', message: `${name} is missing`, fix: `add ${name}: ${schemaText(schema)}` };
    case 'type': return {
      id: 'wrong-type', message: `${name} must be ${typesText(cause.expected)}, got ${typeText(value)}`, fix: typeFix(value, cause.expected, schema),
    };
    case 'enum': return unsupported(name, value, cause.values);
    case 'pattern': return patternSentence(name, value, cause.pattern, schema);
    case 'format': return invalid(name, formatText(cause.format), value);
    case 'anyOf': return invalid(name, alternatives(cause.parts, schema), value);
    case 'oneOf': case 'allOf': case 'not': return invalid(name, 'of a form that its schema allows', value, 'write one of the forms that the documentation of its kind shows');
    case 'listType': return cause.by.length === 0
      ? { id: 'duplicate-item', message: `${valueText(value)} is in the list already`, fix: 'remove one of the two' }
      : duplicate(value, cause.by);
    case 'rule': return ruleSentence(cause, value, name);
    case 'metadata': return metadataSentence(cause.demand, value, name);
    default: return limitSentence(name, value, cause.keyword, cause.limit, schema, isRequired(root, keys));
  }
}

function isRequired(root: StructuralSchema, keys: ReadonlyArray<string | number>): boolean {
  const last = keys.at(-1);
  return typeof last === 'string' && schemaAt(root, keys.slice(0, -1))?.required?.includes(last) === true;
}

function invalid(name: string, demand: string, value: unknown, fix = `write ${demand}`): Sentence {
  return { id: 'invalid-value', message: `${name} must be ${demand}, got ${valueText(value)}`, fix };
}

function formatText(format: string): string {
  return FORMATS[format] ?? `a text of the format ${format}`;
}

/** What will do, where the parts say it in a word; else what the schema around them says. */
function alternatives(parts: readonly StructuralSchema[], schema: StructuralSchema | undefined): string {
  const texts = parts.map(({ format, ...rest }) => format === undefined ? schemaText(rest) : formatText(format));
  return texts.includes(schemaText({})) ? schemaText(schema) : texts.join(', or ');
}

const FORMATS: { readonly [format: string]: string } = {
  'byte': 'Base64 text, padded with "="',
  'date-time': 'a time such as "2026-01-31T12:00:00Z"',
  'ipv4': 'an IPv4 address such as "192.0.2.1"',
  'ipv6': 'an IPv6 address such as "2001:db8::1"',
};

function nameOf(keys: ReadonlyArray<string | number>): string {
  const last = keys.at(-1);
  if (last === undefined) return 'the object';
  if (typeof last === 'string') return valueText(last);
  const list = keys.filter(key => typeof key === 'string').at(-1);
  return list === undefined ? `item ${last}` : `item ${last} of ${valueText(list)}`;
}

function unknownField(name: string, known: readonly string[], around: unknown): Sentence {
  const close = closestName(name, known);
  const isThere = close !== undefined && typeof around === 'object' && around !== null && Object.hasOwn(around, close);
  const all = [...known].sort();
  const choice = all.length === 0 ? '' : `; there ${all.length === 1 ? 'is' : 'are'} ${all.slice(0, 12).join(', ')}${all.length > 12 ? ', …' : ''}`;
  return {
    id: 'unknown-field',
    message: `there is no field ${valueText(name)} here`,
    fix: close === undefined ? `remove it, or put it where it belongs${choice}` : isThere ? `remove it, or put what it says into "${close}"` : `write "${close}"`,
  };
}

function typesText(types: readonly string[]): string {
  return types.map(type => schemaText({ type: type as NonNullable<StructuralSchema['type']> })).join(' or ');
}

function typeFix(value: unknown, expected: readonly string[], schema: StructuralSchema | undefined): string {
  const [type] = expected;
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return quotedText(value, schema);
  if (typeof value === 'string' && (type === 'integer' || type === 'number') && /^-?\d{1,15}$/.test(value)) return `write it without quotes: ${value}`;
  if (typeof value === 'string' && type === 'boolean' && /^(true|false)$/i.test(value)) return `write it without quotes: ${value.toLowerCase()}`;
  if (type === 'array' && value !== null) return 'make it a list: put "- " before it, and indent what belongs to it';
  if (type === 'object' && Array.isArray(value) && value.length === 1) return 'write it without the "- "';
  return `write ${schemaText(schema)}`;
}

/** What stands in the file may be spelled another way than the value: 1.10, 0777, yes. */
function quotedText(value: number | boolean, schema: StructuralSchema | undefined): string {
  const { pattern } = schema ?? {};
  if (pattern === undefined || patternTest(pattern)(String(value))) return 'put it in quotes, as it is written';
  return patternTest(pattern)(`${value}s`) ? `write it with its unit, in quotes: "${value}s"` : patternSentence('', String(value), pattern, schema).fix;
}

function unsupported(name: string, value: unknown, values: ReadonlyArray<string | number>): Sentence {
  const texts = values.filter((each): each is string => typeof each === 'string');
  const close = typeof value === 'string' ? closestName(value, texts) : undefined;
  return {
    id: 'unsupported-value',
    message: `${name} must be ${anyOfText(values)}, got ${valueText(value)}`,
    fix: `write ${close === undefined ? anyOfText(values) : valueText(close)}`,
  };
}

function duplicate(value: unknown, by: readonly string[]): Sentence {
  const keys = typeof value === 'object' && value !== null ? value as { readonly [key: string]: unknown } : undefined;
  if (keys === undefined) return { id: 'wrong-type', message: `an item must be an object, got ${typeText(value)}`, fix: `write an object with ${by.join(' and ')}` };
  const which = by.filter(key => Object.hasOwn(keys, key)).map(key => `${key} ${valueText(keys[key])}`).join(' and ');
  return {
    id: 'duplicate-item',
    message: `an item with ${which === '' ? `no ${by.join(' and ')}` : which} is in the list already`,
    fix: `make one of the two, or give it another ${by.at(-1)}`,
  };
}

import { closestName } from './closest-name';
import { metadataSentence } from './metadata-sentence';
import { ruleSentence } from './rule-words';
import { schemaAt, schemaText } from './schema-text';
import { Sentence } from './sentence';
import { anyOfText, typeText, valueText } from './value-text';
import { FieldError } from '../../schema/field-error';
import { METADATA_SCHEMA } from '../../schema/metadata-schema';
import { patternTest } from '../../schema/patterns';
import { StructuralSchema } from '../../schema/structural-schema';

/** Says of an error what is wrong, with the value, and what to write instead. */
export function sentenceOf({ cause, value, keys }: FieldError, root: StructuralSchema): Sentence {
  const name = nameOf(keys);
  const schema = keys[0] === 'metadata' ? schemaAt(METADATA_SCHEMA, keys.slice(1)) : schemaAt(root, keys);
  switch (cause.keyword) {
    case 'unknown': return unknownField(String(keys.at(-1)), cause.known);
    case 'required': return { id: 'missing-field', message: `${name} is missing`, fix: `add ${name}: ${schemaText(schema)}` };
    case 'type': return {
      id: 'wrong-type', message: `${name} must be ${typesText(cause.expected)}, got ${typeText(value)}`, fix: typeFix(value, cause.expected, schema),
    };
    case 'enum': return unsupported(name, value, cause.values);
    case 'pattern': return pattern(name, value, cause.pattern, schema);
    case 'format': return {
      id: 'invalid-value',
      message: `${name} must be ${FORMATS[cause.format] ?? `of the format ${cause.format}`}, got ${valueText(value)}`,
      fix: `write ${FORMATS[cause.format] ?? `a text of the format ${cause.format}`}`,
    };
    case 'anyOf': case 'oneOf': case 'allOf': case 'not': return {
      id: 'invalid-value',
      message: `${name} is not one of the forms its schema allows, got ${valueText(value)}`,
      fix: `write one of the forms that \`kubectl explain ${keys.filter(key => typeof key === 'string').join('.')}\` shows`,
    };
    case 'listType': return cause.by.length === 0
      ? { id: 'duplicate-item', message: `${valueText(value)} is in the list already`, fix: 'remove one of the two' }
      : duplicate(value, cause.by);
    case 'rule': return ruleSentence(cause, value, name);
    case 'metadata': return metadataSentence(cause.demand, value);
    default: return limit(name, value, cause.keyword, cause.limit);
  }
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
  return typeof last === 'string' ? `"${last}"` : `item ${last} of "${keys.filter(key => typeof key === 'string').at(-1)}"`;
}

function unknownField(name: string, known: readonly string[]): Sentence {
  const close = closestName(name, known);
  const all = [...known].sort();
  const choice = all.length === 0 ? '' : `; there ${all.length === 1 ? 'is' : 'are'} ${all.slice(0, 12).join(', ')}${all.length > 12 ? ', …' : ''}`;
  return {
    id: 'unknown-field',
    message: `there is no field ${valueText(name)} here`,
    fix: close === undefined ? `remove it, or put it where it belongs${choice}` : `write "${close}"`,
  };
}

function typesText(types: readonly string[]): string {
  return types.map(type => schemaText({ type: type as NonNullable<StructuralSchema['type']> })).join(' or ');
}

function typeFix(value: unknown, expected: readonly string[], schema: StructuralSchema | undefined): string {
  const [type] = expected;
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return `put it in quotes: "${value}"`;
  if (typeof value === 'string' && (type === 'integer' || type === 'number') && /^-?\d+$/.test(value)) return `write it without quotes: ${value}`;
  if (typeof value === 'string' && type === 'boolean' && /^(true|false)$/i.test(value)) return `write it without quotes: ${value.toLowerCase()}`;
  if (type === 'array' && value !== null) return 'make it a list: put "- " before it, and indent what belongs to it';
  if (type === 'object' && Array.isArray(value) && value.length === 1) return 'write it without the "- "';
  return `write ${schemaText(schema)}`;
}

function unsupported(name: string, value: unknown, values: ReadonlyArray<string | number>): Sentence {
  const texts = values.filter((each): each is string => typeof each === 'string');
  const close = typeof value === 'string' ? closestName(value, texts) : undefined;
  return {
    id: 'unsupported-value',
    message: `${name} must be ${anyOfText(values)}, got ${valueText(value)}`,
    fix: close === undefined ? `write ${anyOfText(values)}` : `write "${close}"`,
  };
}

/** Forms that most patterns ask for, by what to try them with: what fits says what is meant. */
function pattern(name: string, value: unknown, source: string, schema: StructuralSchema | undefined): Sentence {
  const test = patternTest(source);
  const message = `${name} must match ${source}, got ${valueText(value)}`;
  const tries = typeof value !== 'string' ? [] : [
    { text: value.trim(), what: 'without the space around it' },
    { text: value.toLowerCase(), what: 'in lower case' },
    { text: value.toUpperCase(), what: 'in upper case' },
    { text: value.replace(/^[a-z]+:\/\//i, '').replace(/[/:].*$/, '').toLowerCase(), what: 'without scheme, port and path' },
    { text: value.replace(/\.$/, ''), what: 'without the dot at its end' },
    { text: value.replace(/_/g, '-').toLowerCase(), what: 'with hyphens' },
    { text: `${value}s`, what: 'with its unit' },
  ];
  const found = tries.find(({ text }) => text !== value && text !== '' && test(text) && (schema?.maxLength === undefined || text.length <= schema.maxLength));
  return { id: 'invalid-value', message, fix: found === undefined ? 'write a text of that form' : `write it ${found.what}: ${JSON.stringify(found.text)}` };
}

function duplicate(value: unknown, by: readonly string[]): Sentence {
  const keys = typeof value === 'object' && value !== null ? value as { readonly [key: string]: unknown } : undefined;
  if (keys === undefined) return { id: 'wrong-type', message: `an item must be an object, got ${typeText(value)}`, fix: `write an object with ${by.join(' and ')}` };
  const which = by.filter(key => key in keys).map(key => `${key} ${valueText(keys[key])}`).join(' and ');
  return {
    id: 'duplicate-item',
    message: `an item with ${which === '' ? `no ${by.join(' and ')}` : which} is in the list already`,
    fix: `make one of the two, or give it another ${by.at(-1)}`,
  };
}

function limit(name: string, value: unknown, keyword: string, bound: number): Sentence {
  const count = typeof value === 'string' ? [...value].length : Array.isArray(value) ? value.length : Object.keys(Object(value)).length;
  const texts: { readonly [keyword: string]: readonly [id: string, demand: string, got: string, fix: string] } = {
    minLength: ['invalid-value', `must have at least ${bound} character${bound === 1 ? '' : 's'}`, valueText(value), 'fill it in, or remove it'],
    maxLength: ['value-too-long', `must have at most ${bound} characters`, `${count}`, `shorten it by ${count - bound}`],
    minItems: ['invalid-value', `must have at least ${bound} item${bound === 1 ? '' : 's'}`, count === 0 ? 'an empty list' : `${count}`, 'add one, or remove the list'],
    maxItems: ['too-many-items', `must have at most ${bound} item${bound === 1 ? '' : 's'}`, `${count}`, `take out ${count - bound}, or put them into another object`],
    minProperties: ['invalid-value', `must have at least ${bound} field${bound === 1 ? '' : 's'}`, `${count}`, 'add one, or remove it'],
    maxProperties: ['too-many-items', `must have at most ${bound} field${bound === 1 ? '' : 's'}`, `${count}`, `take out ${count - bound}`],
    minimum: ['invalid-value', `must be ${bound} or more`, valueText(value), `write ${bound} or more`],
    exclusiveMinimum: ['invalid-value', `must be more than ${bound}`, valueText(value), `write more than ${bound}`],
    maximum: ['invalid-value', `must be ${bound} or less`, valueText(value), `write ${bound} or less`],
    exclusiveMaximum: ['invalid-value', `must be less than ${bound}`, valueText(value), `write less than ${bound}`],
    multipleOf: ['invalid-value', `must be a multiple of ${bound}`, valueText(value), `write a multiple of ${bound}`],
  };
  const [id, demand, got, fix] = texts[keyword];
  return { id, message: `${name} ${demand}, got ${got}`, fix };
}

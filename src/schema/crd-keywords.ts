import { isFields } from './fields';

/** What each keyword that is understood is written as. */
type Shape = 'text' | 'texts' | 'number' | 'truth' | 'list' | 'anything' | 'schema' | 'schemas' | 'fields' | 'rules';

const SHAPES: { readonly [keyword: string]: Shape } = {
  'type': 'text',
  'format': 'text',
  'default': 'anything',
  'enum': 'list',
  'pattern': 'text',
  'minLength': 'number',
  'maxLength': 'number',
  'minimum': 'number',
  'maximum': 'number',
  'exclusiveMinimum': 'truth',
  'exclusiveMaximum': 'truth',
  'multipleOf': 'number',
  'minItems': 'number',
  'maxItems': 'number',
  'minProperties': 'number',
  'maxProperties': 'number',
  'required': 'texts',
  'properties': 'fields',
  'additionalProperties': 'schema',
  'items': 'schema',
  'not': 'schema',
  'allOf': 'schemas',
  'anyOf': 'schemas',
  'oneOf': 'schemas',
  'nullable': 'truth',
  'x-kubernetes-int-or-string': 'truth',
  'x-kubernetes-preserve-unknown-fields': 'truth',
  'x-kubernetes-list-type': 'text',
  'x-kubernetes-list-map-keys': 'texts',
  'x-kubernetes-map-type': 'text',
  'x-kubernetes-validations': 'rules',
};

const IS_OF: { readonly [shape in Shape]: (value: unknown) => boolean } = {
  text: value => typeof value === 'string',
  texts: value => isListOf(value, each => typeof each === 'string'),
  number: value => typeof value === 'number',
  truth: value => typeof value === 'boolean',
  list: value => Array.isArray(value),
  anything: () => true,
  // Whether there is any value at all.
  schema: value => isFields(value) || typeof value === 'boolean',
  schemas: value => isListOf(value, isFields),
  fields: value => isFields(value) && Object.values(value).every(isFields),
  rules: value => isListOf(value, isRule),
};

function isRule(value: unknown): boolean {
  if (!isFields(value)) return false;
  const { rule, message, messageExpression, reason, fieldPath, optionalOldSelf } = value;
  return typeof rule === 'string' && [message, messageExpression, reason, fieldPath].every(each => each === undefined || typeof each === 'string')
    && (optionalOldSelf === undefined || typeof optionalOldSelf === 'boolean');
}

function isListOf(value: unknown, isOne: (each: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isOne);
}

const VALUES: { readonly [keyword: string]: readonly unknown[] } = {
  'type': ['object', 'array', 'string', 'integer', 'number', 'boolean'],
  'x-kubernetes-list-type': ['atomic', 'set', 'map'],
  'x-kubernetes-map-type': ['atomic', 'granular'],
};

/** Whether a keyword of a schema is judged by, or says nothing against an object. */
export function isUnderstood(keyword: string): boolean {
  return Object.hasOwn(SHAPES, keyword);
}

/** Whether a keyword that is understood can be written with a value. */
export function canSay(keyword: string, value: unknown): boolean {
  return IS_OF[SHAPES[keyword]](value) && (VALUES[keyword]?.includes(value) ?? true);
}

import { schemaText } from './schema-text';
import { Sentence } from './sentence';
import { valueText } from './value-text';
import { LimitKeyword } from '../../schema/field-error';
import { StructuralSchema } from '../../schema/structural-schema';

/** A value beyond a bound. What is required is not to be removed. */
export function limitSentence(
  name: string, value: unknown, keyword: LimitKeyword, bound: number, schema: StructuralSchema | undefined, isRequired = false,
): Sentence {
  const count = countOf(value);
  const got = count === 0 && Array.isArray(value) ? 'an empty list' : `${count}`;
  const many = (unit: string, number = bound) => `${number} ${unit}${number === 1 ? '' : 's'}`;
  const orRemove = (what: string) => isRequired ? '' : `, or remove ${what}`;
  switch (keyword) {
    case 'minLength':
      return { id: 'invalid-value', message: `${name} must have at least ${many('character')}, got ${valueText(value)}`, fix: `fill it in${orRemove('it')}` };
    case 'maxLength':
      return { id: 'value-too-long', message: `${name} must have at most ${many('character')}, got ${count}`, fix: `shorten it by ${many('character', count - bound)}` };
    case 'minItems':
      return { id: 'invalid-value', message: `${name} must have at least ${many('item')}, got ${got}`, fix: `add ${many('item', bound - count)}${orRemove('the list')}` };
    case 'maxItems': return {
      id: 'too-many-items',
      message: `${name} must have at most ${many('item')}, got ${got}`,
      fix: `take out ${many('item', count - bound)}, or put ${count - bound === 1 ? 'it' : 'them'} into another object`,
    };
    case 'minProperties':
      return { id: 'invalid-value', message: `${name} must have at least ${many('field')}, got ${got}`, fix: `add ${many('field', bound - count)}${orRemove('it')}` };
    case 'maxProperties':
      return { id: 'too-many-items', message: `${name} must have at most ${many('field')}, got ${got}`, fix: `take out ${many('field', count - bound)}` };
    default: return {
      id: 'invalid-value',
      message: `${name} must be ${BOUNDS[keyword](bound)}, got ${valueText(value)}`,
      fix: `write ${schema?.minimum !== undefined && schema.maximum !== undefined ? schemaText(schema) : BOUNDS[keyword](bound)}`,
    };
  }
}

const BOUNDS: { readonly [keyword in Exclude<LimitKeyword, `m${'in' | 'ax'}${'Length' | 'Items' | 'Properties'}`>]: (bound: number) => string } = {
  minimum: bound => `${bound} or more`,
  exclusiveMinimum: bound => `more than ${bound}`,
  maximum: bound => `${bound} or less`,
  exclusiveMaximum: bound => `less than ${bound}`,
  multipleOf: bound => `a multiple of ${bound}`,
};

function countOf(value: unknown): number {
  if (typeof value === 'string') return [...value].length;
  return Array.isArray(value) ? value.length : Object.keys(Object(value)).length;
}

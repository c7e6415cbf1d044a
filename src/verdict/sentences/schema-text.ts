import { anyOfText } from './value-text';
import { StructuralSchema } from '../../schema/structural-schema';

const TYPES: { readonly [type: string]: string } = {
  object: 'an object', array: 'a list', string: 'a text', integer: 'a whole number', number: 'a number', boolean: 'true or false',
};

/** What a schema asks for, in words: `a whole number from 1 to 65535`. */
export function schemaText(schema: StructuralSchema | undefined): string {
  if (schema === undefined) return 'a value';
  if (schema.enum !== undefined && schema.enum.length <= 12) return anyOfText(schema.enum);
  if (schema['x-kubernetes-int-or-string']) return 'a whole number or a text';
  const type = TYPES[schema.type ?? ''] ?? 'a value';
  switch (schema.type) {
    case 'string': return `${type}${lengthText(schema.minLength, schema.maxLength, 'character')}`;
    case 'array': return `${type}${lengthText(schema.minItems, schema.maxItems, 'item')}`;
    case 'integer': case 'number': return `${type}${rangeText(schema)}`;
    case 'object': return schema.required === undefined || schema.required.length === 0 ? type : `${type} with ${schema.required.map(name => `"${name}"`).join(' and ')}`;
    default: return type;
  }
}

/** The schema at a place of an object, if it has one. */
export function schemaAt(root: StructuralSchema, keys: ReadonlyArray<string | number>): StructuralSchema | undefined {
  return keys.reduce<StructuralSchema | undefined>((schema, key) => {
    if (schema === undefined || typeof key === 'number') return schema?.items;
    const { properties, additionalProperties } = schema;
    return properties !== undefined && Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
  }, root);
}

function lengthText(least: number | undefined, most: number | undefined, unit: string): string {
  const units = (count: number) => `${count} ${unit}${count === 1 ? '' : 's'}`;
  if (least !== undefined && least > 0) return most === undefined ? ` of at least ${units(least)}` : ` of ${least === most ? '' : `${least} to `}${units(most)}`;
  return most === undefined ? '' : ` of at most ${units(most)}`;
}

function rangeText({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: StructuralSchema): string {
  const from = exclusiveMinimum ? 'above' : 'from';
  if (minimum !== undefined && maximum !== undefined && !exclusiveMinimum && !exclusiveMaximum) return ` from ${minimum} to ${maximum}`;
  return [
    ...minimum === undefined ? [] : [` ${from} ${minimum}${exclusiveMinimum ? '' : ' on'}`],
    ...maximum === undefined ? [] : [` ${exclusiveMaximum ? 'below' : 'up to'} ${maximum}`],
  ].join(' and');
}

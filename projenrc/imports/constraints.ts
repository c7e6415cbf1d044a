import { allowedValues } from './type-model';
import { StructuralSchema } from '../../src/schema/structural-schema';

/** What a schema asks of a value, in words. `typeName` is the upstream name of the struct it holds, through lists and maps. */
export function constraintsOf(schema: StructuralSchema, typeName?: string): string {
  return shapeOf(schema, typeName) + (hasRules(schema) ? ' Also judged by CEL rules.' : '');
}

export function lowerFirst(words: string): string {
  return words[0].toLowerCase() + words.slice(1);
}

function shapeOf(schema: StructuralSchema, typeName?: string): string {
  return [
    sentence([nounOf(schema, typeName), ...clausesOf(schema)]),
    innerOf('Each', schema.items, typeName),
    innerOf('Each value', schema.additionalProperties, typeName),
  ].filter(words => words !== '').join(' ');
}

function nounOf(schema: StructuralSchema, typeName: string | undefined): string {
  const values = allowedValues(schema);
  if (values) return `One of ${values.map(value => `\`${value}\``).join(', ')}`;
  if (schema['x-kubernetes-int-or-string']) return 'Whole number or text';
  switch (schema.type) {
    case 'string': return schema.format === undefined ? 'Text' : schema.format === 'byte' ? 'Text in base64' : `Text in the format ${schema.format}`;
    case 'integer': return 'Whole number';
    case 'number': return 'Number';
    case 'boolean': return 'True or false';
    case 'array': return typeName ? `List of \`${typeName}\`` : 'List';
    case 'object':
      if (schema.additionalProperties) return typeName ? `Map of \`${typeName}\`` : 'Map';
      return `\`${typeName}\`${Object.keys(schema.properties ?? {}).length === 0 ? ', which has no fields: write `{}`' : ''}`;
  }
  return 'Any value';
}

function clausesOf(schema: StructuralSchema): string[] {
  const patterns = [schema, ...schema.allOf ?? []].flatMap(({ pattern }) => pattern ?? []);
  const keys = schema['x-kubernetes-list-map-keys'];
  return [
    span(schema.minLength, schema.maxLength, 'character'),
    range(schema),
    patterns.length === 0 ? '' : `matching ${patterns.map(pattern => `\`${spellable(pattern)}\``).join(' and ')}`,
    span(schema.minItems, schema.maxItems, 'item'),
    span(schema.minProperties, schema.maxProperties, schema.additionalProperties ? 'entry' : 'field'),
    schema['x-kubernetes-list-type'] === 'set' ? 'no two alike' : '',
    keys ? `unique by ${keys.map(key => `\`${key}\``).join(' and ')}` : '',
  ].filter(clause => clause !== '');
}

function innerOf(head: string, schema: StructuralSchema | undefined, typeName: string | undefined): string {
  if (!schema) return '';
  const clauses = clausesOf(schema);
  // Of a value without constraints the type says all there is to say.
  const silent = clauses.length === 0 && !schema.format && !allowedValues(schema) && !schema.items && !schema.additionalProperties;
  if (silent) return '';
  return typeName === undefined ? `${head}: ${lowerFirst(shapeOf(schema))}` : clauses.length === 0 ? '' : `${head}: ${sentence(clauses)}`;
}

/** Its own rules, and those of its items, which are the same field to whoever writes it. */
function hasRules({ items, additionalProperties, ...schema }: StructuralSchema): boolean {
  return [schema, items, additionalProperties].some(each => each?.['x-kubernetes-validations'] !== undefined);
}

/** A star and slash would end a comment and an `@` start a tag; a regular expression has another spelling for each. */
function spellable(pattern: string): string {
  return pattern.replace(/\*\//g, '*\\/').replace(/@/g, '\\x40');
}

function sentence(clauses: readonly string[]): string {
  return `${clauses.join(', ')}.`;
}

function span(min: number | undefined, max: number | undefined, noun: string): string {
  const least = min === 0 ? undefined : min;
  if (least !== undefined && max !== undefined) return least === max ? `exactly ${plural(max, noun)}` : `${least} to ${plural(max, noun)}`;
  if (max !== undefined) return `at most ${plural(max, noun)}`;
  return least !== undefined ? `at least ${plural(least, noun)}` : '';
}

function range({ minimum, maximum }: StructuralSchema): string {
  if (minimum !== undefined && maximum !== undefined) return `from ${minimum} to ${maximum}`;
  if (maximum !== undefined) return `at most ${maximum}`;
  return minimum !== undefined ? `at least ${minimum}` : '';
}

function plural(count: number, noun: string): string {
  if (count === 1) return `1 ${noun}`;
  return `${count} ${noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}

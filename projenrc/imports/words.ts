import { StructuralSchema } from '../../src/schema/structural-schema';
import { allowedValues } from './type-model';

/** What a schema asks of a value, in words. `typeName` is the upstream name of the struct it holds, through lists and maps. */
export function constraintsOf(schema: StructuralSchema, typeName?: string): string {
  return [
    shapeOf(schema, typeName),
    schema.items && !typeName ? innerOf('Each', schema.items) : '',
    schema.additionalProperties && !typeName ? innerOf('Each value', schema.additionalProperties) : '',
  ].filter(words => words !== '').join(' ');
}

/** How many CEL rules judge a value: its own and those of its items, which are the same field to whoever writes it. */
export function rulesOf(schema: StructuralSchema): string {
  const count = [schema, schema.items, schema.additionalProperties]
    .reduce((sum, each) => sum + (each?.['x-kubernetes-validations']?.length ?? 0), 0);
  return count === 0 ? '' : `${plural(count, 'CEL rule')} ${count === 1 ? 'applies' : 'apply'}.`;
}

function shapeOf(schema: StructuralSchema, typeName: string | undefined): string {
  const values = allowedValues(schema);
  if (values) return `One of ${values.map(value => `\`${value}\``).join(', ')}.`;
  if (schema['x-kubernetes-int-or-string']) return sentence('Whole number or text', patternsOf(schema));
  switch (schema.type) {
    case 'string': return sentence(textOf(schema.format), span(schema.minLength, schema.maxLength, 'character'), patternsOf(schema));
    case 'integer': return sentence('Whole number', rangeOf(schema));
    case 'number': return sentence('Number', rangeOf(schema));
    case 'boolean': return 'True or false.';
    case 'array': return sentence(typeName ? `List of \`${typeName}\`` : 'List', span(schema.minItems, schema.maxItems, 'item'), uniquenessOf(schema));
    case 'object': {
      const count = span(schema.minProperties, schema.maxProperties, schema.additionalProperties ? 'entry' : 'field');
      return sentence(schema.additionalProperties ? (typeName ? `Map of \`${typeName}\`` : 'Map') : typeName ? `\`${typeName}\`` : 'Object', count);
    }
  }
  return 'Any value.';
}

function innerOf(head: string, schema: StructuralSchema): string {
  const words = constraintsOf(schema);
  // Of a value without constraints the type says all there is to say.
  return /^[A-Z][a-z ]*\.$/.test(words) ? '' : `${head}: ${lowerFirst(words)}`;
}

export function lowerFirst(words: string): string {
  return words[0].toLowerCase() + words.slice(1);
}

function textOf(format: string | undefined): string {
  if (format === undefined) return 'Text';
  if (format === 'byte') return 'Text in base64';
  return `Text in the format ${format}`;
}

function sentence(...clauses: string[]): string {
  return clauses.filter(clause => clause !== '').join(', ') + '.';
}

function span(min: number | undefined, max: number | undefined, noun: string): string {
  const least = min === 0 ? undefined : min;
  if (least !== undefined && max !== undefined) return least === max ? `exactly ${plural(max, noun)}` : `${least} to ${plural(max, noun)}`;
  if (max !== undefined) return `at most ${plural(max, noun)}`;
  return least !== undefined ? `at least ${plural(least, noun)}` : '';
}

function rangeOf({ minimum, maximum }: StructuralSchema): string {
  if (minimum !== undefined && maximum !== undefined) return `from ${minimum} to ${maximum}`;
  if (maximum !== undefined) return `at most ${maximum}`;
  return minimum !== undefined ? `at least ${minimum}` : '';
}

function patternsOf(schema: StructuralSchema): string {
  const patterns = [schema, ...(schema.allOf ?? [])].flatMap(({ pattern }) => pattern ?? []);
  return patterns.length === 0 ? '' : `matching ${patterns.map(pattern => `\`${pattern}\``).join(' and ')}`;
}

function uniquenessOf(schema: StructuralSchema): string {
  if (schema['x-kubernetes-list-type'] === 'set') return 'no two alike';
  const keys = schema['x-kubernetes-list-map-keys'];
  return keys ? `unique by ${keys.map(key => `\`${key}\``).join(' and ')}` : '';
}

function plural(count: number, noun: string): string {
  if (count === 1) return `1 ${noun}`;
  return `${count} ${noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}

import { textFormat } from './formats';
import { StructuralSchema } from './structural-schema';

/** What is asked of every value, worked out once for each schema: most schemas say nothing of most of it. */
export interface Demands {
  readonly types: readonly string[];
  readonly isNullable: boolean;
  readonly enum: StructuralSchema['enum'];
  /** What only texts and lists can be of. */
  readonly textFormat: ((text: string) => boolean) | undefined;
  /** Whether a format alone says that it is a text. */
  readonly isText: boolean;
  /** Whether it is to suit other schemas. */
  readonly hasParts: boolean;
}

const known = new WeakMap<StructuralSchema, Demands>();

/** What a schema asks for. */
export function demandsOf(schema: StructuralSchema): Demands {
  let demands = known.get(schema);
  if (demands === undefined) known.set(schema, demands = demandsIn(schema));
  return demands;
}

function demandsIn(schema: StructuralSchema): Demands {
  const { anyOf, oneOf, allOf, not, type } = schema;
  const types = typesOf(schema);
  const format = textFormat(schema.format);
  return {
    types,
    isNullable: schema.nullable === true || types.length === 0,
    enum: schema.enum,
    textFormat: format,
    isText: (type === 'string' || type === undefined) && types.length < 2 && format !== undefined,
    hasParts: [anyOf, oneOf, allOf, not].some(parts => parts !== undefined),
  };
}

const INT_OR_STRING = ['integer', 'string'];
const NO_TYPE: readonly string[] = [];
/** Each type alone. */
export const TYPES: { readonly [type: string]: readonly string[] } = Object.fromEntries(
  ['object', 'array', 'string', 'integer', 'number', 'boolean'].map(type => [type, [type]]),
);

function typesOf(schema: StructuralSchema): readonly string[] {
  if (schema['x-kubernetes-int-or-string']) return INT_OR_STRING;
  return schema.type === undefined ? NO_TYPE : TYPES[schema.type];
}

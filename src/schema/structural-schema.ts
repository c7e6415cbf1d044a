/**
 * One node of a structural schema, as the API server judges by it. `Child` is what stands for the schemas below it. Texts of upstream are
 * left out.
 */
export interface SchemaNode<Child> {
  readonly 'type'?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly 'format'?: string;
  readonly 'default'?: unknown;
  readonly 'enum'?: ReadonlyArray<string | number>;
  readonly 'pattern'?: string;
  readonly 'minLength'?: number;
  readonly 'maxLength'?: number;
  readonly 'minimum'?: number;
  readonly 'maximum'?: number;
  readonly 'minItems'?: number;
  readonly 'maxItems'?: number;
  readonly 'minProperties'?: number;
  readonly 'maxProperties'?: number;
  readonly 'required'?: readonly string[];
  readonly 'properties'?: { readonly [name: string]: Child };
  readonly 'additionalProperties'?: Child;
  readonly 'items'?: Child;
  readonly 'not'?: Child;
  readonly 'allOf'?: readonly Child[];
  readonly 'anyOf'?: readonly Child[];
  readonly 'oneOf'?: readonly Child[];
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-list-type'?: 'atomic' | 'set' | 'map';
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-map-type'?: 'atomic' | 'granular';
  /** CEL expressions over `self`, each of which must be true. */
  readonly 'x-kubernetes-validations'?: readonly string[];
}

/** A structural schema of a custom resource, whole. */
export interface StructuralSchema extends SchemaNode<StructuralSchema> {}

/**
 * The same node with other children. `step` is what a child adds to the path of its parent: `.name`, `[]`, `{}`, or nothing where the
 * child judges the same value.
 */
export function mapChildren<From, To>(node: SchemaNode<From>, map: (child: From, step: string) => To): SchemaNode<To> {
  const { properties, additionalProperties, items, not, allOf, anyOf, oneOf, ...facts } = node;
  const same = (child: From) => map(child, '');
  return {
    ...facts,
    ...properties && { properties: Object.fromEntries(Object.entries(properties).map(([name, child]) => [name, map(child, `.${name}`)])) },
    ...additionalProperties !== undefined && { additionalProperties: map(additionalProperties, '{}') },
    ...items !== undefined && { items: map(items, '[]') },
    ...not !== undefined && { not: same(not) },
    ...allOf && { allOf: allOf.map(same) },
    ...anyOf && { anyOf: anyOf.map(same) },
    ...oneOf && { oneOf: oneOf.map(same) },
  };
}

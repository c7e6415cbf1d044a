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
  readonly 'exclusiveMinimum'?: boolean;
  readonly 'exclusiveMaximum'?: boolean;
  readonly 'multipleOf'?: number;
  readonly 'nullable'?: boolean;
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
  readonly 'x-kubernetes-validations'?: readonly ValidationRule[];
}

/** A CEL expression over `self`, and perhaps `oldSelf`, that must be true. All but the expression comes with CRDs of others only. */
export interface ValidationRule {
  readonly rule: string;
  readonly message?: string;
  /** A CEL expression that makes the message. */
  readonly messageExpression?: string;
  /** How an error is counted, `FieldValueInvalid` unless said. */
  readonly reason?: string;
  /** The field below that an error is about. */
  readonly fieldPath?: string;
  /** Whether it is tried where there is no old value too; `oldSelf` is then an optional. */
  readonly optionalOldSelf?: boolean;
}

/** A structural schema of a custom resource, whole. */
export interface StructuralSchema extends SchemaNode<StructuralSchema> {}

/** The same node with other children. `name` is that of the field, for a child below `properties`. */
export function mapChildren<From, To>(node: SchemaNode<From>, map: (child: From, keyword: string, name?: string) => To): SchemaNode<To> {
  const mapped: { [keyword: string]: unknown } = {};
  for (const [keyword, value] of Object.entries(node)) {
    switch (keyword) {
      case 'properties':
        mapped[keyword] = mapValues(value, (child: From, name) => map(child, keyword, name));
        break;
      case 'additionalProperties': case 'items': case 'not':
        mapped[keyword] = map(value, keyword);
        break;
      case 'allOf': case 'anyOf': case 'oneOf':
        mapped[keyword] = value.map((child: From) => map(child, keyword));
        break;
      default:
        mapped[keyword] = value;
    }
  }
  return mapped;
}

// A loop, because this runs once for every schema of a kind that is asked for, and takes half the time of Object.fromEntries.
function mapValues<From, To>(record: { readonly [name: string]: From }, map: (value: From, name: string) => To): { [name: string]: To } {
  const mapped: { [name: string]: To } = {};
  for (const name of Object.keys(record)) {
    const value = map(record[name], name);
    if (name === '__proto__') {
      Object.defineProperty(mapped, name, { value, enumerable: true, configurable: true, writable: true });
    } else {
      mapped[name] = value;
    }
  }
  return mapped;
}

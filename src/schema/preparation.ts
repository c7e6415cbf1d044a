import { FieldError } from './field-error';
import { copyOf, Fields, setField } from './fields';
import { Place } from './place';
import { StructuralSchema } from './structural-schema';

/** An object as the API server goes on with it: fields it does not know are gone, and defaults are there. */
export interface Prepared {
  readonly object: unknown;
  /** Of what is gone. */
  readonly unknownFields: readonly FieldError[];
}

/** What the API server knows of every object, whatever its schema says. */
const OF_EVERY_OBJECT = new Set(['apiVersion', 'kind', 'metadata']);

/**
 * Drops what a schema does not know and nulls it does not allow, and fills in defaults, as the API server does while it decodes. What was
 * given stays as it is: what changes is copied.
 */
export function prepare(object: unknown, schema: StructuralSchema, place = new Place()): Prepared {
  const preparation = new Preparation(place);
  return { object: preparation.value(object, schema, false), unknownFields: preparation.unknownFields };
}

class Preparation {
  public readonly unknownFields: FieldError[] = [];

  public constructor(private readonly place: Place) {}

  /** Without a schema, every field below is unknown, unless unknown ones are kept. */
  public value(value: unknown, schema: StructuralSchema | undefined, keeps: boolean): unknown {
    if (typeof value !== 'object' || value === null) return value;
    const kept = schema === undefined ? keeps : schema['x-kubernetes-preserve-unknown-fields'] === true;
    return Array.isArray(value) ? this.list(value, schema, kept) : this.fields(value as Fields, schema, kept);
  }

  private list(items: readonly unknown[], schema: StructuralSchema | undefined, keeps: boolean): readonly unknown[] {
    const itemSchema = schema?.items;
    let changed: unknown[] | undefined;
    for (let index = 0; index < items.length; index++) {
      this.place.enter(index);
      const item = items[index];
      const prepared = this.value(isForbiddenNull(item, itemSchema) ? itemSchema!.default ?? null : item, itemSchema, keeps);
      if (prepared !== item) (changed ??= [...items])[index] = prepared;
      this.place.leave();
    }
    return changed ?? items;
  }

  private fields(fields: Fields, schema: StructuralSchema | undefined, keeps: boolean): Fields {
    const { properties, additionalProperties } = schema ?? {};
    const isRoot = this.place.isRoot;
    let changed: { [name: string]: unknown } | undefined;
    const edit = () => changed ??= copyOf(fields);
    for (const name of Object.keys(fields)) {
      if (isRoot && OF_EVERY_OBJECT.has(name)) continue;
      const value = fields[name];
      const property = properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
      const child = property ?? additionalProperties;
      if (child === undefined && !keeps) {
        this.unknown(name, value, schema);
        delete edit()[name];
      } else if (isForbiddenNull(value, child) && child!.default === undefined) {
        delete edit()[name];
      } else {
        this.place.enter(name);
        const prepared = this.value(isForbiddenNull(value, child) ? child!.default : value, child, keeps);
        this.place.leave();
        if (prepared !== value) setField(edit(), name, prepared);
      }
    }
    for (const name of defaultedFields(schema)) {
      if (Object.hasOwn(changed ?? fields, name)) continue;
      this.place.enter(name);
      setField(edit(), name, this.value(properties![name].default, properties![name], keeps));
      this.place.leave();
    }
    return changed ?? fields;
  }

  private unknown(name: string, value: unknown, schema: StructuralSchema | undefined): void {
    this.unknownFields.push({
      type: 'UnknownField',
      path: this.place.path(name),
      keys: this.place.keysTo(name),
      value,
      cause: { keyword: 'unknown', known: Object.keys(schema?.properties ?? {}) },
    });
  }
}

function isForbiddenNull(value: unknown, schema: StructuralSchema | undefined): boolean {
  return value === null && schema !== undefined && schema.nullable !== true;
}

const NONE: readonly string[] = [];
const defaulted = new WeakMap<StructuralSchema, readonly string[]>();

/** The fields of a schema that have a default, looked for once. */
function defaultedFields(schema: StructuralSchema | undefined): readonly string[] {
  if (schema?.properties === undefined) return NONE;
  const { properties } = schema;
  let names = defaulted.get(schema);
  if (names === undefined) defaulted.set(schema, names = Object.keys(properties).filter(name => properties[name].default !== undefined));
  return names;
}

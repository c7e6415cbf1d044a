import { FieldError } from './field-error';
import { Fields } from './fields';
import { Place } from './place';
import { StructuralSchema } from './structural-schema';

/** Items of lists that are there twice where each may be there once: in a set, or with the keys of another item. */
export function listTypeErrors(value: unknown, schema: StructuralSchema): FieldError[] {
  const walk = new ListTypes();
  walk.check(value, schema);
  return walk.errors;
}

class ListTypes {
  public readonly errors: FieldError[] = [];
  private readonly place = new Place();

  public check(value: unknown, schema: StructuralSchema): void {
    if (typeof value !== 'object' || value === null || !hasListTypes(schema)) return;
    if (Array.isArray(value)) this.checkList(value, schema);
    else this.checkFields(value as Fields, schema);
  }

  private checkFields(fields: Fields, { properties, additionalProperties }: StructuralSchema): void {
    for (const name of Object.keys(fields)) {
      const property = properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
      const child = property ?? additionalProperties;
      if (child === undefined) continue;
      this.place.enter(name, property === undefined);
      this.check(fields[name], child);
      this.place.leave();
    }
  }

  private checkList(items: readonly unknown[], schema: StructuralSchema): void {
    const type = schema['x-kubernetes-list-type'];
    if (type === 'set') this.report(items, items, []);
    if (type === 'map') this.checkMap(items, schema['x-kubernetes-list-map-keys'] ?? []);
    if (schema.items === undefined) return;
    for (let index = 0; index < items.length; index++) {
      this.place.enter(index);
      this.check(items[index], schema.items);
      this.place.leave();
    }
  }

  private checkMap(items: readonly unknown[], keys: readonly string[]): void {
    const stray = items.findIndex(item => item !== null && (typeof item !== 'object' || Array.isArray(item)));
    if (stray >= 0) {
      this.add('FieldValueInvalid', stray, items[stray], keys);
      return;
    }
    this.report(items, (items as ReadonlyArray<Fields | null>).map(item =>
      Object.fromEntries(keys.filter(key => item !== null && Object.hasOwn(item, key)).map(key => [key, item![key]]))), keys);
  }

  /** Only the second one of equal items is told, however many there are. */
  private report(items: readonly unknown[], identities: readonly unknown[], by: readonly string[]): void {
    if (items.length < 2) return;
    const seen = new Map<string, number>();
    identities.forEach((identity, index) => {
      const text = canonical(identity);
      const times = (seen.get(text) ?? 0) + 1;
      seen.set(text, times);
      if (times === 2) this.add('FieldValueDuplicate', index, by.length === 0 ? items[index] : identity, by);
    });
  }

  private add(type: 'FieldValueDuplicate' | 'FieldValueInvalid', index: number, value: unknown, by: readonly string[]): void {
    this.place.enter(index);
    this.errors.push({ type, path: this.place.path(), keys: this.place.keysTo(), value, cause: { keyword: 'listType', by } });
    this.place.leave();
  }
}

/** The same text for equal values, whatever the order of their fields. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each) => typeof each === 'object' && each !== null && !Array.isArray(each)
    ? Object.entries(each).sort(([a], [b]) => a < b ? -1 : 1) : each);
}

const known = new WeakMap<StructuralSchema, boolean>();

/** Whether there is anything to look for in a schema; looked up once. */
function hasListTypes(schema: StructuralSchema): boolean {
  let has = known.get(schema);
  if (has === undefined) {
    const type = schema['x-kubernetes-list-type'];
    const children = [schema.items, schema.additionalProperties, ...Object.values(schema.properties ?? {})];
    has = type === 'set' || type === 'map' || children.some(child => child !== undefined && hasListTypes(child));
    known.set(schema, has);
  }
  return has;
}

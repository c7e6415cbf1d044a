import { KindVersion } from './custom-resources';
import { StructuralSchema } from '../../src/schema/structural-schema';

/** Every distinct schema once. A schema refers to those below it by their index, which is always smaller than its own. */
export class SchemaPool {
  /** The schemas as JSON, by index. */
  public readonly nodes: string[] = [];
  private readonly indexes = new Map<string, number>();

  /** The index of a schema. */
  public add(schema: StructuralSchema): number {
    const node = JSON.stringify({
      ...schema,
      ...schema.properties && { properties: Object.fromEntries(Object.entries(schema.properties).map(([name, each]) => [name, this.add(each)])) },
      ...schema.additionalProperties && { additionalProperties: this.add(schema.additionalProperties) },
      ...schema.items && { items: this.add(schema.items) },
      ...schema.not && { not: this.add(schema.not) },
      ...schema.allOf && { allOf: schema.allOf.map(each => this.add(each)) },
      ...schema.anyOf && { anyOf: schema.anyOf.map(each => this.add(each)) },
      ...schema.oneOf && { oneOf: schema.oneOf.map(each => this.add(each)) },
    });
    const known = this.indexes.get(node);
    if (known !== undefined) return known;
    this.indexes.set(node, this.nodes.length);
    return this.nodes.push(node) - 1;
  }
}

/** What is written of a kind-version: all but its schema, which is in the pool. */
export interface KindVersionEntry extends Omit<KindVersion, 'schema'> {
  readonly node: number;
}

/** The kind-versions in a stable order, their schemas pooled. */
export function poolSchemas(kindVersions: readonly KindVersion[]): { readonly pool: SchemaPool; readonly entries: KindVersionEntry[] } {
  const pool = new SchemaPool();
  const entries = kindVersions.map(({ schema, ...rest }) => ({ ...rest, node: pool.add(schema) }));
  return { pool, entries };
}

import { mapChildren, StructuralSchema } from '../../src/schema/structural-schema';

/** Every distinct schema once. A schema refers to those below it by their index, which is always smaller than its own. */
export class SchemaPool {
  /** The schemas as JSON, by index. */
  public readonly nodes: string[] = [];
  private readonly indexes = new Map<string, number>();

  /** The index of a schema. */
  public add(schema: StructuralSchema): number {
    const node = JSON.stringify(mapChildren(schema, child => this.add(child)));
    const known = this.indexes.get(node);
    if (known !== undefined) return known;
    this.indexes.set(node, this.nodes.length);
    return this.nodes.push(node) - 1;
  }
}

import { mapChildren, SchemaNode, StructuralSchema } from './structural-schema';
import { KindVersion } from '../../imports/schema/kind-versions';
import { SCHEMA_NODES } from '../../imports/schema/nodes';

/** Schemas made so far, by index. Equal sub-schemas are one object, so whatever is worked out for one holds for all its uses. */
const made: Array<StructuralSchema | undefined> = [];

/** The schema of a kind-version, parsed on first use. It is shared: do not change it. */
export function schemaOf({ node }: Pick<KindVersion, 'node'>): StructuralSchema {
  return schemaAt(node);
}

function schemaAt(index: number): StructuralSchema {
  return made[index] ??= mapChildren(JSON.parse(SCHEMA_NODES[index]) as SchemaNode<number>, schemaAt);
}

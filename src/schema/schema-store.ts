import { StructuralSchema } from './structural-schema';
import { KindVersion } from '../../imports/schema/kind-versions';
import { SCHEMA_NODES } from '../../imports/schema/nodes';

/** Schemas made so far, by index. Equal sub-schemas are one object, so whatever is worked out for one holds for all its uses. */
const made: Array<StructuralSchema | undefined> = [];

/** The schema of a kind-version, parsed on first use. It is shared: do not change it. */
export function schemaOf(kindVersion: KindVersion): StructuralSchema {
  return schemaAt(kindVersion.node);
}

function schemaAt(index: number): StructuralSchema {
  return made[index] ??= link(JSON.parse(SCHEMA_NODES[index]));
}

/** Puts the schemas in place of their indexes. */
function link(node: Record<string, any>): StructuralSchema {
  for (const keyword of Object.keys(node)) {
    switch (keyword) {
      case 'properties':
        for (const name of Object.keys(node.properties)) {
          node.properties[name] = schemaAt(node.properties[name]);
        }
        break;
      case 'items': case 'additionalProperties': case 'not':
        node[keyword] = schemaAt(node[keyword]);
        break;
      case 'allOf': case 'anyOf': case 'oneOf':
        node[keyword] = node[keyword].map(schemaAt);
    }
  }
  return node;
}

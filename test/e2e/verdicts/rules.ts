import { SCHEMA_NODES } from '../../../imports/schema/nodes';
import { StructuralSchema } from '../../../src/schema/structural-schema';

/** Every distinct rule of the pinned schemas. */
export function rulesOfAll(): string[] {
  const nodes = SCHEMA_NODES.map(text => JSON.parse(text) as StructuralSchema);
  return [...new Set(nodes.flatMap(node => node['x-kubernetes-validations'] ?? []).map(({ rule }) => rule))];
}

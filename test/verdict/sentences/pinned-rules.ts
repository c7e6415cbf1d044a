import { KIND_VERSIONS } from '../../../imports/schema/kind-versions';
import { walkSchema } from '../../../projenrc/imports/crd-schema';
import { schemaOf } from '../../../src/schema/schema-store';
import { StructuralSchema } from '../../../src/schema/structural-schema';

/** The schemas that have each CEL rule of the pinned CRDs, each schema once. */
export const PINNED_RULES: ReadonlyMap<string, ReadonlySet<StructuralSchema>> = pinnedRules();

function pinnedRules(): Map<string, Set<StructuralSchema>> {
  const found = new Map<string, Set<StructuralSchema>>();
  for (const kindVersion of KIND_VERSIONS) {
    for (const [, schema] of walkSchema(schemaOf(kindVersion))) {
      for (const { rule } of schema['x-kubernetes-validations'] ?? []) {
        found.set(rule, (found.get(rule) ?? new Set()).add(schema));
      }
    }
  }
  return found;
}

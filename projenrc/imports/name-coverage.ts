import { ClassSource } from './class-sources';
import { titleOf } from './custom-resources';
import { ImportsFailure } from './failure';
import { allowedValues } from './type-model';
import { TypeNames } from './type-names';
import { StructuralSchema } from '../../src/schema/structural-schema';

/** Fails when the names lack something that the CRDs have, all of it in one message, or have something that none of them has. */
export function checkNames(sources: readonly ClassSource[], names: TypeNames): void {
  const used = new Set<string>();
  const missing = new Map<string, string>();
  const nameOf = (section: { readonly [entry: string]: string }, title: string, entry: string, where: string) => {
    used.add(`${title}.${entry}`);
    if (Object.hasOwn(section, entry)) return section[entry];
    missing.set(`${title}.${entry}`, where);
    return undefined;
  };
  const visit = (struct: StructuralSchema, owner: string, where: string) => {
    for (const [field, schema] of Object.entries(struct.properties ?? {})) {
      const [marks, leaf] = unwrapped(schema);
      if (!needsName(leaf)) continue;
      const own = Object.hasOwn(names.types, owner) ? names.types[owner] : {};
      const name = nameOf(own, `types.${owner}`, field + marks, `${where}.${field}`);
      // What is below a struct without a name shows once it has one.
      if (name !== undefined && leaf.properties) visit(leaf, name, `${where}.${field}${marks}`);
    }
  };
  for (const { module, kind, versions } of sources) {
    const name = nameOf(names.kinds, 'kinds', `${module}.${kind}`, `${kind} spec`);
    for (const kindVersion of name === undefined ? [] : versions) {
      visit(kindVersion.schema.properties?.spec ?? {}, name!, `${titleOf(kindVersion)} spec`);
    }
  }

  if (missing.size > 0) {
    throw new ImportsFailure(`the type names lack ${[...missing].map(([entry, where]) => `${entry} (${where})`).join(', ')}. `
      + 'Add each with its upstream Go type, or =<Name> for an enum that has none');
  }
  const stale = entriesOf(names).filter(entry => !used.has(entry));
  if (stale.length > 0) {
    throw new ImportsFailure(`the type names have what the CRDs do not: ${stale.join(', ')}. Remove it`);
  }
}

function entriesOf(names: TypeNames): string[] {
  return [
    ...Object.keys(names.kinds).map(kind => `kinds.${kind}`),
    ...Object.entries(names.types).flatMap(([owner, fields]) =>
      Object.keys(fields).length === 0 ? [`types.${owner}`] : Object.keys(fields).map(field => `types.${owner}.${field}`)),
  ];
}

/** What a value holds below lists and maps, with the marks that lead there. */
function unwrapped(schema: StructuralSchema): readonly [marks: string, leaf: StructuralSchema] {
  const [mark, inner] = schema.items ? ['[]', schema.items] as const : ['{}', schema.additionalProperties] as const;
  if (!inner) return ['', schema];
  const [marks, leaf] = unwrapped(inner);
  return [mark + marks, leaf];
}

function needsName(schema: StructuralSchema): boolean {
  return allowedValues(schema) !== undefined || (schema.type === 'object' && !schema['x-kubernetes-preserve-unknown-fields']);
}

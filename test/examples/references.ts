import { Manifest, Synthesized } from './synthesized';

/** A reference to an object of a namespace, as one object makes it. */
export interface Reference {
  readonly from: Manifest;
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly port?: number;
}

const FIELDS = ['backendRef', 'backendRefs', 'certificateRefs'];

/** References to backends and certificates, wherever in an object they are. */
export function referencesOf(from: Manifest): Reference[] {
  const found: Reference[] = [];
  const visit = (value: any) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [field, child] of Object.entries<any>(value)) {
      if (FIELDS.includes(field)) found.push(...[child].flat().map(each => ({ from, namespace: from.metadata.namespace, ...each })));
      visit(child);
    }
  };
  visit(from.spec);
  return found;
}

/** References that a grant has to permit. Those of an EnvoyProxy need none. */
export function crossingReferences({ manifests }: Synthesized): Reference[] {
  return manifests.flatMap(referencesOf).filter(({ from, namespace }) => from.kind !== 'EnvoyProxy' && namespace !== from.metadata.namespace);
}

/** Whether a grant is for a reference. */
export function permits({ metadata, spec }: Manifest, { from, group, kind, name, namespace }: Reference): boolean {
  const [fromGroup] = from.apiVersion.split('/');
  return metadata.namespace === namespace
    && spec.from.some((each: any) => each.group === fromGroup && each.kind === from.kind && each.namespace === from.metadata.namespace)
    && spec.to.some((each: any) => each.group === group && each.kind === kind && each.name === name);
}

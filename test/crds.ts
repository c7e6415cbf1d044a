import { readFileSync } from 'fs';
import { loadAll } from 'js-yaml';
import { SharedFolder } from './shared-folder';

/** One version of one kind, read straight from a CRD: what our own data is compared with. */
export interface CrdVersion {
  readonly channel: 'standard' | 'experimental' | undefined;
  readonly group: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly version: string;
  readonly plural: string;
  readonly served: boolean;
  readonly storage: boolean;
  readonly deprecated: boolean;
  readonly statusSubresource: boolean;
  readonly schema: any;
}

let read: CrdVersion[] | undefined;

export function crdVersions(): CrdVersion[] {
  return read ??= readCrds();
}

function readCrds(): CrdVersion[] {
  return SharedFolder.CRDS.filesBelow('.', '.yaml').flatMap(file => {
    const crds = (loadAll(readFileSync(file, 'utf8')) as any[]).filter(document => document?.kind === 'CustomResourceDefinition');
    const channel = /\/(standard|experimental)\//.exec(file)?.[1] as CrdVersion['channel'];
    return crds.flatMap(({ spec }) => spec.versions.map((version: any) => ({
      channel,
      group: spec.group,
      kind: spec.names.kind,
      namespaced: spec.scope === 'Namespaced',
      version: version.name,
      plural: spec.names.plural,
      served: version.served,
      storage: version.storage,
      deprecated: version.deprecated === true,
      statusSubresource: version.subresources?.status !== undefined,
      schema: version.schema.openAPIV3Schema,
    })));
  });
}

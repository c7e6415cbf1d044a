import { loadAll } from 'js-yaml';
import { readSchema } from './crd-schema';
import { ImportsFailure } from './failure';
import { Channel } from './pins';
import { CrdFile } from './source';
import { StructuralSchema } from '../../src/schema/structural-schema';

/** One version of one kind, as one CRD file defines it. */
export interface KindVersion {
  readonly release: string;
  readonly channel?: Channel;
  readonly group: string;
  readonly kind: string;
  readonly version: string;
  readonly plural: string;
  readonly namespaced: boolean;
  readonly served: boolean;
  readonly storage: boolean;
  readonly deprecated: boolean;
  /** Whether `status` is a subresource, and so dropped from what a client creates. */
  readonly statusSubresource: boolean;
  readonly schema: StructuralSchema;
}

interface Crd {
  readonly kind: string;
  readonly spec: {
    readonly group: string;
    readonly scope: string;
    readonly names: { readonly kind: string; readonly plural: string };
    readonly versions: ReadonlyArray<{
      readonly name: string;
      readonly served: boolean;
      readonly storage: boolean;
      readonly deprecated?: boolean;
      readonly subresources?: { readonly status?: object };
      readonly schema: { readonly openAPIV3Schema: object };
    }>;
  };
}

/** Every version of every kind, in the order of the files. */
export function readKindVersions(files: readonly CrdFile[]): KindVersion[] {
  return files.flatMap(file => crdsOf(file).flatMap(({ spec }) => spec.versions.map(version => {
    const facts = {
      release: file.release,
      channel: file.channel,
      group: spec.group,
      kind: spec.names.kind,
      version: version.name,
      plural: spec.names.plural,
      namespaced: spec.scope === 'Namespaced',
      served: version.served,
      storage: version.storage,
      deprecated: version.deprecated ?? false,
      statusSubresource: version.subresources?.status !== undefined,
    };
    return { ...facts, schema: readSchema(version.schema.openAPIV3Schema, titleOf(facts)) };
  })));
}

/** How messages call a kind-version. */
export function titleOf({ kind, version, channel }: Pick<KindVersion, 'kind' | 'version' | 'channel'>): string {
  return `${kind} ${version}${channel ? ` (${channel})` : ''}`;
}

function crdsOf(file: CrdFile): Crd[] {
  let documents: unknown[];
  try {
    documents = loadAll(file.text);
  } catch (error) {
    throw new ImportsFailure(`${file.name} is not YAML: ${(error as Error).message.split('\n')[0]}`);
  }
  const crds = documents.filter(document => document !== null && document !== undefined) as Crd[];
  const other = crds.find(document => document.kind !== 'CustomResourceDefinition');
  if (crds.length === 0 || other) {
    throw new ImportsFailure(`${file.name} must hold CustomResourceDefinitions only, has ${other ? `a ${other.kind}` : 'none'}`);
  }
  return crds;
}

import { loadAll } from 'js-yaml';
import { ImportsFailure } from './failure';
import { Channel, Pins } from './pins';
import { readSchema } from './schema';
import { StructuralSchema } from '../../src/schema/structural-schema';
import { CrdFile } from './source';

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

/** The version that a kind's class renders, in every channel that has it: the widest channel first. */
export interface ClassSource {
  readonly module: string;
  readonly kind: string;
  readonly versions: readonly KindVersion[];
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

export function readKindVersions(files: readonly CrdFile[]): KindVersion[] {
  return files.flatMap(file => crdsOf(file).flatMap(({ spec }) => spec.versions.map(version => ({
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
    schema: readSchema(version.schema.openAPIV3Schema, `${file.name}: ${spec.names.kind} ${version.name}`),
  }))));
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

/** Pairs each pinned class with the schemas it renders; every kind must be on both sides. */
export function selectClasses(pins: Pins, all: readonly KindVersion[]): ClassSource[] {
  const classes = Object.entries(pins.classes).flatMap(([module, kinds]) =>
    Object.entries(kinds).map(([kind, version]) => {
      const versions = all.filter(each => each.kind === kind && each.version === version && each.served);
      if (versions.length === 0) {
        const known = all.filter(each => each.kind === kind).map(each => each.version);
        throw new ImportsFailure(`missing kind: no CRD serves ${kind} ${version}`
          + (known.length > 0 ? ` (it has ${[...new Set(known)].join(', ')}). Pin one of them` : '. Pin the file that has it, or drop the kind'));
      }
      return { module, kind, versions: [...versions].sort((a, b) => width(a) - width(b)) };
    }));
  const unnamed = all.find(each => !classes.some(({ kind }) => kind === each.kind));
  if (unnamed) {
    throw new ImportsFailure(`the CRDs have the kind ${unnamed.kind} (${unnamed.group}), which has no class. Add it under "classes" in pins.json`);
  }
  return classes;
}

// The experimental channel is a superset of the standard one, so its order of fields and values leads.
function width({ channel }: KindVersion): number {
  return channel === 'standard' ? 1 : 0;
}

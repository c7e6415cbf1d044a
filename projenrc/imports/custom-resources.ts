import { loadAll } from 'js-yaml';
import { z } from 'zod';
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

const Crd = z.looseObject({
  kind: z.literal('CustomResourceDefinition'),
  spec: z.looseObject({
    group: z.string(),
    scope: z.enum(['Namespaced', 'Cluster']),
    names: z.looseObject({ kind: z.string().regex(/^[A-Za-z0-9]+$/, 'must be letters and digits'), plural: z.string() }),
    versions: z.array(z.looseObject({
      name: z.string(),
      served: z.boolean(),
      storage: z.boolean(),
      deprecated: z.boolean().optional(),
      subresources: z.looseObject({ status: z.unknown().optional() }).optional(),
      schema: z.looseObject({ openAPIV3Schema: z.unknown() }),
    })).min(1),
  }),
});

/** Every version of every kind, in the order of the files. */
export function readKindVersions(files: readonly CrdFile[]): KindVersion[] {
  const all = files.flatMap(file => crdsOf(file).flatMap(({ spec }) => spec.versions.map(version => {
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
  const seen = new Set<string>();
  for (const each of all) {
    const key = `${each.group} ${titleOf(each)}`;
    if (seen.has(key)) {
      throw new ImportsFailure(`two of the pinned files define ${titleOf(each)} of ${each.group}. Pin one`);
    }
    seen.add(key);
  }
  return all;
}

/** How messages call a kind-version. */
export function titleOf({ kind, version, channel }: Pick<KindVersion, 'kind' | 'version' | 'channel'>): string {
  return `${kind} ${version}${channel ? ` (${channel})` : ''}`;
}

function crdsOf(file: CrdFile): Array<z.infer<typeof Crd>> {
  let documents: unknown[];
  try {
    documents = loadAll(file.text).filter(document => document !== null && document !== undefined);
  } catch (error) {
    throw new ImportsFailure(`${file.name} is not YAML: ${(error as Error).message.split('\n')[0]}`);
  }
  if (documents.length === 0) {
    throw new ImportsFailure(`${file.name} is empty, and must hold CustomResourceDefinitions`);
  }
  return documents.map(document => {
    const result = Crd.safeParse(document);
    if (!result.success) {
      const [{ path, message }] = result.error.issues;
      throw new ImportsFailure(`${file.name} must hold CustomResourceDefinitions only: ${[path.join('.'), message].filter(part => part !== '').join(': ')}`);
    }
    return result.data;
  });
}

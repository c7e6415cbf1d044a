import { KindVersion } from './custom-resources';
import { SchemaPool } from './schema-pool';
import { BANNER, literal } from './typescript-text';

/** The schema data: the pooled schemas, and what refers to them. Files by name. */
export function renderSchemaData(kindVersions: readonly KindVersion[]): Map<string, string> {
  const pool = new SchemaPool();
  const entries = kindVersions.map(({ schema, ...facts }) => renderEntry({ ...facts, node: pool.add(schema) }));
  return new Map([
    ['kind-versions.ts', renderKindVersions(entries)],
    ['nodes.ts', renderNodes(pool.nodes)],
  ]);
}

function renderEntry(entry: { readonly [fact: string]: string | number | boolean | undefined }): string {
  const facts = Object.entries(entry).flatMap(([name, value]) => value === undefined ? [] : [`${name}: ${literal(value)}`]);
  return `  { ${facts.join(', ')} },\n`;
}

function renderNodes(nodes: readonly string[]): string {
  return `${BANNER}
/**
 * Every distinct schema of the CRDs as JSON, to be parsed when a kind is asked for. Below properties, items, additionalProperties, not,
 * allOf, anyOf and oneOf stand the indexes of other schemas, each smaller than that of the schema it stands in.
 */
export const SCHEMA_NODES: readonly string[] = [
${nodes.map(node => `  ${literal(node)},\n`).join('')}];
`;
}

function renderKindVersions(entries: readonly string[]): string {
  return `${BANNER}
/** One version of one kind, as one channel of one release defines it. */
export interface KindVersion {
  readonly release: string;
  /** Envoy Gateway has no channels. */
  readonly channel?: 'standard' | 'experimental';
  readonly group: string;
  readonly kind: string;
  readonly version: string;
  readonly plural: string;
  readonly namespaced: boolean;
  readonly served: boolean;
  readonly storage: boolean;
  readonly deprecated: boolean;
  /** Whether status is a subresource, so that the API server drops it from what a client creates. */
  readonly statusSubresource: boolean;
  /** Index of its schema in SCHEMA_NODES. */
  readonly node: number;
}

export const KIND_VERSIONS: readonly KindVersion[] = [
${entries.join('')}];
`;
}

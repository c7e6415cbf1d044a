import { BANNER } from './render-types';
import { KindVersionEntry } from './schema-pool';

/** The pooled schemas as text, parsed one by one when a kind is asked for. */
export function renderNodes(nodes: readonly string[]): string {
  return `${BANNER}
/**
 * Every distinct schema of the CRDs as JSON. Below properties, items, additionalProperties, not, allOf, anyOf and oneOf stand the
 * indexes of other schemas, each smaller than that of the schema it stands in; validations are the bare CEL expressions.
 */
export const SCHEMA_NODES: readonly string[] = [
${nodes.map(node => `  '${node.replace(/[\\']/g, '\\$&')}',\n`).join('')}];
`;
}

export function renderKindVersions(entries: readonly KindVersionEntry[]): string {
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
${entries.map(entry => `  ${JSON.stringify(entry).replace(/"(\w+)":/g, '$1: ').replace(/,(?=\w+: )/g, ', ').replace(/"/g, '\'').replace(/^\{(.*)\}$/, '{ $1 }')},\n`).join('')}];
`;
}

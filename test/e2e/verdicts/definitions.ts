import { KIND_VERSIONS, KindVersion } from '../../../imports/schema/kind-versions';
import { schemaOf } from '../../../src/schema/schema-store';
import { StructuralSchema } from '../../../src/schema/structural-schema';

/** A served version of a pinned kind, as both the server and the library judge it. */
export interface PinnedDefinition extends KindVersion {
  readonly schema: StructuralSchema;
  /**
   * The group that the server has it under. Both channels define the same kinds, so that a cluster has either; here each has a group of its
   * own, and one server judges both.
   */
  readonly servedGroup: string;
}

export const DEFINITIONS: readonly PinnedDefinition[] = KIND_VERSIONS.map(kindVersion => ({
  ...kindVersion,
  schema: schemaOf(kindVersion),
  servedGroup: kindVersion.channel === undefined ? kindVersion.group : `${kindVersion.channel}.${kindVersion.group}`,
}));

export function titleOf({ kind, version, channel }: KindVersion): string {
  return `${kind} ${version}, ${channel ?? 'Envoy Gateway'}`;
}

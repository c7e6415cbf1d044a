import { StructuralSchema } from './structural-schema';
import type { KindVersion } from '../../imports/schema/kind-versions';

/** One version of a kind, with what the API server judges its objects by. */
export interface KindDefinition extends Pick<KindVersion, 'group' | 'kind' | 'version' | 'namespaced' | 'statusSubresource'> {
  readonly schema: StructuralSchema;
}

import { KIND_VERSIONS, KindVersion } from '../../../imports/schema/kind-versions';
import { schemaOf } from '../../../src/schema/schema-store';
import { judge } from '../../../src/schema/verdict';
import { KubernetesObject } from '../stack/kubectl';

/** Whether the API server of a cluster with the standard channel would take an object; it takes whatever is not of our kinds. */
export function isAcceptable(object: KubernetesObject): boolean {
  const definition = definitionOf(object);
  return definition === undefined || judge({ ...definition, schema: schemaOf(definition) }, object).length === 0;
}

/** The pinned kind of an object. */
export function definitionOf({ apiVersion, kind }: Pick<KubernetesObject, 'apiVersion' | 'kind'>): KindVersion | undefined {
  return KIND_VERSIONS.find(each => each.kind === kind && `${each.group}/${each.version}` === apiVersion && each.channel !== 'experimental');
}

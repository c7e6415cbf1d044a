import { KubernetesObject } from '../../stack/kubectl';
import { DEFINITIONS, PinnedDefinition } from '../definitions';

/**
 * The CRDs to install, made of our own schema data: the server then judges by exactly what the library has, while `test/schema` proves that this
 * is what the official CRDs say. Those of the toolbox will not do: they are of a later patch release of Envoy Gateway, and hold one channel each.
 */
export function pinnedCrds(): KubernetesObject[] {
  const names = [...new Set(DEFINITIONS.map(crdName))];
  return names.map(name => crd(name, DEFINITIONS.filter(each => crdName(each) === name)));
}

function crdName({ plural, servedGroup }: PinnedDefinition): string {
  return `${plural}.${servedGroup}`;
}

function crd(name: string, versions: readonly PinnedDefinition[]): KubernetesObject {
  const [{ servedGroup, kind, plural, namespaced }] = versions;
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name, annotations: { 'api-approved.kubernetes.io': 'unapproved, of a test' } },
    spec: {
      group: servedGroup,
      names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` },
      scope: namespaced ? 'Namespaced' : 'Cluster',
      versions: versions.map(({ version, served, storage, statusSubresource, schema }) => ({
        name: version,
        served,
        storage,
        subresources: statusSubresource ? { status: {} } : {},
        schema: { openAPIV3Schema: schema },
      })),
    },
  };
}

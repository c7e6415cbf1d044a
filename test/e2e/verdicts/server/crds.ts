import { StructuralSchema } from '../../../../src/schema/structural-schema';
import { KubernetesObject } from '../../stack/kubectl';
import { DEFINITIONS, PinnedDefinition } from '../definitions';

/**
 * The CRDs to install, made of our own schema data: the server then judges by exactly what the library has, while `test/schema` proves that this
 * is what the official CRDs say. Those of the toolbox will not do: they are of a later patch release of Envoy Gateway, and hold one channel each.
 */
export function pinnedCrds(): KubernetesObject[] {
  return crds(({ schema }) => schema);
}

/** The same kinds, of which nothing is asked: an object that is stored by these may be anything. */
export function laxCrds(): KubernetesObject[] {
  return crds(() => ({ 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true }));
}

function crds(schemaOf: (definition: PinnedDefinition) => StructuralSchema): KubernetesObject[] {
  const names = [...new Set(DEFINITIONS.map(crdName))];
  return names.map(name => crd(name, DEFINITIONS.filter(each => crdName(each) === name), schemaOf));
}

function crdName({ plural, servedGroup }: PinnedDefinition): string {
  return `${plural}.${servedGroup}`;
}

function crd(name: string, versions: readonly PinnedDefinition[], schemaOf: (definition: PinnedDefinition) => StructuralSchema): KubernetesObject {
  const [{ servedGroup, kind, plural, namespaced }] = versions;
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name, annotations: { 'api-approved.kubernetes.io': 'unapproved, of a test' } },
    spec: {
      group: servedGroup,
      names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` },
      scope: namespaced ? 'Namespaced' : 'Cluster',
      versions: versions.map(definition => ({
        name: definition.version,
        served: definition.served,
        storage: definition.storage,
        subresources: definition.statusSubresource ? { status: {} } : {},
        schema: { openAPIV3Schema: schemaOf(definition) },
      })),
    },
  };
}

import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { GatewayProfile } from './gateway-profile';
import { byText } from '../model/order';
import { ObjectFacts, OwnershipFacts, ServicePortFacts } from '../model/ownership-facts';

/** What one construct adds to the facts of its app. */
export interface Contribution extends Partial<Omit<OwnershipFacts, 'objects' | 'servicePorts' | 'profile'>> {
  readonly services?: readonly ServiceUse[];
}

/** A Service of the app that a construct refers to. */
export interface ServiceUse {
  readonly service: ApiObject;
  /** By number or name; absent when the only port is meant. */
  readonly port?: number | string;
}

/** A construct with something to add. */
export interface OwnershipSource {
  /** @internal */
  _ownershipFacts(): Contribution;
}

/** Kinds of Kubernetes and its neighbours that belong to the cluster, by group and kind: the namespace cdk8s stamps on them says nothing. */
const CLUSTER_SCOPED = new Set([
  'core/Namespace', 'core/Node', 'core/PersistentVolume',
  'rbac.authorization.k8s.io/ClusterRole', 'rbac.authorization.k8s.io/ClusterRoleBinding',
  'apiextensions.k8s.io/CustomResourceDefinition', 'apiregistration.k8s.io/APIService',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy', 'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration', 'admissionregistration.k8s.io/MutatingWebhookConfiguration',
  'storage.k8s.io/StorageClass', 'storage.k8s.io/CSIDriver', 'storage.k8s.io/VolumeAttachment', 'scheduling.k8s.io/PriorityClass',
  'node.k8s.io/RuntimeClass', 'networking.k8s.io/IngressClass', 'certificates.k8s.io/CertificateSigningRequest',
  'gateway.networking.k8s.io/GatewayClass', 'gateway.networking.x-k8s.io/XMesh', 'cert-manager.io/ClusterIssuer',
]);

/** Everything the checks judge by, by path and from one walk over an app; `sources` are the paths of those that contributed. */
export function collectFacts(
  root: IConstruct, { profileName: name, envoyGateway }: GatewayProfile,
): { readonly facts: OwnershipFacts; readonly sources: ReadonlySet<string> } {
  const objects: ObjectFacts[] = [];
  const servicePorts: ServicePortFacts[] = [];
  const sources = new Set<string>();
  const contributions: Array<{ readonly path: string; readonly contribution: Contribution }> = [];
  const portsOf = servicePortReader();
  // By hand, and not by findAll(), which makes a list of what may be a hundred thousand constructs.
  const visit = (construct: IConstruct) => {
    if (construct instanceof ApiObject) objects.push(objectFacts(construct));
    if (isSource(construct)) {
      const { path } = construct.node;
      const contribution = construct._ownershipFacts();
      sources.add(path);
      contributions.push({ path, contribution });
      contribution.services?.forEach(({ service, port }) => servicePorts.push({ path, port, ...portsOf(service) }));
    }
    construct.node.children.forEach(visit);
  };
  visit(root);
  contributions.sort(byText(({ path }) => path));
  const all = <Key extends keyof Contribution>(key: Key) =>
    contributions.flatMap(({ contribution }) => (contribution[key] ?? []) as NonNullable<Contribution[Key]>[number][]);
  return {
    sources,
    facts: {
      objects: objects.sort(byText(({ path }) => path)),
      servicePorts: servicePorts.sort(byText(({ path }) => path)),
      teams: all('teams'),
      gateways: all('gateways'),
      listeners: all('listeners'),
      routes: all('routes'),
      externalBackends: all('externalBackends'),
      requests: all('requests'),
      issuedSecrets: all('issuedSecrets'),
      profile: { name, envoyGateway },
    },
  };
}

function isSource(construct: IConstruct): construct is IConstruct & OwnershipSource {
  return '_ownershipFacts' in construct;
}

function objectFacts(object: ApiObject): ObjectFacts {
  const { kind, apiGroup, metadata, node } = object;
  const ofCluster = CLUSTER_SCOPED.has(`${apiGroup}/${kind}`);
  return {
    path: node.path,
    group: apiGroup === 'core' ? '' : apiGroup,
    kind,
    name: renderedName(object),
    ofCluster,
    namespace: ofCluster ? undefined : metadata.namespace,
    chartNamespace: Chart.of(object).namespace,
    labels: apiGroup === 'core' && kind === 'Namespace' ? metadata.toJson().labels : undefined,
  };
}

/** An object whose name is settled only when it renders. */
export interface LateNamed {
  /** @internal */
  _renderedName(): string;
}

function renderedName(object: ApiObject & Partial<LateNamed>): string {
  return object._renderedName?.() ?? object.name;
}

/** Ports and type of Services, each rendered once. */
function servicePortReader() {
  const read = new Map<ApiObject, Pick<ServicePortFacts, 'service' | 'ports'>>();
  return (service: ApiObject) => {
    let facts = read.get(service);
    if (facts === undefined) {
      const { spec } = service.toJson();
      facts = { service: { path: service.node.path, kind: service.kind, name: service.name, type: spec?.type }, ports: spec?.ports ?? [] };
      read.set(service, facts);
    }
    return facts;
  };
}

import { placesOfUntypedPaths } from '../checks/rules/implicit-path-type';
import { ManifestObject, SourceDocument } from '../manifests/source-document';
import { ClusterObject, groupOf, ObjectKey } from '../model/cluster-object';
import { admitted } from '../verdict/admission';
import { Catalog } from '../verdict/catalog';
import { groupAndVersion, ObjectVerdict } from '../verdict/object-verdict';

/** An object of the input that has a part in the cluster, small enough to be kept until all are there. */
export interface Gathered {
  readonly object: ClusterObject;
  /** The object without defaults, where they say something. */
  readonly written?: unknown;
  readonly file: string;
  readonly document: number;
  /** Where in its document it is. */
  readonly keys: ManifestObject['keys'];
  /** The document, where it cannot be read again. */
  readonly source?: SourceDocument;
}

/** What the input comes to together. */
export interface Gathering {
  readonly objects: Gathered[];
  /** What the API server would refuse, so that it is not missed. */
  readonly refused: ObjectKey[];
}

/** Groups of which something is read. */
const GROUPS = new Set([
  '', 'gateway.networking.k8s.io', 'gateway.networking.x-k8s.io', 'gateway.envoyproxy.io', 'multicluster.x-k8s.io', 'discovery.k8s.io', 'certificates.k8s.io',
]);
/** Of Kubernetes' own kinds, those that are. */
const CORE_KINDS = new Set(['Service', 'Secret', 'ConfigMap', 'Namespace']);

export function noGathering(): Gathering {
  return { objects: [], refused: [] };
}

/** Adds what was gathered elsewhere. */
export function addGathering(sum: Gathering, { objects, refused }: Gathering): void {
  for (const each of objects) sum.objects.push(each);
  for (const each of refused) sum.refused.push(each);
}

/** Keeps an object that was judged, if it has a part in the cluster. */
export function gather({ source, keys, value }: ManifestObject, verdict: ObjectVerdict, catalog: Catalog, into: Gathering): void {
  const { object: identity, problems, kept } = verdict;
  const [group] = groupAndVersion(identity.apiVersion);
  if (!GROUPS.has(group) || group === '' && !CORE_KINDS.has(identity.kind)) return;
  const object = problems.some(({ severity }) => severity === 'error') ? undefined : admitted(value, catalog, kept);
  if (object === undefined) {
    const { kind, namespace, name } = identity;
    into.refused.push({ group, kind, name, ...namespace !== undefined && { namespace } });
    return;
  }
  const { file, document } = source;
  into.objects.push({
    object,
    file,
    document,
    keys,
    ...isHttpRoute(object) && placesOfUntypedPaths(value).length > 0 && { written: value },
    ...file === '-' && { source },
  });
}

function isHttpRoute({ apiVersion, kind }: ClusterObject): boolean {
  return kind === 'HTTPRoute' && groupOf(apiVersion) === 'gateway.networking.k8s.io';
}

import { Catalog, Found } from './catalog';
import { groupAndVersion, identityOf, objectVerdict, Problem } from './object-verdict';
import { ClusterObject } from '../model/cluster-object';
import { ENVOY_GROUP } from '../model/gateway-objects';
import { Fields, isFields } from '../schema/fields';
import { judged } from '../schema/verdict';

/** Kinds of Kubernetes itself that are read here and are in no namespace. */
const OF_THE_CLUSTER = new Set(['Namespace', 'ClusterTrustBundle']);

/** The configuration of Envoy Gateway, which it reads from a file: no API server knows the kind, and it needs no name. */
const CONFIGURATION = 'EnvoyGateway';

/** What the API server would say of an object, and what it would keep of it; nothing where it would refuse it, or where it is none. */
export interface Admission {
  readonly problems: readonly Problem[];
  readonly object?: ClusterObject;
}

/** Judges the creation of an object, and admits it. */
export function admission(value: unknown, catalog: Catalog): Admission {
  const { problems, judged: isJudged, kept } = objectVerdict(value, catalog);
  const object = isJudged && kept === undefined ? undefined : admitted(value, catalog, kept);
  return { problems, ...object !== undefined && { object } };
}

/**
 * An object as a cluster would keep it, with defaults filled in; nothing for one that the API server would refuse, or that is none. Kinds that
 * the catalog does not know are taken as they are.
 *
 * @param kept the object with defaults, where it was judged already
 */
export function admitted(value: unknown, catalog: Catalog, kept?: Fields): ClusterObject | undefined {
  const { apiVersion, kind, name, namespace = 'default' } = identityOf(value);
  const [group, version] = groupAndVersion(apiVersion);
  if (!isFields(value) || apiVersion === '' || kind === '') return undefined;
  if (group === ENVOY_GROUP && kind === CONFIGURATION) return asKept(value, apiVersion, kind, name, undefined);
  if (name === '') return undefined;
  const found = catalog.find(group, version, kind);
  if ('absent' in found) {
    if (found.absent !== 'group') return undefined;
    return asKept(value, apiVersion, kind, name, OF_THE_CLUSTER.has(kind) ? undefined : namespace);
  }
  const object = kept ?? accepted(found, value);
  return object && asKept(object, apiVersion, kind, name, found.definition.namespaced ? namespace : undefined);
}

function accepted({ definition }: Found, value: Fields): Fields | undefined {
  const { errors, object } = judged(definition, value);
  return errors.length === 0 ? object as Fields : undefined;
}

/** What is null in the metadata is as good as absent, as kubectl writes `creationTimestamp` of what is not created yet. */
function asKept(value: Fields, apiVersion: string, kind: string, name: string, namespace: string | undefined): ClusterObject {
  const { namespace: _, ...given } = isFields(value.metadata) ? value.metadata : {};
  const metadata = Object.fromEntries(Object.entries(given).filter(([, each]) => each !== null));
  return { ...value, apiVersion, kind, spec: value.spec, metadata: { ...metadata, name, ...namespace !== undefined && { namespace } } };
}

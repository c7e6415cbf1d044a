import { Sources } from './sources';
import { contentOf } from '../manifests/document-reading';
import { ManifestObject, ReadingProblem } from '../manifests/source-document';
import { ClusterObject } from '../model/cluster-object';
import { ClusterObjects } from '../model/cluster-objects';
import { admitted } from '../verdict/admission';
import { Catalog } from '../verdict/catalog';
import { ObjectIdentity } from '../verdict/finding';
import { identityOf } from '../verdict/object-verdict';

/** A cluster as manifests make it. */
export interface LoadedCluster {
  readonly objects: ClusterObjects;
  /** Where each object was read. */
  readonly manifestOf: (object: ClusterObject) => ManifestObject | undefined;
  /** What is no object, or none that the API server would take. */
  readonly refused: readonly RefusedManifest[];
  /** Why something could not be read. */
  readonly problems: readonly ReadingProblem[];
  readonly count: number;
}

export interface RefusedManifest {
  readonly object: ObjectIdentity;
  readonly manifest: ManifestObject;
}

/** Reads every object of files, folders and the standard input. `assumed` are kinds of which every object is taken to exist. */
export function loadCluster(paths: readonly string[], catalog: Catalog, assumed: readonly string[]): LoadedCluster {
  const manifests = new Map<ClusterObject, ManifestObject>();
  const refused: RefusedManifest[] = [];
  const problems: ReadingProblem[] = [];
  for (const item of new Sources(paths).items()) {
    if ('problem' in item) {
      problems.push(item.problem);
      continue;
    }
    const content = contentOf(item.document);
    problems.push(...content.problems);
    for (const manifest of content.objects) {
      const object = admitted(manifest.value, catalog);
      if (object !== undefined) manifests.set(object, manifest);
      else if (isMeant(manifest.value)) refused.push({ object: identityOf(manifest.value), manifest });
    }
  }
  const objects = new ClusterObjects(manifests.keys(), new Set(assumed));
  return { objects, manifestOf: object => manifests.get(object), refused, problems, count: manifests.size };
}

/** What is no manifest at all is passed by. */
function isMeant(value: unknown): boolean {
  const { apiVersion, kind } = identityOf(value);
  return apiVersion !== '' && kind !== '';
}

import { Catalog } from './catalog';
import { Finding } from './finding';
import { ObjectVerdict, objectVerdict } from './object-verdict';
import { contentOf } from '../manifests/document-reading';
import { positionOf } from '../manifests/places';
import { ManifestObject, SourceDocument } from '../manifests/source-document';

/** What a document comes to. */
export interface DocumentFindings {
  /** In the order of their lines. */
  readonly findings: readonly Finding[];
  /** Its objects, each with what the API server would say of it. */
  readonly judged: ReadonlyArray<{ readonly manifest: ManifestObject; readonly verdict: ObjectVerdict }>;
}

/** What the API server would refuse or warn of in a document, and why parts of it could not be read. `stored` finds what an object updates. */
export function findingsIn(source: SourceDocument, catalog: Catalog, stored?: { find(object: unknown): unknown }): DocumentFindings {
  const { objects, problems } = contentOf(source);
  const judged = objects.map(manifest => ({ manifest, verdict: objectVerdict(manifest.value, catalog, stored?.find(manifest.value)) }));
  const { file, document } = source;
  const findings = judged.flatMap(({ manifest, verdict: { object, problems: found } }) => found.map(({ keys, ...problem }): Finding => ({
    ...problem, file, document, ...object.apiVersion !== '' && object.kind !== '' && { object }, ...positionOf(manifest, keys, isOfKey(problem.id) ? 'key' : 'value'),
  })));
  return {
    findings: [...problems.map(problem => ({ path: '', ...problem })), ...findings.sort((a, b) => a.line! - b.line! || a.column! - b.column!)],
    judged,
  };
}

/** Whether it is the name of a field that is wrong, and not what it holds. */
function isOfKey(id: string): boolean {
  return id === 'unknown-field' || id === 'experimental-field';
}

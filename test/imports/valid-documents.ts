import { readFileSync } from 'fs';
import { loadAll } from 'js-yaml';
import { SharedFolder } from '../shared-folder';
import { CLUSTER_SCOPED, KINDS } from './kinds';

/** A document of upstream's valid examples whose kind has a class. */
export interface ValidDocument {
  /** File and number of the document, for messages. */
  readonly title: string;
  readonly className: string;
  /** The API version that the class renders. */
  readonly apiVersion: string;
  /** The document as the class is expected to render it: without nulls, and cluster-scoped kinds without namespace. */
  readonly manifest: any;
}

/** Every valid document, those of our kinds read and those of other kinds counted. */
export function validDocuments(): { readonly ours: ValidDocument[]; readonly others: number } {
  const ours: ValidDocument[] = [];
  let others = 0;
  for (const file of SharedFolder.ORACLES.filesBelow('valid', '.yaml')) {
    const documents = (loadAll(readFileSync(file, 'utf8')) as any[]).filter(document => document !== null && document !== undefined);
    documents.forEach((document, index) => {
      const [, className, apiVersion] = KINDS.find(([kind, , version]) => kind === document.kind && groupOf(version) === groupOf(document.apiVersion)) ?? [];
      if (className === undefined || apiVersion === undefined) {
        others++;
        return;
      }
      const manifest = withoutNulls(document);
      if (CLUSTER_SCOPED.includes(document.kind)) delete manifest.metadata.namespace;
      ours.push({ title: `${file.slice(SharedFolder.ORACLES.path.length + 1)}#${index}`, className, apiVersion, manifest });
    });
  }
  return { ours, others };
}

function groupOf(apiVersion: string): string {
  return apiVersion.slice(0, apiVersion.lastIndexOf('/'));
}

function withoutNulls(value: any): any {
  if (Array.isArray(value)) return value.filter(each => each !== null).map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null).map(([name, each]) => [name, withoutNulls(each)]));
}

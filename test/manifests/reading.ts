import { contentOf, overlong } from '../../src/manifests/document-reading';
import { documentsIn } from '../../src/manifests/document-splitter';
import { ManifestObject, ReadingProblem } from '../../src/manifests/source-document';

export interface Reading {
  readonly objects: readonly ManifestObject[];
  readonly values: readonly unknown[];
  readonly problems: readonly ReadingProblem[];
}

/** What a file with this text says. */
export function reading(text: string): Reading {
  const contents = [...documentsIn(text, 'file.yaml')].map(document => document.text === undefined ? { objects: [], problems: [overlong(document)] } : contentOf(document));
  const objects = contents.flatMap(content => content.objects);
  return { objects, values: objects.map(({ value }) => value), problems: contents.flatMap(({ problems }) => problems) };
}

/** Problems as people see them: `line:column id message; fix`. */
export function lines({ problems }: Reading): string[] {
  return problems.map(({ line, column, id, message, fix }) => `${line}:${column} ${id}: ${message}; ${fix}`);
}

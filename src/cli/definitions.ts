import { Sources } from './sources';
import { contentOf } from '../manifests/document-reading';
import { ReadingProblem } from '../manifests/source-document';
import { definitionsIn, ForeignDefinition, isCustomResourceDefinition } from '../schema/custom-resource-definition';

/** What definitions of kinds others brought, and why some could not be read. */
export interface BroughtDefinitions {
  readonly definitions: readonly ForeignDefinition[];
  readonly problems: readonly ReadingProblem[];
}

/** Every CustomResourceDefinition in files and folders; whatever else is there is passed by. */
export function definitionsFrom(paths: readonly string[]): BroughtDefinitions {
  const definitions: ForeignDefinition[] = [];
  const problems: ReadingProblem[] = [];
  for (const item of new Sources(paths).items()) {
    if ('problem' in item) {
      problems.push(item.problem);
      continue;
    }
    const content = contentOf(item.document);
    problems.push(...content.problems);
    for (const { value } of content.objects.filter(object => isCustomResourceDefinition(object.value))) {
      try {
        definitions.push(...definitionsIn(value as { readonly [field: string]: unknown }));
      } catch (error) {
        const { file, document, line } = item.document;
        problems.push({
          id: 'unreadable-definition',
          severity: 'error',
          file,
          document,
          line,
          message: `the CustomResourceDefinition cannot be used: ${(error as Error).message}`,
          fix: 'take the file as its project publishes it',
        });
      }
    }
  }
  if (definitions.length === 0 && problems.length === 0) {
    problems.push({
      id: 'unreadable-definition',
      severity: 'error',
      file: paths[0],
      document: 0,
      message: 'there is no CustomResourceDefinition in it',
      fix: 'name a file or a folder with some',
    });
  }
  return { definitions, problems };
}

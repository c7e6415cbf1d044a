import { Sources } from './sources';
import { contentOf } from '../manifests/document-reading';
import { ReadingProblem } from '../manifests/source-document';
import { groupAndVersion, identityOf } from '../verdict/object-verdict';

/** The objects that are there before, as manifests have them. */
export class StoredObjects {
  public readonly problems: ReadingProblem[] = [];
  private readonly objects = new Map<string, unknown>();

  public constructor(path: string) {
    for (const item of new Sources([path]).items()) {
      if ('problem' in item) {
        this.problems.push(item.problem);
        continue;
      }
      const { objects, problems } = contentOf(item.document);
      this.problems.push(...problems);
      objects.forEach(({ value }) => this.objects.set(keyOf(value), value));
    }
  }

  /** The one of the same group, kind, namespace and name. */
  public find(object: unknown): unknown {
    return this.objects.get(keyOf(object));
  }
}

function keyOf(object: unknown): string {
  const { apiVersion, kind, namespace = '', name } = identityOf(object);
  return [groupAndVersion(apiVersion)[0], kind, namespace, name].join(' ');
}

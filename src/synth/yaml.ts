import { Yaml } from 'cdk8s';

/** The text of a file with these documents, as cdk8s writes it. */
export function stream(documents: readonly unknown[]): string {
  return documents.map(document => Yaml.stringify(document)).join('---\n');
}

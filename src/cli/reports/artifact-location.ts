import { isAbsolute, normalize, sep } from 'path';
import { pathToFileURL } from 'url';
import type { ArtifactLocation } from 'sarif';

/** The name of the folder that relative files are in: code scanning takes it for the root of the repository. */
export const ROOT = '%SRCROOT%';

/** A file as SARIF names it. */
export function artifactLocation(file: string): ArtifactLocation {
  if (file === '-') return { uri: 'stdin', description: { text: 'The standard input' } };
  // Halves of characters have no encoding.
  const path = Buffer.from(file).toString();
  if (isAbsolute(path)) return { uri: pathToFileURL(path).href };
  return { uri: normalize(path).split(sep).map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}

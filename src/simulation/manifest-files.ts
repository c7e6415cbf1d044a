import { readdirSync, readFileSync, statSync } from 'fs';
import { join } from 'path';
import { shown } from '../model/checked-argument';

const MANIFESTS = /\.(ya?ml|json)$/i;

/** The texts of a file, or of the manifests in a folder and below. */
export function manifestTexts(path: string): Array<readonly [file: string, text: string]> {
  const files = readable(path, () => statSync(path).isDirectory() ? manifestsBelow(path) : [path]);
  if (files.length === 0) throw new Error(`there is no manifest in ${path}. Name a file, or a folder with some`);
  return files.map(file => [file, readable(file, () => readFileSync(file, 'utf8'))] as const);
}

function manifestsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => MANIFESTS.test(name)).sort().map(name => join(folder, name));
}

const REASONS = new Map([
  ['ENOENT', 'there is no such file or folder. Name one that is there, by its path from where the program runs'],
  ['EACCES', 'it may not be read by this user. Give the permission to read it'],
  ['EISDIR', 'it is a folder, and has the name of a manifest. Give it another name'],
]);

function readable<Read>(path: string, read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new Error(`the manifests of ${shown(path)} cannot be read: ${REASONS.get(code) ?? message}`);
  }
}

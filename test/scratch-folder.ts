import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

/** An empty folder that is gone when the tests of this file are done. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-gateway-api-'));
  made.push(folder);
  return folder;
}

const made: string[] = [];

afterAll(() => made.forEach(folder => rmSync(folder, { recursive: true, force: true })));

/** Every file below a folder, by its path from there, in a stable order. */
export function filesIn(folder: string): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
  return new Map(paths.map(path => [path, readFileSync(join(folder, path), 'utf8')]));
}

import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { KubernetesObject } from './stack/kubectl';

/** A folder of the working copy that is not under version control, and so stays when the sandbox goes. */
const FOLDER = join('.cache', 'e2e');

/** Writes objects where they can be looked at when all is over; gives where. */
export function keepManifests(suite: string, name: string, items: readonly KubernetesObject[]): string {
  return keep(suite, `${name}.json`, JSON.stringify({ apiVersion: 'v1', kind: 'List', items }, null, 2));
}

/** The same for anything else, each value a line. */
export function keepLines(suite: string, name: string, values: readonly unknown[]): string {
  return keep(suite, `${name}.jsonl`, values.map(value => `${JSON.stringify(value)}\n`).join(''));
}

function keep(suite: string, name: string, text: string): string {
  const folder = join(FOLDER, suite);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

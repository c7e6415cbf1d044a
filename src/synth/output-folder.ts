import { randomBytes } from 'crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'fs';
import { join, posix } from 'path';
import { Output } from './output';
import { formatRecord, hashOf, isInside, parseRecord, RECORD, Written } from './record';

/** A record of a million files is smaller. */
const LONGEST_RECORD = 256 * 1024 * 1024;

/**
 * Makes a folder hold an output: writes what is new or differs, and removes what an earlier synth wrote and this one does not. Everything
 * is written aside first and moved to its place when complete, so that a full disk leaves the folder as it was.
 */
export function writeOutput(folder: string, output: Output): void {
  const before = readRecord(folder);
  checkNames(folder, output.files);
  const wanted = foldersOf(output);
  checkPlaces(folder, output.files, wanted);
  const stale = before.files.filter(({ path, hash }) => !output.files.has(path) && isUnchanged(folder, path, hash));
  const changed = [...output.files].filter(([path, text]) => !holds(join(folder, path), text));

  mkdirSync(folder, { recursive: true });
  const run = randomBytes(6).toString('hex');
  const aside = (index: number) => join(folder, `${RECORD}-${run}-${index}`);
  const made = [...new Set([...before.folders.filter(path => wanted.has(path)), ...missing(folder, wanted)])];
  const files = [...output.files].map(([path, text]) => ({ path, hash: hashOf(text) }));
  const writes = [...changed, [RECORD, formatRecord({ files, folders: made })] as const];
  try {
    // Never into something that is there, which might be a link.
    writes.forEach(([, text], index) => writeFileSync(aside(index), text, { flag: 'wx' }));
    stale.forEach(({ path }) => rmSync(join(folder, path), { force: true }));
    removeEmpty(folder, before.folders.filter(path => !wanted.has(path)));
    wanted.forEach(path => mkdirSync(join(folder, path), { recursive: true }));
    writes.forEach(([path], index) => renameSync(aside(index), join(folder, path)));
  } catch (error) {
    writes.forEach((_, index) => rmSync(aside(index), { force: true }));
    throw error;
  }
}

function readRecord(folder: string): Written {
  const path = join(folder, RECORD);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return { files: [], folders: [] };
  if (!found.isFile() || found.size > LONGEST_RECORD) {
    throw new Error(`${path} is not a file that a synth wrote. Delete it; manifests of charts that are gone then have to be deleted by hand`);
  }
  return parseRecord(readFileSync(path, 'utf8'));
}

/** Every folder below the output folder that holds something, outer ones first. */
function foldersOf({ files, folders }: Output): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (path: string) => {
    if (path === '.' || found.has(path)) return;
    add(posix.dirname(path));
    found.add(path);
  };
  folders.forEach(add);
  [...files.keys()].forEach(path => add(posix.dirname(path)));
  return found;
}

function checkNames(folder: string, files: Output['files']): void {
  const outside = [...files.keys()].find(path => !isInside(path));
  if (outside !== undefined) {
    throw new Error(`cannot write '${outside}' to ${folder}: choose an outputFileExtension that keeps files inside of it, such as '.yaml'`);
  }
}

function checkPlaces(folder: string, files: Output['files'], folders: ReadonlySet<string>): void {
  for (const path of folders) {
    const found = lstatSync(join(folder, path), { throwIfNoEntry: false });
    if (found && !found.isDirectory()) throw new Error(`${join(folder, path)} stands where a folder of manifests goes: delete it or move it away`);
  }
  for (const path of files.keys()) {
    if (lstatSync(join(folder, path), { throwIfNoEntry: false })?.isDirectory()) {
      throw new Error(`the folder ${join(folder, path)} stands where a manifest goes: delete it or move it away`);
    }
  }
}

/** Whether a file still holds what was written; one that was edited since belongs to whoever did. */
function isUnchanged(folder: string, path: string, hash: string): boolean {
  return isReached(folder, posix.dirname(path)) && lstatSync(join(folder, path), { throwIfNoEntry: false })?.isFile() === true
    && hashOf(readFileSync(join(folder, path))) === hash;
}

function holds(path: string, text: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isFile() === true && found.size === Buffer.byteLength(text) && readFileSync(path, 'utf8') === text;
}

/** Whether a path leads to a folder without following a link on its way. */
function isReached(folder: string, path: string): boolean {
  return path === '.' || isReached(folder, posix.dirname(path)) && lstatSync(join(folder, path), { throwIfNoEntry: false })?.isDirectory() === true;
}

function removeEmpty(folder: string, paths: readonly string[]): void {
  const innerFirst = [...paths].sort((a, b) => b.length - a.length);
  for (const path of innerFirst) {
    if (isReached(folder, path) && readdirSync(join(folder, path)).length === 0) rmdirSync(join(folder, path));
  }
}

function missing(folder: string, paths: ReadonlySet<string>): string[] {
  return [...paths].filter(path => !existsSync(join(folder, path)));
}

import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'fs';
import { basename, dirname, join } from 'path';
import { ImportsFailure } from './failure';
import { README_TITLE } from './render-readme';

/** Fails unless a folder may be replaced: it must be absent, empty or written by this command. */
export function refuseForeign(folder: string): void {
  if (!existsSync(folder)) return;
  if (!lstatSync(folder).isDirectory()) {
    throw new ImportsFailure(`${folder} is not a folder. Name one that is empty or absent`);
  }
  if (!isReplaceable(folder)) {
    throw new ImportsFailure(`${folder} holds files that this command did not write. Name a folder that is empty or absent`);
  }
}

function isReplaceable(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0 || readFileSync(join(folder, 'README.md'), 'utf8').startsWith(README_TITLE);
  } catch {
    // Without a README to read it is not ours, whatever keeps us from reading it.
    return false;
  }
}

/** Puts the files in place of a folder, all or none: they are written beside it and take its name at the end. */
export function replaceFolder(folder: string, files: ReadonlyMap<string, string>): void {
  refuseForeign(folder);
  let fresh: string | undefined;
  try {
    mkdirSync(dirname(folder), { recursive: true });
    fresh = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
    for (const [path, text] of files) {
      mkdirSync(dirname(join(fresh, path)), { recursive: true });
      writeFileSync(join(fresh, path), text);
    }
    swap(fresh, folder);
  } catch (error) {
    throw new ImportsFailure(`cannot write ${folder}: ${(error as Error).message}`);
  } finally {
    if (fresh !== undefined) rmSync(fresh, { recursive: true, force: true });
  }
}

function swap(fresh: string, folder: string): void {
  if (!existsSync(folder)) {
    renameSync(fresh, folder);
    return;
  }
  const former = `${fresh}-old`;
  renameSync(folder, former);
  try {
    renameSync(fresh, folder);
  } catch (error) {
    try {
      renameSync(former, folder);
    } catch {
      throw new Error(`${(error as Error).message}; what was there is now ${former}`);
    }
    throw error;
  }
  rmSync(former, { recursive: true, force: true });
}

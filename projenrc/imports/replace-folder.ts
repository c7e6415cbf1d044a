import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'fs';
import { basename, dirname, join } from 'path';
import { ImportsFailure } from './failure';
import { README_TITLE } from './render-readme';

/** Puts the files in place of a folder, all or none: they are written beside it and take its name at the end. */
export function replaceFolder(folder: string, files: ReadonlyMap<string, string>): void {
  refuseForeign(folder);
  try {
    swap(folder, files);
  } catch (error) {
    throw new ImportsFailure(`cannot write ${folder}: ${(error as Error).message}`);
  }
}

/** What stands in the folder is about to be deleted, so it must be nothing or ours. */
function refuseForeign(folder: string): void {
  const title = join(folder, 'README.md');
  const ours = existsSync(title) && readFileSync(title, 'utf8').startsWith(README_TITLE);
  if (!ours && existsSync(folder) && readdirSync(folder).length > 0) {
    throw new ImportsFailure(`${folder} holds files that this command did not write. Name an empty folder`);
  }
}

function swap(folder: string, files: ReadonlyMap<string, string>): void {
  const scratch = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
  const fresh = join(scratch, 'new');
  const former = join(scratch, 'old');
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(fresh, path)), { recursive: true });
      writeFileSync(join(fresh, path), text);
    }
    if (existsSync(folder)) renameSync(folder, former);
    try {
      renameSync(fresh, folder);
    } catch (error) {
      if (existsSync(former)) renameSync(former, folder);
      throw error;
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

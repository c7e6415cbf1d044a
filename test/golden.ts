import { mkdirSync, rmSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { filesIn } from './scratch-folder';

/**
 * Compares files, by name, with those kept in a folder below `test/`. `UPDATE_GOLDEN=1 npm test` rewrites the folder; a file too many in
 * it is a failure like one too few.
 */
export function expectGolden(folder: string, files: ReadonlyMap<string, string>): void {
  const path = join(__dirname, folder);
  if (process.env.UPDATE_GOLDEN) {
    rmSync(path, { recursive: true, force: true });
    for (const [name, text] of files) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), text);
    }
  }
  expect(files).toEqual(filesIn(path));
}

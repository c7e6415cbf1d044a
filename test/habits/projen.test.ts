import { execFileSync } from 'child_process';
import { cpSync, readFileSync, symlinkSync } from 'fs';
import { join } from 'path';
import { scratchFolder } from '../scratch-folder';

const ROOT = join(__dirname, '..', '..');
const { files } = JSON.parse(readFileSync(join(ROOT, '.projen', 'files.json'), 'utf8')) as { files: string[] };

test('the configuration files are what .projenrc.ts makes', () => {
  const copy = scratchFolder();
  for (const name of ['.projenrc.ts', 'package.json', ...files]) {
    cpSync(join(ROOT, name), join(copy, name));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));

  // Without the steps that follow synthesis, which would install packages.
  execFileSync(process.execPath, ['--import', 'tsx', '.projenrc.ts'], { cwd: copy, env: { ...process.env, PROJEN_DISABLE_POST: 'true' }, stdio: 'pipe' });

  const text = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');
  expect(files.filter(name => text(ROOT, name) !== text(copy, name))).toEqual([]);
  // Installing is what turns "the current one" into a version.
  const withoutVersions = (folder: string) => {
    const { devDependencies, ...rest } = JSON.parse(text(folder, 'package.json'));
    return { ...rest, devDependencies: Object.keys(devDependencies) };
  };
  expect(withoutVersions(copy)).toEqual(withoutVersions(ROOT));
}, 60_000);

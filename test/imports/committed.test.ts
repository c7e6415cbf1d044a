import { mkdtempSync, readdirSync, readFileSync, statSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { runImports } from '../../projenrc/imports/command';
import { SharedFolder } from '../shared-folder';

const IMPORTS = join(__dirname, '..', '..', 'imports');

function filesOf(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => statSync(join(folder, name)).isFile());
  return new Map(names.sort().map(name => [name, readFileSync(join(folder, name), 'utf8')]));
}

SharedFolder.CRDS.test('imports/ is, to the byte, what the generator makes of the pinned CRDs', async () => {
  const out = join(mkdtempSync(join(tmpdir(), 'imports-')), 'imports');
  await runImports(['--crds', SharedFolder.CRDS.path, '--out', out]);
  const [fresh, committed] = [filesOf(out), filesOf(IMPORTS)];
  expect([...fresh.keys()]).toEqual([...committed.keys()]);
  expect([...fresh.keys()].filter(name => fresh.get(name) !== committed.get(name))).toEqual([]);
});

test('the schema data of all kinds stays under 250 KiB', () => {
  const files = readdirSync(join(IMPORTS, 'schema'));
  const bytes = files.reduce((sum, name) => sum + statSync(join(IMPORTS, 'schema', name)).size, 0);
  expect(bytes).toBeLessThan(250 * 1024);
});

test('the typed classes stay under 15,000 lines', () => {
  const lines = [...filesOf(IMPORTS)].filter(([name]) => name.endsWith('.ts') && !name.startsWith('schema')).map(([, text]) => text.split('\n').length);
  expect(lines.reduce((sum, count) => sum + count)).toBeLessThan(15_000);
});

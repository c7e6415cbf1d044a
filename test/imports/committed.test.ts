import { join } from 'path';
import { runImports } from '../../projenrc/imports/command';
import { filesIn, scratchFolder } from '../scratch-folder';
import { SharedFolder } from '../shared-folder';

const IMPORTS = join(__dirname, '..', '..', 'imports');

const committed = filesIn(IMPORTS);

SharedFolder.CRDS.test('imports/ is, to the byte, what the generator makes of the pinned CRDs', async () => {
  const out = join(scratchFolder(), 'imports');
  await runImports(['--crds', SharedFolder.CRDS.path, '--out', out]);
  const fresh = filesIn(out);
  expect([...fresh.keys()]).toEqual([...committed.keys()]);
  expect([...fresh.keys()].filter(name => fresh.get(name) !== committed.get(name))).toEqual([]);
});

test('the schema data of all kinds stays under 250 KiB', () => {
  const texts = [...committed].filter(([name]) => name.startsWith('schema/')).map(([, text]) => text);
  expect(Buffer.byteLength(texts.join(''))).toBeLessThan(250 * 1024);
});

test('the typed classes stay under 15,000 lines', () => {
  const texts = [...committed].filter(([name]) => name.endsWith('.ts') && !name.startsWith('schema/')).map(([, text]) => text);
  expect(texts.join('').split('\n').length).toBeLessThan(15_000);
});

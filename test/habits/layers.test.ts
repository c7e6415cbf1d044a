import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { layerProblems } from './layers';

const ROOT = join(__dirname, '..', '..');

test('every file imports lower ranks or its own folder, without cycles', () => {
  const paths = ['imports', 'src'].flatMap(folder =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts')).map(name => `${folder}/${name}`));
  expect(paths.length).toBeGreaterThan(30);
  expect(layerProblems(new Map(paths.map(path => [path, readFileSync(join(ROOT, path), 'utf8')])))).toEqual([]);
});

test.each<[problem: string, files: { [path: string]: string }, expected: string[]]>([
  ['nothing, for a lower rank, a neighbour and a package', {
    'src/schema/a.ts': 'import { b } from \'./b\'; import { readFileSync } from \'fs\'; import { N } from \'../../imports/schema/n\'; import \'../../package.json\';',
    'src/schema/b.ts': '',
    'imports/schema/n.ts': 'import { ApiObject } from \'cdk8s\';',
  }, []],
  ['an import of a higher rank', {
    'src/schema/a.ts': 'import { b } from \'../cli/b\';', 'src/cli/b.ts': '',
  }, ['src/schema/a.ts (rank 1) imports src/cli/b.ts (rank 8)']],
  ['an import of another folder of the same rank', {
    'src/model/a.ts': 'export { b } from \'../schema/b\';', 'src/schema/b.ts': '',
  }, ['src/model/a.ts (rank 1) imports src/schema/b.ts (rank 1)']],
  ['a toolkit below the constructs', { 'src/status/a.ts': 'import { Chart } from \'cdk8s\';' },
    ['src/status/a.ts imports cdk8s, but src/status is analysis and knows no toolkit']],
  ['a part of a toolkit', { 'src/status/a.ts': 'import { Size } from \'cdk8s/lib/size\';' },
    ['src/status/a.ts imports cdk8s/lib/size, but src/status is analysis and knows no toolkit']],
  ['a toolkit that is loaded late', { 'src/status/a.ts': 'export const late = () => require(\'constructs\');' },
    ['src/status/a.ts imports constructs, but src/status is analysis and knows no toolkit']],
  ['an import from outside the layers', { 'src/schema/a.ts': 'import { p } from \'../../projenrc/imports/pins\';' },
    ['src/schema/a.ts imports ../../projenrc/imports/pins, which is in no layer']],
  ['a barrel taken from the inside', {
    'src/cli/a.ts': 'import { b } from \'../schema\';', 'src/schema/index.ts': '',
  }, ['src/cli/a.ts imports the barrel src/schema/index.ts: import the file that has what it needs']],
  ['a folder without a rank', { 'src/misc/a.ts': 'import { x } from \'fs\';' }, ['src/misc/a.ts is in no layer: give its folder a rank']],
  ['a cycle', {
    'src/schema/a.ts': 'import { b } from \'./b\';', 'src/schema/b.ts': 'import type { c } from \'./c\';', 'src/schema/c.ts': 'export * from \'./a\';',
  }, ['cycle: src/schema/a.ts → src/schema/b.ts → src/schema/c.ts → src/schema/a.ts']],
])('finds %s', (_, files, expected) => {
  expect(layerProblems(new Map(Object.entries(files)))).toEqual(expected);
});

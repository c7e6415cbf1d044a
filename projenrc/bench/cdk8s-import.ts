import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Run, runNode } from './measure';
import { readPins } from '../imports/pins';
import { readCrdFiles } from '../imports/source';

const ROOT = join(__dirname, '..', '..');

/** The peer of our generator, on the same CRDs: classes by `cdk8s import`, compiled by the same compiler. */
export interface ImportedClasses {
  readonly folder: string;
  readonly generation: Run;
  readonly compilation: Run;
  readonly lines: number;
}

/** Makes the peer's classes of the CRDs of a folder, in another folder. */
export async function importClasses(crds: string, folder: string): Promise<ImportedClasses> {
  mkdirSync(folder);
  const widest = (await readCrdFiles(readPins(join(ROOT, 'projenrc', 'imports', 'pins.json')), { folder: crds })).filter(({ channel }) => channel !== 'standard');
  writeFileSync(join(folder, 'crds.yaml'), widest.map(({ text }) => `---\n${text}`).join('\n'));
  const cdk8s = join(ROOT, 'node_modules', 'cdk8s-cli', 'bin', 'cdk8s');
  const generation = runNode(cdk8s, ['import', 'crds.yaml', '--language', 'typescript', '--output', 'imports', '--check-upgrade=false'], folder);

  const names = readdirSync(join(folder, 'imports')).map(name => name.replace(/\.ts$/, ''));
  writeFileSync(join(folder, 'index.ts'), names.map((name, index) => `export * as module${index} from './imports/${name}';\n`).join(''));
  writeFileSync(join(folder, 'README.md'), '# peer\n');
  writeFileSync(join(folder, 'package.json'), JSON.stringify(peerPackage()));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const compilation = runNode(join(ROOT, 'node_modules', 'jsii', 'bin', 'jsii'), ['--silence-warnings=reserved-word'], folder);
  const lines = names.reduce((sum, name) => sum + readFileSync(join(folder, 'imports', `${name}.ts`), 'utf8').split('\n').length - 1, 0);
  return { folder, generation, compilation, lines };
}

function peerPackage(): object {
  const { author, license, repository, peerDependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return {
    name: 'peer',
    version: '0.0.0',
    description: 'peer',
    homepage: repository.url,
    main: 'index.js',
    types: 'index.d.ts',
    jsii: { outdir: 'dist', targets: {} },
    author,
    license,
    repository,
    peerDependencies,
    devDependencies,
  };
}

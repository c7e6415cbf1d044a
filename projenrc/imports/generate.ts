import { checkRules } from './cel-functions';
import { readKindVersions, selectClasses } from './custom-resources';
import { Names } from './names';
import { Pins } from './pins';
import { placeTypes } from './placement';
import { renderReadme } from './render-readme';
import { renderKindVersions, renderNodes } from './render-schema';
import { BANNER, renderTypesFile } from './render-types';
import { poolSchemas } from './schema-pool';
import { CrdFile } from './source';
import { buildTypeModel } from './type-builder';

/** Everything that belongs in `imports/`, by path. Pure: the same input gives the same bytes. */
export function generate(crds: readonly CrdFile[], names: Names, pins: Pins): Map<string, string> {
  const kindVersions = readKindVersions(crds);
  checkRules(kindVersions);
  const model = buildTypeModel(selectClasses(pins, kindVersions), names, pins);
  const typesFiles = placeTypes(model);
  const { pool, entries } = poolSchemas(kindVersions);
  const modules = [...new Set(typesFiles.map(({ module }) => module))].sort();

  const files = new Map<string, string>();
  for (const file of typesFiles) {
    files.set(`${file.path}.ts`, renderTypesFile(file, typesFiles, model));
  }
  for (const module of modules) {
    const own = typesFiles.filter(file => file.module === module).map(({ path }) => path.split('/')[1]);
    files.set(`${module}/index.ts`, BANNER + own.map(name => `export * from './${name}';\n`).join(''));
  }
  files.set('schema/nodes.ts', renderNodes(pool.nodes));
  files.set('schema/kind-versions.ts', renderKindVersions(entries));
  files.set('README.md', renderReadme(pins));
  return files;
}

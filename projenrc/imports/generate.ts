import { checkRules } from './cel-functions';
import { pairClasses } from './class-sources';
import { readKindVersions } from './custom-resources';
import { Pins } from './pins';
import { placeTypes } from './placement';
import { renderMade } from './render-made';
import { renderReadme } from './render-readme';
import { renderSchemaData } from './render-schema';
import { renderTypesFile } from './render-types';
import { CrdFile } from './source';
import { buildTypeModel } from './type-builder';
import { TypeNames } from './type-names';
import { BANNER } from './typescript-text';

/** Everything that belongs in `imports/`, by path. Pure: the same input gives the same bytes. */
export function generate(crds: readonly CrdFile[], names: TypeNames, pins: Pins): Map<string, string> {
  const kindVersions = readKindVersions(crds);
  checkRules(kindVersions);
  const model = buildTypeModel(pairClasses(pins, kindVersions), names, pins);
  const typesFiles = placeTypes(model);

  const files = new Map<string, string>();
  for (const file of typesFiles) {
    files.set(`${file.path}.ts`, renderTypesFile(file, typesFiles, model));
  }
  for (const module of new Set(typesFiles.map(file => file.module))) {
    const own = typesFiles.filter(file => file.module === module).map(({ path }) => path.split('/')[1]);
    files.set(`${module}/index.ts`, BANNER + own.map(name => `export * from './${name}';\n`).join(''));
  }
  for (const [name, text] of renderSchemaData(kindVersions)) {
    files.set(`schema/${name}`, text);
  }
  files.set('made.ts', renderMade());
  files.set('README.md', renderReadme(pins));
  return files;
}

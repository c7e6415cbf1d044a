import { located, Pins } from './pins';

/** How the README begins; the mark of a folder that may be replaced. */
export const README_TITLE = '# imports\n\nGenerated from ';

/** The README of `imports/`: what it was made of, and how to make it again. */
export function renderReadme(pins: Pins): string {
  const [release] = pins.releases;
  const borrowed = [...new Set(Object.values(pins.packages).map(({ module }) => module))].filter(module => !Object.hasOwn(pins.modules, module));
  const files = pins.releases.flatMap(release => release.fileSets.flatMap(set =>
    Object.entries(set.files).map(([name, sum]) => `| ${release.name} | ${release.version} | ${set.channel ?? '–'} | ${name} | \`${sum}\` |`)));
  return `${README_TITLE}the custom resource definitions below. Nothing here is edited by hand; \`npm run imports\` replaces the whole folder.

| folder | what |
|---|---|
${Object.keys(pins.modules).map(module => `| \`${module}/\` | a class for each kind, and the types of its fields |\n`).join('')}\
${borrowed.map(module => `| \`${module}/\` | types of others that those fields use |\n`).join('')}\
| \`made.ts\` | how the classes say what they make |
| \`schema/\` | every version of every kind: structure, defaults, bounds, patterns, list types, CEL expressions |

## Make it again

\`\`\`sh
npm run imports                  # downloads the files at their releases' tags
npm run imports -- --crds DIR    # reads them from DIR/${located(release.fileSets[0].folder, release)}/…
\`\`\`

To take a new release, change \`projenrc/imports/pins.json\` (version and sums) and run the command; it says which names
\`projenrc/imports/type-names.json\` lacks or no longer needs.

## Pins

| release | version | channel | file | sha256 |
|---|---|---|---|---|
${files.join('\n')}
`;
}

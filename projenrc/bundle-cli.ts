import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { buildSync } from 'esbuild';

const outfile = 'bin/cdk8s-gateway.js';

/** Bundles the command line into one file, with the licenses of what it takes in beside it. */
const { metafile } = buildSync({
  entryPoints: ['src/cli/main.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  metafile: true,
  logLevel: 'warning',
});

const packages = [...new Set(Object.keys(metafile.inputs).flatMap(input => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []))].sort();
const notices = packages.map(folder => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
  if (file === undefined) {
    throw new Error(`${name} ${version} is bundled into ${outfile} but has no license file (${license})`);
  }
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
});
writeFileSync(`${outfile}.LICENSES.txt`, `${outfile} contains:\n\n${notices.join('\n----\n\n')}`);

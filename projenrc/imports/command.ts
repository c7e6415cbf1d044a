import { join, resolve } from 'path';
import { parseArgs } from 'util';
import { ImportsFailure } from './failure';
import { generate } from './generate';
import { Names } from './names';
import { readPins } from './pins';
import { replaceFolder } from './replace-folder';
import { readCrdFiles, Source } from './source';

const USAGE = `Usage: npm run imports -- [--crds DIR | --mirror URL] [--out DIR] [--pins FILE] [--names FILE]

Writes imports/ from the pinned CRDs: those of the releases' tags, over HTTPS, unless --crds names a folder that holds them.

  --crds DIR    a folder with the files of every release, laid out as the pins say
  --mirror URL  download from this scheme and host instead of the pinned ones
  --out DIR     write here instead of imports/
  --pins FILE   releases, sums and kinds (default projenrc/imports/pins.json)
  --names FILE  upstream Go types (default projenrc/imports/type-names.json)
`;

/** Runs the command and returns what to print. Fails with an {@link ImportsFailure} and leaves the output folder as it was. */
export async function runImports(args: readonly string[]): Promise<string> {
  const options = parse(args);
  if (options.help) {
    return USAGE;
  }
  const started = performance.now();
  const pins = readPins(options.pins ?? join(__dirname, 'pins.json'));
  const names = Names.read(options.names ?? join(__dirname, 'type-names.json'));
  const source: Source = options.crds !== undefined ? { folder: resolve(options.crds) } : { mirror: options.mirror };
  const crds = await readCrdFiles(pins, source);
  const files = generate(crds, names, pins);
  const out = resolve(options.out ?? join(__dirname, '..', '..', 'imports'));
  replaceFolder(out, files);

  const code = [...files].filter(([path]) => path.endsWith('.ts') && !path.startsWith('schema/'));
  const lines = code.reduce((sum, [, text]) => sum + text.split('\n').length - 1, 0);
  const schema = [...files].filter(([path]) => path.startsWith('schema/')).reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0);
  return `${crds.length} CRD files → ${files.size} files in ${out}: ${lines} lines of types, ${Math.ceil(schema / 1024)} KiB of schema data, `
    + `${((performance.now() - started) / 1000).toFixed(1)} s`;
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        crds: { type: 'string' },
        mirror: { type: 'string' },
        out: { type: 'string' },
        pins: { type: 'string' },
        names: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.crds !== undefined && values.mirror !== undefined) {
      throw new Error('--crds and --mirror exclude each other: read a folder or download');
    }
    return values;
  } catch (error) {
    throw new ImportsFailure((error as Error).message);
  }
}

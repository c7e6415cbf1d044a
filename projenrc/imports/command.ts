import { join, resolve } from 'path';
import { parseArgs } from 'util';
import { ImportsFailure } from './failure';
import { generate } from './generate';
import { readPins } from './pins';
import { refuseForeign, replaceFolder } from './replace-folder';
import { readCrdFiles, Source } from './source';
import { readTypeNames } from './type-names';

const USAGE = `Usage: npm run imports -- [--crds DIR | --mirror URL] [--out DIR] [--pins FILE] [--names FILE]

Writes imports/ from the pinned CRDs: those of the releases' tags, over HTTPS, unless --crds names a folder that holds them.

  --crds DIR    a folder with the files of every release, laid out as the pins say
  --mirror URL  download from here instead of the pinned hosts; the pinned paths go behind it
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
  const out = resolve(options.out ?? join(__dirname, '..', '..', 'imports'));
  refuseForeign(out);
  const pins = readPins(options.pins ?? join(__dirname, 'pins.json'));
  const names = readTypeNames(options.names ?? join(__dirname, 'type-names.json'));
  const source: Source = options.crds !== undefined ? { folder: resolve(options.crds) } : { mirror: options.mirror };
  const crds = await readCrdFiles(pins, source);
  const files = generate(crds, names, pins);
  replaceFolder(out, files);
  return `wrote ${out} from ${crds.length} CRD file${crds.length === 1 ? '' : 's'}: ${sizeOf(files)}`;
}

function sizeOf(files: ReadonlyMap<string, string>): string {
  const schema = [...files].filter(([path]) => path.startsWith('schema/')).map(([, text]) => text);
  const types = [...files].filter(([path]) => path.endsWith('.ts') && !path.startsWith('schema/')).map(([, text]) => text);
  const lines = types.reduce((sum, text) => sum + text.split('\n').length - 1, 0);
  const kibibytes = schema.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1024;
  return `${lines} lines of types in ${types.length} files, ${Math.ceil(kibibytes)} KiB of schema data`;
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

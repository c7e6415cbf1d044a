import { readFileSync } from 'fs';
import { ImportsFailure } from './failure';

/** The stability level a CRD file was published under. Envoy Gateway has none. */
export type Channel = 'standard' | 'experimental';

/** CRD files that are published together: one folder of one release. */
export interface FileSet {
  /** Where the files lie below the folder given by `--crds`; `{version}` stands for the release's version. */
  readonly folder: string;
  /** Where the files lie on the web; `{version}` as above. */
  readonly url: string;
  readonly channel?: Channel;
  /** File name → sha256 of its bytes. */
  readonly files: { readonly [name: string]: string };
  /** Files that lie beside the pinned ones and are not CRDs. */
  readonly ignored?: readonly string[];
}

export interface Release {
  readonly name: string;
  readonly version: string;
  readonly fileSets: readonly FileSet[];
}

/** One Go package whose types become classes, structs and enums here. */
export interface GoPackage {
  readonly path: string;
  /** The submodule of this library that holds its types. */
  readonly module: string;
  /** The page that documents a type; `{type}` stands for its name in lower case. */
  readonly reference: string;
}

/** Everything a new release may change besides the names: the content of `pins.json`. */
export interface Pins {
  readonly releases: readonly Release[];
  /** Submodule → kind → the version its class renders. */
  readonly classes: { readonly [module: string]: { readonly [kind: string]: string } };
  /** Alias used in `type-names.json` → Go package. */
  readonly packages: { readonly [alias: string]: GoPackage };
}

export function readPins(file: string): Pins {
  const pins = readJson(file) as Pins;
  const lacking = (['releases', 'classes', 'packages'] as const).filter(part => typeof pins?.[part] !== 'object');
  if (lacking.length > 0) {
    throw new ImportsFailure(`${file} must have "releases", "classes" and "packages", and lacks ${lacking.join(', ')}`);
  }
  return pins;
}

export function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new ImportsFailure(`cannot read ${file}: ${(error as Error).message}`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ImportsFailure(`${file} is not JSON: ${(error as Error).message}`);
  }
}

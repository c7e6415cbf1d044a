import { z } from 'zod';
import { readJsonFile } from './json-file';

const text = z.string().min(1);
const address = z.string().regex(/^https:\/\/[^/]+\/./, 'must be an https address');

/** The folder of the schema data is the one name taken. */
const moduleName = z.string().regex(/^(?!schema$)[a-z0-9]+$/, 'must be lower-case letters and digits, and not "schema"');

const FileSet = z.strictObject({
  /** Where the files lie below the folder given by `--crds`; `{version}` stands for the release's version. */
  folder: text,
  /** Where the files lie on the web; `{version}` as above. */
  url: address,
  /** The stability level the files were published under. Envoy Gateway has none. */
  channel: z.enum(['standard', 'experimental']).optional(),
  /** File name → sha256 of its bytes. */
  files: z.record(z.string().regex(/^[\w.-]+\.yaml$/, 'must be the name of a .yaml file'), z.string().regex(/^[0-9a-f]{64}$/, 'must be a sha256 in hexadecimal')),
  /** Files that lie beside the pinned ones and are not CRDs. */
  ignored: z.array(text).optional(),
});

const Release = z.strictObject({
  name: text,
  version: z.string().regex(/^v\d+\.\d+\.\d+$/, 'must be like v1.2.3'),
  fileSets: z.array(FileSet).min(1),
});

const Module = z.strictObject({
  /** The API group whose kinds have their classes in this submodule. */
  group: text,
  /** Kind → the version its class renders. */
  kinds: z.record(text, text),
});

const GoPackage = z.strictObject({
  path: text,
  /** The submodule that holds its types. */
  module: moduleName,
  /** The release that brings it, if it is one of ours. */
  release: text.optional(),
  /** The page that documents a type: `{type}` stands for its name in lower case, `{minor}` for the release without its patch: `1.2`. */
  reference: address,
});

const Pins = z.strictObject({
  releases: z.array(Release).min(1),
  modules: z.record(moduleName, Module),
  /** Alias used in `type-names.json` → Go package. */
  packages: z.record(text, GoPackage),
}).superRefine(({ releases, modules, packages }, { addIssue }) => {
  const refuse = (path: string[], message: string) => addIssue({ code: 'custom', path, message });
  for (const name of repeated(releases.map(release => release.name))) refuse(['releases'], `${name} is there twice`);
  for (const group of repeated(Object.values(modules).map(module => module.group))) refuse(['modules'], `the group ${group} is in two of them`);
  for (const [alias, { release }] of Object.entries(packages)) {
    if (release !== undefined && !releases.some(({ name }) => name === release)) refuse(['packages', alias, 'release'], `there is no release ${release}`);
  }
});

/** Everything a new release may change besides the names: the content of `pins.json`. */
export type Pins = z.infer<typeof Pins>;
export type Release = z.infer<typeof Release>;
/** CRD files that are published together: one folder of one release. */
export type FileSet = z.infer<typeof FileSet>;
/** One Go package whose types become structs and enums here. */
export type GoPackage = z.infer<typeof GoPackage>;
export type Channel = NonNullable<FileSet['channel']>;

/** A folder or an address of a file set, with the version of its release in it. */
export function located(template: string, { version }: Release): string {
  return template.replaceAll('{version}', version);
}

export function readPins(file: string): Pins {
  return readJsonFile(file, Pins);
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) < index);
}

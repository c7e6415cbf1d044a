import { createHash } from 'crypto';
import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { ImportsFailure } from './failure';
import { Channel, FileSet, located, Pins, Release } from './pins';

/** Where the CRD files come from: a folder laid out like the pins, or the web. */
export type Source =
  | { readonly folder: string }
  /** `mirror` stands in for the scheme and host of every pinned address; a path it has goes before theirs. */
  | { readonly mirror?: string };

/** A CRD file whose bytes are the pinned ones. */
export interface CrdFile {
  readonly release: string;
  readonly channel?: Channel;
  /** For messages: the file below its release. */
  readonly name: string;
  readonly text: string;
}

/** How long one download may take. */
const DOWNLOAD_TIMEOUT_MS = 60_000;

/** Reads every pinned file and checks its sum. The order is that of the pins. */
export async function readCrdFiles(pins: Pins, source: Source): Promise<CrdFile[]> {
  const sets = pins.releases.flatMap(release => release.fileSets.map(set => ({ release, set })));
  if ('folder' in source) {
    sets.forEach(({ release, set }) => refuseUnpinned(join(source.folder, located(set.folder, release)), set));
  }
  return Promise.all(sets.flatMap(({ release, set }) =>
    Object.entries(set.files).map(([file, sum]) => readOne(release, set, file, sum, source))));
}

async function readOne(release: Release, set: FileSet, file: string, sum: string, source: Source): Promise<CrdFile> {
  const name = `${located(set.folder, release)}/${file}`;
  const bytes = 'folder' in source
    ? readLocal(join(source.folder, name))
    : await download(address(`${located(set.url, release)}/${file}`, source.mirror));
  const actual = createHash('sha256').update(bytes).digest('hex');
  if (actual !== sum) {
    throw new ImportsFailure(`${name}: sha256 is ${actual}, pinned is ${sum}. Take the file of ${release.name} ${release.version}, or pin the new sum`);
  }
  return { release: release.name, channel: set.channel, name, text: bytes.toString('utf8') };
}

function readLocal(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new ImportsFailure(`cannot read ${path}: ${(error as Error).message}`);
  }
}

/** A CRD that nobody pinned is a kind that nobody decided about. */
function refuseUnpinned(folder: string, set: FileSet): void {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    throw new ImportsFailure(`cannot read ${folder}: ${(error as Error).message}`);
  }
  const stray = names.filter(name => !name.startsWith('.') && !Object.hasOwn(set.files, name) && !set.ignored?.includes(name));
  if (stray.length > 0) {
    throw new ImportsFailure(`${folder} holds files that are not pinned: ${stray.sort().join(', ')}. Pin them, or list them under "ignored"`);
  }
}

function address(pinned: string, mirror: string | undefined): URL {
  const url = new URL(pinned);
  if (mirror === undefined) {
    return url;
  }
  if (!URL.canParse(mirror)) {
    throw new ImportsFailure(`--mirror must be an address such as https://mirror.example.com, got ${mirror}`);
  }
  const base = new URL(mirror);
  if (base.search !== '' || base.hash !== '' || base.username !== '') {
    throw new ImportsFailure('--mirror must be an address without a user, ? and #');
  }
  const local = base.hostname === 'localhost' || base.hostname === '127.0.0.1' || base.hostname === '[::1]';
  if (base.protocol !== 'https:' && !(base.protocol === 'http:' && local)) {
    throw new ImportsFailure(`--mirror must be https (http is for this machine only), got ${mirror}`);
  }
  return new URL(base.pathname.replace(/\/$/, '') + url.pathname, base.origin);
}

async function download(url: URL): Promise<Buffer> {
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS) });
    if (response.ok) {
      return Buffer.from(await response.arrayBuffer());
    }
  } catch (error) {
    throw new ImportsFailure(`cannot download ${url}: ${causeOf(error as Error)}`);
  }
  throw new ImportsFailure(`cannot download ${url}: the server answered ${response.status}`);
}

function causeOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}

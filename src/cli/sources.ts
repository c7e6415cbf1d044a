import { closeSync, Dirent, openSync, readdirSync, readSync, realpathSync, statSync } from 'fs';
import { dirname, join } from 'path';
import { pause } from './print';
import { decoded, isUtf16, TextDecoding } from './text-decoding';
import { overlong } from '../manifests/document-reading';
import { documentsIn, DocumentSplitter, OverlongDocument } from '../manifests/document-splitter';
import { ReadingProblem, SourceDocument } from '../manifests/source-document';

const EXTENSIONS = /\.(ya?ml|json|jsonl)$/i;
/** What holds no manifests, but may hold thousands of files of these kinds. */
const PASSED_BY = new Set(['node_modules', '.git']);
/** Files above this are read in parts. */
const LARGE = 8 * 1024 * 1024;
const PART = 256 * 1024;

type Problem = { readonly problem: ReadingProblem };

/** A document, or why there is none. */
export type SourceItem = { readonly document: SourceDocument } | Problem;

/** A file, `-` for the standard input, or why there is none. One that was not found in a folder, but named, is meant to be a manifest. */
export type SourceEntry = { readonly file: string; readonly named?: true } | Problem;

/** Everything in files, in folders and below, and on the standard input: in the order of the arguments, and below of names. */
export class Sources {
  public constructor(private readonly paths: readonly string[]) {}

  /** The files, unread. */
  public *entries(): Generator<SourceEntry> {
    const linked = new Set<string>();
    for (const path of this.paths) {
      let isFolder: boolean;
      try {
        isFolder = path !== '-' && statSync(path).isDirectory();
      } catch (error) {
        yield unreadable(path, error);
        continue;
      }
      if (isFolder) yield* entriesIn(path, linked); else yield { file: path, named: true };
    }
  }

  /** The documents in them. Only what was read is in memory, one file or a part of it. */
  public *items(): Generator<SourceItem> {
    for (const entry of this.entries()) {
      if ('problem' in entry) yield entry; else yield* documentsOf(entry.file);
    }
  }
}

/** What is in a folder and below; `linked` are folders that links have led to. */
function* entriesIn(folder: string, linked: Set<string>): Generator<SourceEntry> {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    yield unreadable(folder, error);
    return;
  }
  entries.sort((a, b) => a.name < b.name ? -1 : 1);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!PASSED_BY.has(entry.name)) yield* entriesIn(path, linked);
    } else if (entry.isSymbolicLink()) {
      yield* behindLink(path, linked);
    } else if (entry.isFile() && EXTENSIONS.test(entry.name)) {
      yield { file: path };
    }
  }
}

function* behindLink(path: string, linked: Set<string>): Generator<SourceEntry> {
  try {
    const target = statSync(path);
    if (target.isFile() && EXTENSIONS.test(path)) {
      yield { file: path };
    } else if (target.isDirectory()) {
      const real = realpathSync(path);
      if (isAbove(real, path)) {
        yield loop(path, real);
      } else if (!linked.has(real)) {
        // Once is enough, and links to links to each other would be without number.
        linked.add(real);
        yield* entriesIn(path, linked);
      }
    }
  } catch (error) {
    // A link to nothing says nothing, unless it looks like a manifest.
    if (EXTENSIONS.test(path)) yield unreadable(path, error);
  }
}

/** Whether a folder has a path in it, as the path is written or where its folders are. */
function isAbove(folder: string, path: string): boolean {
  const parent = dirname(path);
  if (`${realpathSync(parent)}/`.startsWith(`${folder}/`)) return true;
  return parent !== path && parent !== '.' && isAbove(folder, parent);
}

/** The documents of a file. */
export function* documentsOf(file: string): Generator<SourceItem> {
  let descriptor: number | undefined;
  let bytes: Buffer | undefined;
  try {
    descriptor = file === '-' ? 0 : openSync(file, 'r');
    const first = readUpTo(descriptor, LARGE);
    // Whoever has that much may have more of it than there is memory for.
    if (first.length < LARGE) bytes = first; else yield* streamed(descriptor, file, Buffer.from(first));
  } catch (error) {
    yield unreadable(file, error);
  } finally {
    if (descriptor !== undefined && file !== '-') closeSync(descriptor);
  }
  if (bytes === undefined) return;
  if (isUtf16(bytes)) yield utf16(file);
  else for (const document of documentsIn(decoded(bytes), file)) yield item(document);
}

/** Where files are read into, one after the other. */
let shared: Buffer | undefined;

/** What a descriptor gives, to its end or to a length. The next call overwrites it. */
function readUpTo(descriptor: number, length: number): Buffer {
  shared ??= Buffer.allocUnsafe(length);
  let filled = 0;
  for (let read = -1; read !== 0 && filled < length; filled += read) read = readPart(descriptor, shared, filled);
  return shared.subarray(0, filled);
}

function* streamed(descriptor: number, file: string, first: Buffer): Generator<SourceItem> {
  const splitter = new DocumentSplitter(file);
  const decoding = new TextDecoding();
  const room = Buffer.allocUnsafe(PART);
  let part = first;
  if (isUtf16(part)) {
    yield utf16(file);
    return;
  }
  for (; part.length > 0; part = room.subarray(0, readPart(descriptor, room, 0))) {
    for (const document of splitter.push(decoding.push(part))) yield item(document);
  }
  for (const document of splitter.push(decoding.end())) yield item(document);
  for (const document of splitter.end()) yield item(document);
}

function readPart(descriptor: number, into: Buffer, at: number): number {
  for (;;) {
    try {
      return readSync(descriptor, into, at, into.length - at, null);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      // Whoever writes to the pipe has not come to it yet.
      pause();
    }
  }
}

function item(document: SourceDocument | OverlongDocument): SourceItem {
  return document.text === undefined ? { problem: overlong(document) } : { document };
}

const REASONS: { readonly [code: string]: readonly [message: string, fix: string] } = {
  ENOENT: ['there is no such file or folder', 'name one that is there; what others write meanwhile may come and go'],
  EACCES: ['it may not be read by this user', 'give the permission to read it'],
  EISDIR: ['it is a folder, and has the name of a manifest', 'give it another name'],
  ELOOP: ['its links lead nowhere', 'name the file itself'],
};

function unreadable(file: string, error: unknown): Problem {
  const { code, message: text } = error as NodeJS.ErrnoException;
  const [message, fix] = REASONS[code ?? ''] ?? [`it cannot be read: ${text}`, 'see that it can be read'];
  return { problem: { id: 'unreadable-file', severity: 'error', file, document: 0, message, fix } };
}

function loop(file: string, target: string): Problem {
  return {
    problem: {
      id: 'directory-loop',
      severity: 'warning',
      file,
      document: 0,
      message: `the link leads back to ${target}, which it is in; it is not followed`,
      fix: 'remove the link',
    },
  };
}

function utf16(file: string): Problem {
  return { problem: { id: 'bad-encoding', severity: 'error', file, document: 0, line: 1, column: 1, message: 'the file is UTF-16', fix: 'save it as UTF-8' } };
}

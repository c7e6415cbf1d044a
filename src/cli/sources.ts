import { closeSync, Dirent, fstatSync, openSync, readdirSync, readFileSync, readSync, realpathSync, statSync } from 'fs';
import { dirname, join } from 'path';
import { pause } from './print';
import { isUtf16, TextDecoding, decoded } from './text-decoding';
import { overlong } from '../manifests/document-reading';
import { documentsIn, DocumentSplitter, OverlongDocument } from '../manifests/document-splitter';
import { ReadingProblem, SourceDocument } from '../manifests/source-document';

const EXTENSIONS = /\.(ya?ml|json|jsonl)$/i;
/** What holds no manifests, but may hold thousands of files of these kinds. */
const PASSED_BY = new Set(['node_modules', '.git']);
/** Files above this are read in parts. */
const LARGE = 8 * 1024 * 1024;
const PART = 256 * 1024;

/** Documents, and what could not be read, in the order of the arguments and of names. */
export type SourceItem = { readonly document: SourceDocument } | { readonly problem: ReadingProblem };

/** How many files were read. */
export class Sources {
  public files = 0;
  /** Folders that links have led to. */
  private readonly linked = new Set<string>();

  public constructor(private readonly paths: readonly string[]) {}

  /** Everything in files, in folders and below, and on the standard input (`-`). Only what was read is in memory, one file or part of it. */
  public *items(): Generator<SourceItem> {
    for (const path of this.paths) {
      if (path === '-') {
        yield* this.stream(0, '-');
        continue;
      }
      let isFolder: boolean;
      try {
        isFolder = statSync(path).isDirectory();
      } catch (error) {
        yield unreadable(path, error);
        continue;
      }
      yield* isFolder ? this.folder(path) : this.file(path);
    }
  }

  private *folder(path: string): Generator<SourceItem> {
    let entries: Dirent[];
    try {
      entries = readdirSync(path, { withFileTypes: true });
    } catch (error) {
      yield unreadable(path, error);
      return;
    }
    entries.sort((a, b) => a.name < b.name ? -1 : 1);
    for (const entry of entries) {
      const below = join(path, entry.name);
      if (entry.isDirectory()) {
        if (!PASSED_BY.has(entry.name)) yield* this.folder(below);
      } else if (entry.isSymbolicLink()) {
        yield* this.link(below);
      } else if (entry.isFile() && EXTENSIONS.test(entry.name)) {
        yield* this.file(below);
      }
    }
  }

  private *link(path: string): Generator<SourceItem> {
    try {
      const target = statSync(path);
      if (target.isFile() && EXTENSIONS.test(path)) {
        yield* this.file(path);
      } else if (target.isDirectory()) {
        const real = realpathSync(path);
        if (isAbove(real, path)) {
          yield loop(path, real);
        } else if (!this.linked.has(real)) {
          // Once is enough, and links to links to each other would be without number.
          this.linked.add(real);
          yield* this.folder(path);
        }
      }
    } catch (error) {
      // A link to nothing says nothing, unless it looks like a manifest.
      if (EXTENSIONS.test(path)) yield unreadable(path, error);
    }
  }

  private *file(path: string): Generator<SourceItem> {
    let text: string | undefined;
    let descriptor: number | undefined;
    try {
      descriptor = openSync(path, 'r');
      const { size } = fstatSync(descriptor);
      // A pipe has no size, and comes as it comes.
      if (size > 0 && size <= LARGE) {
        const bytes = readFileSync(descriptor);
        this.files++;
        if (isUtf16(bytes)) yield utf16(path);
        else text = decoded(bytes);
      } else {
        yield* this.stream(descriptor, path);
      }
    } catch (error) {
      yield unreadable(path, error);
    } finally {
      if (descriptor !== undefined) closeSync(descriptor);
    }
    if (text === undefined) return;
    for (const document of documentsIn(text, path)) yield item(document);
  }

  private *stream(descriptor: number, file: string): Generator<SourceItem> {
    this.files++;
    const splitter = new DocumentSplitter(file);
    const decoding = new TextDecoding();
    const part = Buffer.allocUnsafe(PART);
    for (let first = true; ; first = false) {
      let length: number;
      try {
        length = readPart(descriptor, part);
      } catch (error) {
        yield unreadable(file, error);
        return;
      }
      if (length === 0) break;
      if (first && isUtf16(part.subarray(0, length))) {
        yield utf16(file);
        return;
      }
      for (const document of splitter.push(decoding.push(part.subarray(0, length)))) yield item(document);
    }
    for (const document of splitter.push(decoding.end())) yield item(document);
    for (const document of splitter.end()) yield item(document);
  }
}

/** Whether a folder has a path in it, as the path is written or where its folders are. */
function isAbove(folder: string, path: string): boolean {
  const parent = dirname(path);
  if (`${realpathSync(parent)}/`.startsWith(`${folder}/`)) return true;
  return parent !== path && parent !== '.' && isAbove(folder, parent);
}

function readPart(descriptor: number, part: Buffer): number {
  for (;;) {
    try {
      return readSync(descriptor, part, 0, part.length, null);
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

function unreadable(file: string, error: unknown): SourceItem {
  const { code, message: text } = error as NodeJS.ErrnoException;
  const [message, fix] = REASONS[code ?? ''] ?? [`it cannot be read: ${text}`, 'see that it can be read'];
  return { problem: { id: 'unreadable-file', severity: 'error', file, document: 0, message, fix } };
}

function loop(file: string, target: string): SourceItem {
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

function utf16(file: string): SourceItem {
  return { problem: { id: 'bad-encoding', severity: 'error', file, document: 0, line: 1, column: 1, message: 'the file is UTF-16', fix: 'save it as UTF-8' } };
}

import { createHash } from 'crypto';
import { byText } from '../model/order';

/** Where an output folder remembers what was written to it. No `.yaml`, so that `kubectl apply -f` passes it by. */
export const RECORD = '.cdk8s-gateway';

/** What an earlier synth wrote: files with the hash of their text, and the folders it made. */
export interface Written {
  readonly files: ReadonlyArray<{ readonly path: string; readonly hash: string }>;
  readonly folders: readonly string[];
}

const HEADER = '# What GatewayApp wrote here and may remove when its chart is gone, with the SHA-256 of each file.';

export function hashOf(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex');
}

/** One line for each, sorted, so that a change of one chart is a change of one line. */
export function formatRecord({ files, folders }: Written): string {
  const entries = [...files.map(({ path, hash }) => ({ path, what: hash })), ...folders.map(path => ({ path, what: 'folder' }))];
  const lines = entries.sort(byText(({ path }) => path)).map(({ path, what }) => `${what} ${path}`);
  return [HEADER, ...lines, ''].join('\n');
}

/**
 * Reads a record that anyone may have edited. Lines that no synth would have written are passed by, so that one with the marks of a merge
 * conflict still tells of the files of both sides.
 */
export function parseRecord(text: string): Written {
  const entries = text.split(/\r?\n/).flatMap(line => {
    const [, what, path] = /^([0-9a-f]{64}|folder) (.+)$/.exec(line) ?? [];
    return path !== undefined && isInside(path) ? [{ what, path }] : [];
  });
  return {
    files: entries.filter(({ what }) => what !== 'folder').map(({ what, path }) => ({ path, hash: what })),
    folders: entries.filter(({ what }) => what === 'folder').map(({ path }) => path),
  };
}

/** Whether a path names something inside the output folder, other than the record, on every system. */
export function isInside(path: string): boolean {
  return path !== RECORD && !/[\\\0\r\n]|^[a-z]:/i.test(path) && path.split('/').every(part => !['', '.', '..'].includes(part));
}

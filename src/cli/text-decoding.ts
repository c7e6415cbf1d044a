import { isUtf8 } from 'buffer';

/** Behind this a byte that is no UTF-8 is told by half of a surrogate pair, which no text has alone. */
const ESCAPED = 0xdc00;

/** Decodes UTF-8 as it comes in chunks. What is none is kept in sight, so that it can be said where it is, and the rest goes on. */
export class TextDecoding {
  private rest: Buffer = Buffer.alloc(0);

  public push(chunk: Buffer): string {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    const end = bytes.length - unfinished(bytes);
    this.rest = Buffer.from(bytes.subarray(end));
    return decoded(bytes.subarray(0, end));
  }

  public end(): string {
    return decoded(this.rest);
  }
}

/** Whether a file says by its first bytes that it is UTF-16. */
export function isUtf16(bytes: Buffer): boolean {
  return bytes.length >= 2 && (bytes[0] === 0xff && bytes[1] === 0xfe || bytes[0] === 0xfe && bytes[1] === 0xff);
}

export function decoded(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  let text = '';
  for (let position = 0; position < bytes.length;) {
    // Mostly all but a few bytes are right: by lines, and within a line that is not, one by one.
    const newline = bytes.indexOf(10, position);
    const end = newline < 0 ? bytes.length : newline + 1;
    const line = bytes.subarray(position, end);
    text += isUtf8(line) ? line.toString('utf8') : escapedLine(line);
    position = end;
  }
  return text;
}

function escapedLine(line: Buffer): string {
  let text = '';
  for (let position = 0; position < line.length;) {
    const length = [1, 2, 3, 4].find(count => position + count <= line.length && isUtf8(line.subarray(position, position + count)));
    text += length === undefined ? String.fromCharCode(ESCAPED + line[position]) : line.toString('utf8', position, position + length);
    position += length ?? 1;
  }
  return text;
}

/** How many bytes at the end begin a character that is not all there. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back];
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

import { writeSync } from 'fs';

/** Writes a text and a line break to the standard output. */
export function print(text: string): void {
  const output = standardOutput();
  output.write(`${text}\n`);
  output.end();
}

export interface Output {
  write(text: string): void;
  /** Writes what is left. */
  end(): void;
}

const STANDARD_OUTPUT = 1;
const PART = 64 * 1024;

/**
 * Writes in large parts, and waits for its reader: what streams would keep meanwhile may be all there is. A reader that has enough ends the
 * program quietly; anything else that is in the way is an error.
 */
export function standardOutput(): Output {
  let kept = '';
  const flush = () => {
    writeAll(Buffer.from(kept));
    kept = '';
  };
  return {
    write: text => {
      kept += text;
      if (kept.length > PART) flush();
    },
    end: flush,
  };
}

function writeAll(bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(STANDARD_OUTPUT, bytes, written);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') process.exit(0);
      if (code !== 'EAGAIN') {
        console.error(`error: cannot write the output: ${message}`);
        process.exit(2);
      }
      pause();
    }
  }
}

/** Lets the other end of a pipe come to it. */
export function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
}

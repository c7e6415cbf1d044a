/** Writes a text and a line break to the standard output. */
export function print(text: string): void {
  const output = outputTo(process.stdout);
  output.write(`${text}\n`);
  output.end();
}

export interface Output {
  write(text: string): void;
  /** Writes what is left. */
  end(): void;
}

const PART = 64 * 1024;

/** Writes in large parts. A reader that has enough ends the program quietly; anything else that is in the way is an error. */
export function outputTo(stream: NodeJS.WriteStream): Output {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    console.error(`error: cannot write the output: ${error.message}`);
    process.exit(2);
  });
  let kept = '';
  const flush = () => {
    if (kept !== '') stream.write(kept);
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

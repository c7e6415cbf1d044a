/** Writes to the standard output. A reader that has enough ends the program quietly; anything else that is in the way is an error. */
export function print(text: string): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    console.error(`error: cannot write the output: ${error.message}`);
    process.exit(2);
  });
  process.stdout.write(`${text}\n`);
}

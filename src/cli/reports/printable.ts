/** What a reader cannot see, or a terminal obeys: controls, formats such as those that turn text around, halves of characters, joiners. */
export const HIDDEN = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Cs}\p{Zl}\p{Zp}\u00a0]/gu;

/**
 * How commands to a pipeline start anywhere in its log, such as `##[error]` or `##vso[task.setvariable]`. The other ones, `::error::`,
 * have to start the line.
 */
export const LOG_COMMAND = /##(?=\w*\[)/g;

/** Text from a manifest as one line of output: everything that is not plainly visible is written as an escape. */
export function printable(text: string): string {
  return text.replace(HIDDEN, escaped).replace(LOG_COMMAND, '\\x23#').replace(/^(\s*)::/, '$1\\x3a:');
}

/** The same for text of several lines. */
export function printableLines(text: string): string[] {
  return text.split('\n').map(printable);
}

const SHORT: { readonly [char: string]: string } = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(char: string): string {
  const code = char.codePointAt(0)!;
  const hex = code.toString(16);
  if (code > 0xffff) return `\\u{${hex}}`;
  return SHORT[char] ?? (code > 0xff ? `\\u${hex.padStart(4, '0')}` : `\\x${hex.padStart(2, '0')}`);
}

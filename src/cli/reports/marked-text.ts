/** Beyond that a mark says nothing more. */
const LONGEST = 1000;

/**
 * How long the key or value is that starts at a column of a line of YAML or JSON, to be marked; 1 where there is none. It is a mark for the
 * eye: what it is worth comes from the column.
 */
export function markedLength(line: string, column: number): number {
  const rest = line.slice(column - 1, column - 1 + LONGEST);
  const quoted = /^"(?:[^"\\]|\\.)*"|^'(?:[^']|'')*'/.exec(rest);
  const key = /^[^\s:,{}[\]"'#][^\s:,{}[\]]*(?=:(?:\s|$))/.exec(rest);
  const text = quoted?.[0] ?? key?.[0] ?? plain(rest, /[{[]/.test(line.slice(0, column - 1)));
  return Math.max(text.length, 1);
}

/** A value without quotes: up to a comment, and within brackets up to what ends it. */
function plain(rest: string, inBrackets: boolean): string {
  const end = rest.search(inBrackets ? /[,{}[\]]|\s#/ : /\s#/);
  return (end < 0 ? rest : rest.slice(0, end)).trimEnd().replace(/,$/, '');
}

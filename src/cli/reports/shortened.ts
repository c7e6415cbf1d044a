/**
 * Text of at most about `limit` characters: a long one loses its middle, because the beginning says what it is and the end of a sentence
 * what is wrong with it. Says how much is left out.
 */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = wholeCharacters(text, Math.ceil(limit * 2 / 3));
  const tail = wholeCharacters(text, text.length - Math.floor(limit / 3));
  return `${text.slice(0, head)} […${tail - head} characters…] ${text.slice(tail)}`;
}

/** The index, or the next one where it would part a pair of surrogates. */
function wholeCharacters(text: string, index: number): number {
  return (text.codePointAt(index - 1) ?? 0) > 0xffff ? index + 1 : index;
}

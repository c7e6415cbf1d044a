import { CelSyntaxError, UnknownToCel } from './syntax';

/** A word of an expression; the last one of each is `end`. */
export type Token =
  | { readonly is: 'literal'; readonly value: string | number | boolean | null }
  | { readonly is: 'name' | 'operator'; readonly text: string }
  | { readonly is: 'end' };

const SPACE = /(?:\s|\/\/[^\n]*)*/y;
const NUMBER = /(0[xX][0-9a-fA-F]+|\d+)([uU]?)(?![\w.])|(\d+\.\d+(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+)/y;
const STRING_START = /([rRbB]{0,2})("""|'''|"|')/y;
const NAME = /[A-Za-z_]\w*/y;
const OPERATOR = /&&|\|\||==|!=|<=|>=|[-+*/%!<>?:.,()[\]{}]/y;
const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|[xX]([0-9a-fA-F]{2})|([0-3][0-7]{2})|([^]))/g;
const ESCAPED: { readonly [character: string]: string } = {
  'a': '\x07', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\', '\'': '\'', '"': '"', '`': '`', '?': '?',
};
const WORDS: ReadonlyMap<string, Token> = new Map<string, Token>([
  ['true', { is: 'literal', value: true }],
  ['false', { is: 'literal', value: false }],
  ['null', { is: 'literal', value: null }],
  ['in', { is: 'operator', text: 'in' }],
]);

/** The words of an expression. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = position;
    const match = pattern.exec(source);
    if (match !== null) position = pattern.lastIndex;
    return match;
  };
  for (;;) {
    take(SPACE);
    if (position >= source.length) return [...tokens, { is: 'end' }];
    let match: RegExpExecArray | null;
    if ((match = take(STRING_START)) !== null) {
      const end = endOfString(source, position, match[2], /r/i.test(match[1]));
      tokens.push({ is: 'literal', value: textOf(source.slice(position, end), match[1]) });
      position = end + match[2].length;
    } else if ((match = take(NUMBER)) !== null) {
      tokens.push({ is: 'literal', value: numberOf(match) });
    } else if ((match = take(NAME)) !== null) {
      tokens.push(WORDS.get(match[0]) ?? { is: 'name', text: match[0] });
    } else if ((match = take(OPERATOR)) !== null) {
      tokens.push({ is: 'operator', text: match[0] });
    } else {
      throw new CelSyntaxError(`cannot be read from ${JSON.stringify(source.slice(position, position + 20))} on`);
    }
  }
}

function endOfString(source: string, start: number, quote: string, raw: boolean): number {
  for (let at = start; at < source.length; at++) {
    if (source.startsWith(quote, at)) return at;
    if (source[at] === '\\' && !raw) at++;
  }
  throw new CelSyntaxError(`a string has no end: ${JSON.stringify(source.slice(start, start + 20))}`);
}

function textOf(body: string, prefix: string): string {
  if (/b/i.test(prefix)) throw new UnknownToCel('bytes');
  if (prefix !== '') return body;
  return body.replace(ESCAPE, (all, short, long, hex, octal, character) => {
    const code = octal === undefined ? parseInt(short ?? long ?? hex, 16) : parseInt(octal, 8);
    const text = character === undefined ? characterOf(code) : ESCAPED[character];
    if (text === undefined) throw new CelSyntaxError(`${all} is no escape`);
    return text;
  });
}

/** The text of a code point; nothing for a number that is none, or half of one. */
function characterOf(code: number): string | undefined {
  return code > 0x10ffff || code >= 0xd800 && code <= 0xdfff ? undefined : String.fromCodePoint(code);
}

function numberOf([all, integer, unsigned]: RegExpExecArray): number {
  if (unsigned) throw new UnknownToCel('unsigned integers');
  const value = Number(integer ?? all);
  if (integer !== undefined && !Number.isSafeInteger(value)) throw new UnknownToCel(`the integer ${integer}`);
  return value;
}

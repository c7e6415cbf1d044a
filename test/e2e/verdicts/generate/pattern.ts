/** What a regular expression is made of, as far as making texts that fit it goes. */
export type Pattern =
  | { readonly is: 'sequence' | 'choice'; readonly parts: readonly Pattern[] }
  | { readonly is: 'repeated'; readonly part: Pattern; readonly least: number; /** Infinity where there is no end. */ readonly most: number }
  | { readonly is: 'character'; readonly ranges: readonly Range[] };

/** Code points, both included. */
export type Range = readonly [from: number, to: number];

const SHORTHANDS: { readonly [letter: string]: string } = { d: '0-9', w: '0-9A-Za-z_', s: '\t\n\f\r ' };
const CONTROLS: { readonly [letter: string]: string } = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v' };
/** What a negated class, or a dot, is drawn from: what can be typed, and something of more than one byte. */
const PRINTABLE: readonly Range[] = [[0x20, 0x7E], [0xE4, 0xE4], [0x1F600, 0x1F600]];

/** Reads a pattern of RE2, as far as those of the pinned schemas and their rules go. Anchors are passed over. */
export function parsePattern(text: string): Pattern {
  return new PatternReader(text).whole();
}

class PatternReader {
  private at = 0;

  public constructor(private readonly text: string) {}

  public whole(): Pattern {
    const pattern = this.choice();
    if (this.at < this.text.length) throw new Error(`${this.text} cannot be read from ${this.at} on`);
    return pattern;
  }

  private choice(): Pattern {
    const parts = [this.sequence()];
    while (this.take('|')) parts.push(this.sequence());
    return parts.length === 1 ? parts[0] : { is: 'choice', parts };
  }

  private sequence(): Pattern {
    const parts: Pattern[] = [];
    while (this.at < this.text.length && !'|)'.includes(this.text[this.at])) {
      if (this.take('^') || this.take('$')) continue;
      parts.push(this.repeated(this.atom()));
    }
    return { is: 'sequence', parts };
  }

  private repeated(part: Pattern): Pattern {
    const bounds = this.takeMatch(/[*+?]|\{\d+(,\d*)?\}/y);
    if (bounds === undefined) return part;
    this.take('?'); // whether it is greedy makes no difference to what fits
    const [least, most] = { '*': [0, Infinity], '+': [1, Infinity], '?': [0, 1] }[bounds] ?? bounds.slice(1, -1).split(',').map(Number);
    return this.repeated({ is: 'repeated', part, least, most: bounds.endsWith(',}') ? Infinity : most ?? least });
  }

  private atom(): Pattern {
    if (this.takeMatch(/\(\?[a-z]+\)/y) !== undefined) return { is: 'sequence', parts: [] };
    if (this.take('(')) {
      this.take('?:');
      const inner = this.choice();
      if (!this.take(')')) throw new Error(`${this.text} lacks a parenthesis`);
      return inner;
    }
    if (this.take('.')) return { is: 'character', ranges: PRINTABLE };
    if (this.take('[')) return this.characterClass();
    return { is: 'character', ranges: this.one() };
  }

  private characterClass(): { readonly is: 'character'; readonly ranges: Range[] } {
    const negated = this.take('^');
    const ranges: Range[] = [];
    while (!this.take(']')) {
      const from = this.one();
      const single = from.length === 1 && from[0][0] === from[0][1];
      if (single && this.text[this.at] === '-' && this.text[this.at + 1] !== ']') {
        this.at++;
        ranges.push([from[0][0], this.one()[0][1]]);
      } else {
        ranges.push(...from);
      }
    }
    return { is: 'character', ranges: negated ? PRINTABLE.flatMap(range => without(range, ranges)) : ranges };
  }

  /** A character, or those that a shorthand stands for. */
  private one(): Range[] {
    const escape = this.takeMatch(/\\(x[0-9A-Fa-f]{2}|.)/y)?.slice(1);
    if (escape === undefined) {
      const code = this.text.codePointAt(this.at)!;
      this.at += String.fromCodePoint(code).length;
      return [[code, code]];
    }
    if (SHORTHANDS[escape] !== undefined) return new PatternReader(`${SHORTHANDS[escape]}]`).characterClass().ranges;
    const code = escape.length > 1 ? parseInt(escape.slice(1), 16) : (CONTROLS[escape] ?? escape).codePointAt(0)!;
    return [[code, code]];
  }

  private take(text: string): boolean {
    const isNext = this.text.startsWith(text, this.at);
    if (isNext) this.at += text.length;
    return isNext;
  }

  private takeMatch(expression: RegExp): string | undefined {
    expression.lastIndex = this.at;
    const found = expression.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }
}

function without([from, to]: Range, taken: readonly Range[]): Range[] {
  const [first, ...rest] = taken;
  if (first === undefined) return [[from, to]];
  const left: Range[] = [[from, Math.min(to, first[0] - 1)], [Math.max(from, first[1] + 1), to]];
  return left.filter(range => range[0] <= range[1]).flatMap(range => without(range, rest));
}

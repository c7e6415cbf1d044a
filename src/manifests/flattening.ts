const LINE = /[^\r\n]*(?:\r\n|\n|\r|$)/y;
const SIGN = /[-?:](?=[ \t\r\n]|$)/y;
const PROPERTY = /[&!][^\s]*/y;
const SPACES = /[ \t]*/y;
/** A text without quotes in a line, as a key or up to its end. */
const PLAIN = /(?:[^\s:#]|:(?=[^\s])|#(?<=\S#)|[ \t]+(?=[^\s#]))*/y;

/**
 * A text of the same length in which whatever is in brackets or quotes is on one line: there indentation says nothing to kubectl, while the
 * parser asks for some. It follows the text by its lines and signs alone, and where the text is wrong in itself it does not matter what it gives.
 */
export function flattened(text: string): string {
  return new Flattening(text).whole();
}

/** Where a bracket or quote is opened that nothing closes, by the same reading. */
export function unclosedPlace(text: string): number | undefined {
  const flattening = new Flattening(text);
  flattening.whole();
  return flattening.unclosed;
}

class Flattening {
  public unclosed?: number;
  private at = 0;
  private readonly parts: string[] = [];
  /** Up to where the parts go. */
  private taken = 0;

  public constructor(private readonly text: string) {}

  public whole(): string {
    while (this.at < this.text.length) this.line();
    return this.parts.join('') + this.text.slice(this.taken);
  }

  /** Reads a line, and those that belong to what ends it. */
  private line(): void {
    const start = this.at;
    let indent = -1;
    for (;;) {
      this.pass(SPACES);
      const column = this.at - start;
      switch (this.text[this.at]) {
        case undefined: case '\r': case '\n': case '#': this.pass(LINE); return;
        case '"': case '\'': case '[': case '{': this.region(); break;
        case '|': case '>': this.pass(LINE); this.passInner(indent); return;
        default:
          if (this.pass(SIGN)) {
            if (this.text[this.at - 1] !== ':') indent = column;
          } else if (!this.pass(PROPERTY)) {
            this.pass(PLAIN);
            this.pass(SPACES);
            if (!/[:#\r\n]/.test(this.text[this.at] ?? '\n')) this.at++;
            if (this.text[this.at] !== ':') {
              this.pass(LINE);
              this.passInner(indent);
              return;
            }
          }
      }
      // What a colon follows is a key, and what is in it is indented further.
      this.pass(SPACES);
      if (this.text[this.at] === ':') indent = column;
    }
  }

  /** Passes lines of a text that goes on: all that are indented further. */
  private passInner(indent: number): void {
    while (this.at < this.text.length) {
      const spaces = /^ */.exec(this.text.slice(this.at, this.at + 1000))![0].length;
      if (spaces <= indent && !/[\r\n\t]/.test(this.text[this.at + spaces] ?? '')) return;
      this.pass(LINE);
    }
  }

  /** Takes what is in brackets or quotes, and makes one line of it. */
  private region(): void {
    const start = this.at;
    let [depth, isComment] = [0, false];
    const blanks: number[] = [];
    do {
      const character = this.text[this.at];
      if (character === '\r' || character === '\n') isComment = false;
      else if (!isComment && character === '#' && /\s/.test(this.text[this.at - 1])) isComment = true;
      if (isComment || character === '\r' || character === '\n' || character === '\t') {blanks.push(this.at++);} else if (character === '"' || character === '\'') {this.quoted(character, blanks);} else {
        if (character === '[' || character === '{') depth++;
        else if (character === ']' || character === '}') depth--;
        this.at++;
      }
    } while (depth > 0 && this.at < this.text.length);
    if (depth > 0 || this.at > this.text.length) this.unclosed = start;
    this.replace(start, blanks);
  }

  private quoted(quote: string, blanks: number[]): void {
    this.at++;
    for (; this.at < this.text.length; this.at++) {
      const character = this.text[this.at];
      if (character === quote) {
        if (quote === '"' || this.text[this.at + 1] !== quote) break;
        this.at++;
      } else if (character === '\r' || character === '\n') {
        blanks.push(this.at);
      } else if (character === '\\' && quote === '"') {
        // A break behind a backslash is another escape than a space.
        this.at++;
        if (/[\r\n]/.test(this.text[this.at] ?? '')) blanks.push(this.at);
      }
    }
    this.at++;
  }

  private replace(start: number, blanks: readonly number[]): void {
    if (blanks.length === 0) return;
    const characters = this.text.slice(start, this.at).split('');
    for (const blank of blanks) characters[blank - start] = ' ';
    this.parts.push(this.text.slice(this.taken, start), characters.join(''));
    this.taken = this.at;
  }

  private pass(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text) || pattern.lastIndex === this.at) return false;
    this.at = pattern.lastIndex;
    return true;
  }
}

import { Event, ScalarEvent } from 'js-yaml';
import { COLLECTION_STYLE, EVENT_ID, SCALAR_STYLE } from './parser';
import { UnreadableText } from './unreadable-text';
import { startOf } from './yaml-scalars';

/** What no text may have for kubectl; the parser takes some of it in comments and quotes. */
const CONTROLS = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;
/** What a text has that more has to be asked of; few have any. */
const SUSPICIOUS = /[\t?&*\\\x85\u2028\u2029]|:[,[\]{}]|[,[{]\s{0,1000}:/;

/**
 * Refuses what the parser takes and kubectl does not, which reads YAML 1.1: tabs where a key could begin, names of anchors, escapes, texts
 * without quotes between brackets, and line breaks of Unicode.
 *
 * @throws UnreadableText
 */
export function refuseForeign(text: string, events: readonly Event[]): void {
  const control = text.search(CONTROLS);
  if (control >= 0) {
    throw new UnreadableText(control, 'bad-encoding', `the control character ${codeOf(text, control)} is here, which no manifest may have`, 'remove it');
  }
  if (!SUSPICIOUS.test(text)) return;
  const separator = text.search(/[\x85\u2028\u2029]/);
  if (separator >= 0) {
    const code = codeOf(text, separator);
    throw refusal(separator, `the character ${code} ends a line for kubectl`, `write it as "\\u${code.slice(2)}" between double quotes`);
  }
  new Lexis(text).read(events);
}

class Lexis {
  /** The collections that are open: whether each is one in brackets, and its column. */
  private readonly open: Array<{ readonly isInBrackets: boolean; readonly column: number }> = [];
  /** Up to where the text has been read. */
  private end = 0;
  private isBehindPlain = false;

  public constructor(private readonly text: string) {}

  public read(events: readonly Event[]): void {
    for (const event of events) {
      switch (event.type) {
        case EVENT_ID.SCALAR: this.anchor(event); this.gap(startOf(this.text, event)); this.scalar(event); break;
        case EVENT_ID.SEQUENCE: case EVENT_ID.MAPPING:
          this.anchor(event);
          this.gap(event.start);
          this.open.push({ isInBrackets: event.style === COLLECTION_STYLE.FLOW, column: event.start - this.text.lastIndexOf('\n', event.start - 1) - 1 });
          break;
        case EVENT_ID.ALIAS: this.anchor(event); this.gap(event.anchorStart); break;
        case EVENT_ID.POP: this.open.pop(); break;
        default:
      }
    }
    this.gap(this.text.length);
  }

  private get isInBrackets(): boolean {
    return this.open.at(-1)?.isInBrackets === true;
  }

  private anchor({ anchorStart, anchorEnd }: { readonly anchorStart: number; readonly anchorEnd: number }): void {
    const name = this.text.slice(anchorStart, anchorEnd);
    if (anchorStart < 0 || /^[\w-]+$/.test(name)) return;
    throw refusal(anchorStart, `"${name}" is no name of an anchor for kubectl`, 'use letters, digits, "-" and "_"');
  }

  private scalar(event: ScalarEvent): void {
    if (event.valueStart < 0) return;
    this.end = Math.max(this.end, event.valueEnd);
    this.isBehindPlain = event.style === SCALAR_STYLE.PLAIN;
    if (event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK) this.block(event);
    const value = this.text.slice(event.valueStart, event.valueEnd);
    if (event.style === SCALAR_STYLE.DOUBLE_QUOTED) {
      for (const { 0: escape, index } of value.matchAll(/\\(?:u[dD][89a-fA-F][0-9a-fA-F]{2}|[^])/g)) {
        if (escape.length > 2) throw refusal(event.valueStart + index, `kubectl takes no half of a character such as ${escape}`, 'write the character itself');
        if (escape === '\\/') throw refusal(event.valueStart + index, 'kubectl knows no escape "\\/" in YAML', 'write "/"');
      }
    }
    if (event.style !== SCALAR_STYLE.PLAIN || !this.isInBrackets) return;
    const place = value.search(/\?|^:/);
    if (place >= 0) throw refusal(event.valueStart + place, `between brackets, "${value[place]}" in a text without quotes says something else to kubectl`, 'put the text in quotes');
    if (/^:[,[\]{}]/.test(this.text.slice(event.valueEnd, event.valueEnd + 2))) throw refusal(event.valueEnd, 'kubectl takes this colon for a part of the key', 'write a space behind it');
  }

  /** The first line of a block says how far it is indented, and may not begin with a tab; no line may have one in its indentation. */
  private block({ valueStart, valueEnd, indent }: ScalarEvent): void {
    const value = this.text.slice(valueStart, valueEnd);
    const isGiven = /[|>][-+]?[1-9]/.test(this.text.slice(Math.max(0, valueStart - 10), valueStart));
    const first = isGiven ? null : /^(?: *[\r\n]+)* *\t/.exec(value);
    const match = first ?? (indent > 0 ? new RegExp(`(?<![^\\r\\n]) {0,${indent - 1}}\\t`).exec(value) : null);
    if (match !== null) throw refusal(valueStart + match.index + match[0].length - 1, 'a tab is no indentation in YAML', 'indent with spaces');
  }

  /** Looks at what is between two texts: indentation, and signs. */
  private gap(start: number): void {
    if (start < this.end) return;
    this.end = this.pastBlankLines(start);
    const gap = this.text.slice(this.end, start);
    if (!this.isInBrackets && gap.includes('\t')) {
      const bracket = Math.max(gap.lastIndexOf(']'), gap.lastIndexOf('}')) + 1;
      const before = this.end + bracket === 0 ? '\n' : '';
      const match = /(?:[\r\n]|(?<![^\s])[-?] *) *\t/.exec(before + gap.slice(bracket).replace(/(?<!\S)#.*/g, comment => 'x'.repeat(comment.length)));
      if (match !== null) {
        throw refusal(this.end + bracket + match.index + match[0].length - 1 - before.length, 'a tab is no indentation in YAML', 'indent with spaces');
      }
    }
    this.end = start;
  }

  /** Lines of nothing belong to a text without quotes above them, and may have tabs if they are indented further than what it is in. */
  private pastBlankLines(start: number): number {
    if (!this.isBehindPlain || start === this.end) return this.end;
    this.isBehindPlain = false;
    const { column = 0 } = this.open.at(-1) ?? {};
    const [blank] = new RegExp(`^[ \\t]*(?:\\r?\\n {${column + 1}}[ \\t]*(?=\\r?\\n))*`).exec(this.text.slice(this.end, start)) ?? [''];
    return this.end + blank.length;
  }
}

/** Of a character, such as `U+0085`. */
function codeOf(text: string, offset: number): string {
  return `U+${text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0')}`;
}

function refusal(offset: number, message: string, fix: string): UnreadableText {
  return new UnreadableText(offset, 'unreadable-document', message, fix);
}

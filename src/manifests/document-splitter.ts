import { DEEPEST_NESTING, LONGEST_DOCUMENT } from './limits';
import { SourceDocument } from './source-document';

/** A document that is longer than any that is read, of which only its place is kept. */
export interface OverlongDocument extends Omit<SourceDocument, 'text'> {
  readonly text?: undefined;
}

/**
 * Splits the text of a file into its documents, as it comes, before any of them is parsed: so a broken one takes no other with it, and a long
 * file is never there as a whole. YAML is split at its separators as kubectl does, JSON behind each value. What says nothing is no document.
 */
export class DocumentSplitter {
  private count = 0;
  /** The document under way, which begins at `firstLine`: its text, and lines that are to be added to it. */
  private text = '';
  private lines: string[] = [];
  private length = 0;
  private firstLine = 1;
  private firstColumn = 1;
  private line = 1;
  /** The beginning of a line whose end has not come yet. */
  private rest = '';
  /** Whether that line is too long, and not kept. */
  private isCut = false;
  private says = false;
  private json?: JsonEnd;

  public constructor(private readonly file: string) {}

  /** Takes more text; gives the documents that are complete with it. */
  public *push(text: string): Generator<SourceDocument | OverlongDocument> {
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      yield* this.take(this.rest + text.slice(start, end + 1));
      this.rest = '';
      start = end + 1;
    }
    this.rest += text.slice(start);
    if (this.isCut || this.rest.length > LONGEST_DOCUMENT) {
      this.add(this.rest, 1);
      this.rest = '';
      this.isCut = true;
    }
  }

  /** Says that there is no more text; gives what is left. */
  public *end(): Generator<SourceDocument | OverlongDocument> {
    if (this.rest !== '') yield* this.take(this.rest);
    yield* this.finish();
  }

  private *take(line: string): Generator<SourceDocument | OverlongDocument> {
    if (this.isCut) {
      this.isCut = false;
      this.add(line, 1);
    } else if (line.startsWith('---')) {
      // No text of JSON has a line break in it, so that this is none of its lines.
      yield* this.finish();
      // What stands behind the separator is kept: kubectl refuses all but a comment.
      if (!/^---[ \t]*(#.*)?[\r\n]*$/.test(line)) this.add(line, 1);
    } else {
      yield* this.takeContent(line);
    }
    this.line += lineBreaks(line);
  }

  /** Values of JSON may stand one after another on a line. */
  private *takeContent(line: string): Generator<SourceDocument | OverlongDocument> {
    let start = 0;
    if (!this.says && isJsonStart(line, start)) this.json = new JsonEnd();
    for (let end = this.json?.in(line, start); end !== undefined; end = this.json?.in(line, start)) {
      // Of what is too deep to be read it does not matter which it is.
      if (!this.json!.isDeep && !isJson(this.join() + line.slice(start, end))) {
        // YAML that begins like JSON.
        this.json = undefined;
        break;
      }
      this.add(line.slice(start, end), start + 1);
      yield* this.finish();
      start = end;
      if (isJsonStart(line, start)) this.json = new JsonEnd();
    }
    if (start < line.length) this.add(line.slice(start), start + 1);
  }

  private add(line: string, column: number): void {
    if (this.length === 0) [this.firstLine, this.firstColumn] = [this.line, column];
    this.length += line.length;
    this.says ||= !/^\uFEFF?\s*(#|$)/.test(line);
    if (this.length > LONGEST_DOCUMENT) {
      this.forget();
      return;
    }
    this.lines.push(line);
    // Many short texts take several times what one of them all does.
    if (this.lines.length > MOST_LINES) this.join();
  }

  private join(): string {
    this.text += this.lines.join('');
    this.lines = [];
    return this.text;
  }

  private forget(): void {
    this.text = '';
    this.lines = [];
  }

  private *finish(): Generator<SourceDocument | OverlongDocument> {
    const { says, length, firstLine, firstColumn } = this;
    if (says) {
      const place = { file: this.file, document: this.count++, line: firstLine, ...firstColumn > 1 && { column: firstColumn } };
      yield length > LONGEST_DOCUMENT ? place : { ...place, text: this.join() };
    }
    this.forget();
    this.length = 0;
    this.says = false;
    this.json = undefined;
  }
}

const JSON_START = /\s*\{/y;

function isJsonStart(line: string, start: number): boolean {
  JSON_START.lastIndex = start;
  return JSON_START.test(line);
}

const MOST_LINES = 1000;

/** Old files may have lines that end with a carriage return alone. */
function lineBreaks(line: string): number {
  return line.includes('\r') ? line.match(/\r\n|\n|\r/g)!.length : 1;
}

/** Follows a value of JSON over lines, to find where it ends. */
class JsonEnd {
  public isDeep = false;
  private depth = 0;
  private inText = false;

  public in(line: string, start: number): number | undefined {
    for (let position = start; position < line.length; position++) {
      const character = line[position];
      if (this.inText) {
        if (character === '\\') position++;
        else if (character === '"') this.inText = false;
      } else if (character === '"') {
        this.inText = true;
      } else if (character === '{' || character === '[') {
        if (++this.depth > DEEPEST_NESTING) this.isDeep = true;
      } else if (character === '}' || character === ']') {
        this.depth--;
        if (this.depth <= 0) return position + 1;
      }
    }
    return undefined;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return true;
  } catch {
    return false;
  }
}

/** Documents of a text that is there as a whole, fast where there is one, as in most files. */
export function documentsIn(text: string, file: string): Iterable<SourceDocument | OverlongDocument> {
  if (text.length <= LONGEST_DOCUMENT && /^[ \t]*[A-Za-z"']/.test(text) && !text.includes('\n---')) return [{ file, document: 0, line: 1, text }];
  return split(text, file);
}

function* split(text: string, file: string): Generator<SourceDocument | OverlongDocument> {
  const splitter = new DocumentSplitter(file);
  yield* splitter.push(text);
  yield* splitter.end();
}

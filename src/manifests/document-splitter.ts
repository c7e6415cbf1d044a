import { LONGEST_DOCUMENT } from './limits';
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
  /** Lines of the document under way; its first one is at `firstLine`. */
  private lines: string[] = [];
  private length = 0;
  private firstLine = 1;
  private line = 1;
  /** The beginning of a line whose end has not come yet. */
  private rest = '';
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
    // A line that is longer than a document may be is not kept either.
    if (this.rest.length > LONGEST_DOCUMENT) {
      this.length += this.rest.length;
      this.says = true;
      this.rest = this.rest.slice(-8);
      this.lines = [];
    }
  }

  /** Says that there is no more text; gives what is left. */
  public *end(): Generator<SourceDocument | OverlongDocument> {
    if (this.rest !== '') yield* this.take(this.rest);
    yield* this.finish();
  }

  private *take(line: string): Generator<SourceDocument | OverlongDocument> {
    // No text of JSON has a line break in it, so that this is none of its lines.
    if (/^---(\s|$)/.test(line)) {
      yield* this.finish();
      // What stands behind the separator belongs to the document.
      this.add(line.replace(/^---/, '   '), this.line++);
    } else {
      yield* this.takeContent(line, this.line++);
    }
  }

  private *takeContent(line: string, number: number): Generator<SourceDocument | OverlongDocument> {
    if (!this.says && /^\uFEFF?\s*[{[]/.test(line)) this.json = new JsonEnd();
    const end = this.json?.in(line);
    if (end === undefined) {
      this.add(line, number);
      return;
    }
    const [last, more] = [line.slice(0, end), line.slice(end)];
    if (isJson([...this.lines, last].join(''))) {
      this.add(last, number);
      yield* this.finish();
      // Where it stands in its line, so that columns stay what they are.
      if (/\S/.test(more)) yield* this.takeContent(' '.repeat(end) + more, number);
    } else {
      // YAML that begins like JSON.
      this.json = undefined;
      this.add(line, number);
    }
  }

  private add(line: string, number: number): void {
    if (this.length === 0) this.firstLine = number;
    this.length += line.length;
    this.says ||= !/^\uFEFF?\s*(#|$)|^%/.test(line);
    if (this.length <= LONGEST_DOCUMENT) this.lines.push(line);
    else this.lines = [];
  }

  private *finish(): Generator<SourceDocument | OverlongDocument> {
    const { says, length, lines, firstLine } = this;
    if (says) {
      const place = { file: this.file, document: this.count++, line: firstLine };
      yield length > LONGEST_DOCUMENT ? place : { ...place, text: lines.join('') };
    }
    this.lines = [];
    this.length = 0;
    this.says = false;
    this.json = undefined;
  }
}

/** Follows a value of JSON over lines, to find where it ends. */
class JsonEnd {
  private depth = 0;
  private inText = false;

  public in(line: string): number | undefined {
    for (let position = 0; position < line.length; position++) {
      const character = line[position];
      if (this.inText) {
        if (character === '\\') position++;
        else if (character === '"') this.inText = false;
      } else if (character === '"') {
        this.inText = true;
      } else if (character === '{' || character === '[') {
        this.depth++;
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

import { HIDDEN, LOG_COMMAND } from './printable';

/** A value as JSON, indented by two spaces; what a terminal or the log of a pipeline would obey is written as escapes, which loses nothing. */
export function jsonText(value: object): string {
  const text = JSON.stringify(value, undefined, 2);
  return text.replace(HIDDEN, char => char === '\n' ? char : escaped(char)).replace(LOG_COMMAND, '\\u0023#');
}

/**
 * A JSON document that is written while its one long array fills, byte for byte as {@link jsonText} would write the whole. The frame is the
 * document with the array empty; what stands before the array has to be known from the start, the rest at the end.
 */
export class StreamedArray {
  private readonly head: string;
  private readonly indent: string;
  private started = false;

  constructor(private readonly key: string, frame: object) {
    this.head = this.split(frame)[0];
    this.indent = `\n${/ *(?="[^"]*": \[$)/.exec(this.head)![0]}`;
  }

  public entry(value: object): string {
    const before = this.started ? ',' : this.head;
    this.started = true;
    return `${before}${this.indent}  ${jsonText(value).replaceAll('\n', `${this.indent}  `)}`;
  }

  public close(frame: object): string {
    return `${this.started ? this.indent : this.head}${this.split(frame)[1]}\n`;
  }

  /** Up to where the array opens, and from where it closes. */
  private split(frame: object): [string, string] {
    const text = jsonText(frame);
    const place = text.indexOf(`"${this.key}": []`) + this.key.length + 5;
    return [text.slice(0, place), text.slice(place)];
  }
}

function escaped(char: string): string {
  return Array.from({ length: char.length }, (_, unit) => `\\u${char.charCodeAt(unit).toString(16).padStart(4, '0')}`).join('');
}

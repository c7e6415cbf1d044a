import { Yaml } from 'cdk8s';

/** Letters and what hosts, paths and names are made of, but no word or number of YAML 1.1: text that needs no quotes anywhere. */
const PLAIN = /^(?!(?:y|n|yes|no|on|off|true|false|null|e-?\d+)$)[a-z/][\w./-]*$/i;

/** From this length on a key is written with a question mark. */
const LONG_KEY = 1000;

/**
 * Writes documents as `Yaml.stringify` of cdk8s does, to the byte. Lists, maps and the usual scalars it writes itself, which takes a tenth
 * of the time. Where a document has anything else, such as text of several lines or an object that occurs twice, it has cdk8s write it.
 */
export class YamlWriter {
  // A scalar of one line reads the same wherever it stands, so cdk8s is asked once for each.
  private readonly scalars = new Map<unknown, string>();
  private readonly seen = new Set<object>();

  /** The text of a file of documents. */
  public stream(documents: readonly unknown[]): string {
    return documents.map(document => this.usual(document) ?? Yaml.stringify(document)).join('---\n');
  }

  /** The text of a document, or nothing if it has something unusual. */
  private usual(document: unknown): string | undefined {
    this.seen.clear();
    const text = isCollection(document) && !Array.isArray(document) ? this.collection(document, '') : undefined;
    return text === undefined ? undefined : `${text}\n`;
  }

  private collection(value: object, indent: string): string | undefined {
    if (this.seen.has(value)) return undefined;
    this.seen.add(value);
    return Array.isArray(value) ? this.list(value, indent) : this.map(value, indent);
  }

  private map(map: object, indent: string): string | undefined {
    const inner = `${indent}  `;
    let text = '';
    for (const [key, value] of Object.entries(map)) {
      if (key.length >= LONG_KEY || !PLAIN.test(key)) return undefined;
      const block = isCollection(value);
      const rest = block ? this.collection(value, inner) : this.scalar(value);
      if (rest === undefined) return undefined;
      text += `${text && `\n${indent}`}${key}:${block && rest !== '{}' && rest !== '[]' ? `\n${inner}` : ' '}${rest}`;
    }
    return text || '{}';
  }

  private list(list: readonly unknown[], indent: string): string | undefined {
    let text = '';
    for (const value of list) {
      const rest = isCollection(value) ? this.collection(value, `${indent}  `) : this.scalar(value);
      if (rest === undefined) return undefined;
      text += `${text && `\n${indent}`}- ${rest}`;
    }
    return text || '[]';
  }

  private scalar(value: unknown): string | undefined {
    switch (typeof value) {
      case 'string': return PLAIN.test(value) ? value : value.includes('\n') ? undefined : this.byCdk8s(value);
      case 'number': return Number.isSafeInteger(value) ? String(value) : this.byCdk8s(value);
      case 'boolean': return String(value);
      default: return undefined;
    }
  }

  private byCdk8s(value: string | number): string {
    const known = this.scalars.get(value);
    if (known !== undefined) return known;
    const text = Yaml.stringify({ k: value }).slice('k: '.length, -'\n'.length);
    this.scalars.set(value, text);
    return text;
  }
}

/** Whether something is a list or map and nothing more: no class, no symbols, no way of its own to be written. */
function isCollection(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const usual = Object.getPrototypeOf(value) === (Array.isArray(value) ? Array.prototype : Object.prototype);
  return usual && !('toJSON' in value) && Object.getOwnPropertySymbols(value).length === 0;
}

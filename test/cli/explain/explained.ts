import { mkdirSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { explain, ExplainOptions } from '../../../src/cli/explain';
import { scratchFolder } from '../../scratch-folder';

export interface Explained {
  readonly status: number;
  readonly output: string;
  readonly complaints: readonly string[];
}

/** A folder with files, and the command's own function at work on it. */
export class ExplainingPlace {
  public readonly folder = scratchFolder();

  public constructor(files: { readonly [path: string]: string }) {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), content);
    }
  }

  /** What it writes for words of which those that begin with a dot are files here. */
  public explain(words: readonly string[], options: Partial<ExplainOptions> = {}): Explained {
    let output = '';
    const complaints: string[] = [];
    const at = (word: string) => word.startsWith('.') ? join(this.folder, word) : word;
    const status = explain(words.map(at), {
      profile: 'envoy-gateway-1.9-experimental',
      without: [],
      assume: ['Secret'],
      header: [],
      clientCert: false,
      format: 'text',
      colours: false,
      ...options,
      ...options.requests !== undefined && { requests: at(options.requests) },
      write: text => void (output += text),
      complain: text => void complaints.push(text),
    });
    const plain = (text: string) => text.replaceAll(`${this.folder}/`, '');
    return { status, output: plain(output), complaints: complaints.map(plain) };
  }
}

import { lstatSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { App, AppProps } from 'cdk8s';
import { GatewayApp } from '../../src';
import { RECORD } from '../../src/synth/record';

export type Program = (app: App) => void;

/** What a synth came to: the error it failed with, or every file and folder it left behind. */
export type Outcome = string | { readonly [path: string]: string };

/** What a program comes to with the app of cdk8s, and with ours. */
export function outcomes(program: Program, props: AppProps, scratch: string): { readonly cdk8s: Outcome; readonly ours: Outcome } {
  return {
    cdk8s: outcome(new App({ ...props, outdir: join(scratch, 'cdk8s') }), program),
    ours: outcome(new GatewayApp({ ...props, outdir: join(scratch, 'ours') }), program),
  };
}

function outcome(app: App, program: Program): Outcome {
  try {
    program(app);
    app.synth();
  } catch (error) {
    return String(error);
  }
  const { [RECORD]: _, ...rest } = contentsOf(app.outdir);
  return rest;
}

/** Every file with its text, unless it is very long, and every folder below a folder. */
export function contentsOf(folder: string): { [path: string]: string } {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).map(entry => join(entry.parentPath, entry.name));
  return Object.fromEntries(entries.sort().map(path => [path.slice(folder.length + 1), contentOf(path)]));
}

function contentOf(path: string): string {
  const found = lstatSync(path);
  if (found.isFile()) return found.size < 1e6 ? readFileSync(path, 'utf8') : 'a long file';
  return found.isDirectory() ? 'a folder' : 'a link or a pipe';
}

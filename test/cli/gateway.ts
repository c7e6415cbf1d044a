import { spawnSync } from 'child_process';
import { mkdirSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { check } from '../../src/cli/check';
import { FailOn } from '../../src/cli/exit-code';
import { JsonReport } from '../../src/cli/reports/json';
import { DEFAULT_PROFILE } from '../../src/verdict/profile';
import { scratchFolder } from '../scratch-folder';

export const BIN = join(__dirname, '..', '..', 'bin', 'cdk8s-gateway.js');

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a run comes to. */
export interface Found {
  readonly status: number;
  readonly findings: string[];
  readonly summary: { readonly [name: string]: unknown };
}

/** A folder with files, and the bundled command in it. */
export class Workplace {
  public readonly folder = scratchFolder();

  public constructor(files: { readonly [path: string]: string | Buffer } = {}) {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), content);
    }
  }

  public check(...args: string[]): Run {
    return this.run('', args);
  }

  public run(input: string | Buffer, args: readonly string[]): Run {
    return spawnSync(process.execPath, [BIN, 'check', ...args], { cwd: this.folder, input, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined }, maxBuffer: 1e9 });
  }

  public shell(command: string): Run {
    return spawnSync('bash', ['-c', command.replaceAll('$GATEWAY', `"${process.execPath}" "${BIN}" check`)], { cwd: this.folder, encoding: 'utf8' });
  }

  /** What it finds, a line each, and what it comes to; by the command's own function, which is faster than the command. */
  public async found(...args: string[]): Promise<Found> {
    const options: { [name: string]: string } = {};
    const paths: string[] = [];
    for (let index = 0; index < args.length; index++) {
      if (args[index].startsWith('--')) options[args[index].slice(2)] = args[++index];
      else paths.push(this.path(args[index]));
    }
    let text = '';
    const status = await check(paths, {
      profile: options.profile ?? DEFAULT_PROFILE.name,
      crds: options.crds === undefined ? [] : [this.path(options.crds)],
      against: options.against && this.path(options.against),
      alone: options['api-server-only'] !== 'no',
      without: [],
      failOn: (options['fail-on'] ?? 'error') as FailOn,
      reportOf: () => new JsonReport(),
      write: part => void (text += part),
    });
    const { findings, summary } = JSON.parse(text.replaceAll(`${this.folder}/`, '').replaceAll(this.folder, '.'));
    return { status, findings: findings.map(lineOf), summary };
  }

  private path(name: string): string {
    return name === '.' ? this.folder : join(this.folder, name);
  }
}

function lineOf({ file, line, column, severity, id, path, message }: { readonly [name: string]: unknown }): string {
  return `${[file, line, column].filter(each => each !== undefined).join(':')} ${severity} ${id} ${path ? `${path}: ` : ''}${message}`;
}

/** A route with a spec, which is right as it is. */
export function route(name: string, spec = '{parentRefs: [{name: public, namespace: infra}], rules: [{backendRefs: [{name: web, port: 80}]}]}'): string {
  return `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: ${name}, namespace: shop}\nspec: ${spec}\n`;
}

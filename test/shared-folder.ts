import { existsSync, readdirSync } from 'fs';
import { join, resolve } from 'path';

/** Material that the project tests against and does not contain. */
export class SharedFolder {
  /** The official CRDs. */
  public static readonly CRDS = new SharedFolder('CRDS_DIR', '../shared/crds');
  /** Conformance data of upstream. */
  public static readonly ORACLES = new SharedFolder('ORACLES_DIR', '../shared/oracles');
  /** Conformance reports of implementations. */
  public static readonly FEATURES = new SharedFolder('FEATURES_DIR', '../shared/features');

  public readonly path: string;
  public readonly present: boolean;

  private constructor(private readonly variable: string, private readonly defaultPath: string) {
    this.path = resolve(join(__dirname, '..'), process.env[variable] ?? defaultPath);
    this.present = existsSync(this.path);
  }

  /** A test that needs the folder; without it, a skipped one whose name says why. */
  public test(name: string, run: (() => void) | (() => Promise<void>), timeoutMs?: number): void {
    if (this.present) {
      test(name, run, timeoutMs);
    } else {
      test.skip(`${name} (no folder ${process.env[this.variable] ?? this.defaultPath}; set ${this.variable} to one)`, run);
    }
  }

  /** Paths of the files below a folder of it, in a stable order. */
  public filesBelow(folder: string, extension: string): string[] {
    return readdirSync(join(this.path, folder), { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith(extension))
      .sort()
      .map(name => join(this.path, folder, name));
  }
}

import { App } from 'cdk8s';
import { loadAll } from 'js-yaml';
import { advancedRouting } from '../../examples/advanced-routing/advanced-routing';
import { localPlatform } from '../../examples/local-platform/local-platform';
import { multiProtocol } from '../../examples/multi-protocol/multi-protocol';
import { productionMigration } from '../../examples/production-migration/production-migration';
import { quickstart } from '../../examples/quickstart/quickstart';
import { filesIn, scratchFolder } from '../scratch-folder';

/** Every example, by the name of its folder. */
export const EXAMPLES: ReadonlyArray<[string, (app: App) => void]> = [
  ['advanced-routing', advancedRouting],
  ['local-platform', localPlatform],
  ['multi-protocol', multiProtocol],
  ['production-migration', productionMigration],
  ['quickstart', quickstart],
];

/** An object as it is written, and the file it is in. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly labels?: { readonly [key: string]: string } };
  readonly spec: any;
  readonly file: string;
}

/** What an example writes. */
export class Synthesized {
  public static from(make: (app: App) => void): Synthesized {
    const outdir = scratchFolder();
    const app = new App({ outdir });
    make(app);
    app.synth();
    return new Synthesized(filesIn(outdir));
  }

  public readonly manifests: readonly Manifest[];

  private constructor(public readonly files: ReadonlyMap<string, string>) {
    this.manifests = [...files].flatMap(([file, text]) => (loadAll(text) as Array<Omit<Manifest, 'file'>>).map(each => ({ ...each, file })));
  }

  public ofKind(...kinds: string[]): Manifest[] {
    return this.manifests.filter(({ kind }) => kinds.includes(kind));
  }

  /** The only object of a kind and name, in a namespace if one is given. */
  public named(kind: string, name: string, namespace?: string): Manifest {
    const found = this.manifests.filter(each => each.kind === kind && each.metadata.name === name
      && (namespace === undefined || each.metadata.namespace === namespace));
    if (found.length !== 1) throw new Error(`there are ${found.length} of ${kind} ${namespace ?? ''}/${name}`);
    return found[0];
  }

  /** Namespaces of the objects of each file; the cluster's own are of none. */
  public namespacesByFile(): { [file: string]: string[] } {
    return Object.fromEntries([...this.files.keys()].map(file => {
      const namespaces = this.manifests.filter(each => each.file === file).map(({ metadata }) => metadata.namespace ?? '');
      return [file, [...new Set(namespaces)].filter(namespace => namespace !== '').sort()];
    }));
  }

  /** Every grant in words: who may refer, to what, and the file that says so. */
  public grants(): string[] {
    return this.ofKind('ReferenceGrant').map(({ file, metadata, spec }) => {
      const from = spec.from.map(({ kind, namespace }: any) => `${kind} of ${namespace}`).join(', ');
      return `${file}: ${from} to ${spec.to.map(({ kind, name }: any) => `${kind} ${metadata.namespace}/${name}`).join(', ')}`;
    });
  }
}

/** The weights of a rule, by backend. */
export function weightsOf({ backendRefs }: { readonly backendRefs: ReadonlyArray<{ readonly name: string; readonly weight: number }> }) {
  return Object.fromEntries(backendRefs.map(({ name, weight }) => [name, weight]));
}

/** A rule of a route, by its name. */
export function ruleOf({ spec }: Manifest, name: string): any {
  return spec.rules.find((rule: any) => rule.name === name);
}

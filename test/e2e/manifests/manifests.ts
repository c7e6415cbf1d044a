import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { basename, join } from 'path';
import { dump, loadAll } from 'js-yaml';
import { KubernetesObject } from '../stack/kubectl';

/** An object as it should be instead; nothing, for one to leave out. */
export type Edit = (object: KubernetesObject) => KubernetesObject | undefined;

/** The folder that a synth wrote, and what is in it. */
export class Manifests {
  /** In the order to apply them in: a client does not sort, and an object needs its namespace. */
  public readonly files: readonly string[];
  public readonly objects: readonly KubernetesObject[];

  public constructor(public readonly folder: string) {
    if (!existsSync(folder)) throw new Error(`nothing was written to ${folder}: does the example call app.synth()?`);
    const contents = readdirSync(folder).filter(name => name.endsWith('.yaml')).sort().map(name => {
      const path = join(folder, name);
      return { path, objects: loadAll(readFileSync(path, 'utf8')) as KubernetesObject[] };
    });
    const declaresNamespaces = (objects: readonly KubernetesObject[]) => objects.some(({ kind }) => kind === 'Namespace');
    const sorted = [true, false].flatMap(first => contents.filter(({ objects }) => declaresNamespaces(objects) === first));
    this.files = sorted.map(({ path }) => path);
    this.objects = sorted.flatMap(({ objects }) => objects);
  }

  /** A copy in another folder, changed as by hand; fails if the edit finds nothing to change. */
  public edited(folder: string, edit: Edit): Manifests {
    if (this.objects.every(object => edit(object) === object)) throw new Error(`the edit for ${folder} changes nothing`);
    mkdirSync(folder, { recursive: true });
    for (const file of this.files) {
      const objects = (loadAll(readFileSync(file, 'utf8')) as KubernetesObject[]).map(edit).filter(object => object !== undefined);
      writeFileSync(join(folder, basename(file)), objects.map(object => dump(object)).join('---\n'));
    }
    return new Manifests(folder);
  }

  public ofKind(...kinds: string[]): KubernetesObject[] {
    return this.objects.filter(({ kind }) => kinds.includes(kind));
  }

  /** An object by its kind and namespace/name. */
  public named(kind: string, name: string): KubernetesObject {
    const found = this.objects.find(object => isCalled(object, kind, name));
    if (!found) throw new Error(`${this.folder} holds no ${kind} ${name}`);
    return found;
  }
}

/** The edit that leaves out the grants of a namespace. */
export function withoutGrants(namespace: string): Edit {
  return object => object.kind === 'ReferenceGrant' && object.metadata.namespace === namespace ? undefined : object;
}

/** The edit that changes an object, given as namespace/name. */
export function changed(kind: string, name: string, change: (object: any) => void): Edit {
  return object => {
    if (!isCalled(object, kind, name)) return object;
    const copy = JSON.parse(JSON.stringify(object));
    change(copy);
    return copy;
  };
}

function isCalled(object: KubernetesObject, kind: string, name: string): boolean {
  return nameOf(object) === `${kind} ${name}`;
}

export function nameOf({ kind, metadata: { namespace, name } }: KubernetesObject): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

import { TypesFile } from './placement';
import { pascalCase } from './spelling';
import { TypeModel } from './type-model';

/** The types one file takes from others, and the name each goes by in it. */
export class ImportList {
  /** Path of the other file → name there → name here. */
  private readonly taken = new Map<string, Map<string, string>>();
  private readonly local: ReadonlySet<string>;

  public constructor(private readonly file: TypesFile, private readonly files: readonly TypesFile[], private readonly model: TypeModel) {
    this.local = new Set([...file.types, ...file.classes].map(({ name }) => name));
  }

  /** The name of a type in this file, imported where it lives in another. */
  public nameOf(key: string): string {
    const type = this.model.types.get(key)!;
    const home = this.files.find(({ types }) => types.includes(type))!;
    if (home === this.file) return type.name;
    // Short names are unique within a module only.
    const alias = home.module !== this.file.module && this.local.has(type.name) ? pascalCase(home.module) + type.name : type.name;
    const names = this.taken.get(home.path) ?? new Map<string, string>();
    this.taken.set(home.path, names.set(type.name, alias));
    return alias;
  }

  public render(): string {
    const byPath = [...this.taken].map(([path, names]) => [this.relative(path), names] as const).sort(([a], [b]) => a < b ? -1 : 1);
    return byPath.map(([path, names]) => {
      const list = [...names].sort(([a], [b]) => a < b ? -1 : 1).map(([name, alias]) => name === alias ? name : `${name} as ${alias}`);
      return `import { ${list.join(', ')} } from '${path}';\n`;
    }).join('');
  }

  private relative(path: string): string {
    const [module, name] = path.split('/');
    return module === this.file.module ? `./${name}` : `../${path}`;
  }
}

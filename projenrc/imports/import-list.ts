import { TypesFile } from './placement';
import { TypeModel } from './type-model';

/** What one file takes from others: types of its own module by name, those of another as `<module>.<name>`, which is what users write. */
export class ImportList {
  /** Path of the other file → names taken from it; none for one taken whole. */
  private readonly taken = new Map<string, Set<string>>();

  public constructor(private readonly file: TypesFile, private readonly files: readonly TypesFile[], private readonly model: TypeModel) {}

  /** How a type is called in this file. */
  public nameOf(key: string): string {
    const type = this.model.types.get(key)!;
    const home = this.files.find(({ types }) => types.includes(type))!;
    if (home === this.file) return type.name;
    const names = this.taken.get(home.path) ?? new Set();
    this.taken.set(home.path, names);
    if (home.module !== this.file.module) return `${home.module}.${type.name}`;
    names.add(type.name);
    return type.name;
  }

  public render(): string {
    return [...this.taken].sort(([a], [b]) => a < b ? -1 : 1).map(([path, names]) => {
      const [module, name] = path.split('/');
      return module === this.file.module
        ? `import { ${[...names].sort().join(', ')} } from './${name}';\n`
        : `import * as ${module} from '../${path}';\n`;
    }).join('');
  }
}

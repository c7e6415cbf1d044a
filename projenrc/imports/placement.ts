import { kebabCase } from './spelling';
import { ClassModel, Enum, Struct, TypeModel } from './type-model';

/** One generated file of classes and types, by its path below `imports/`, without the extension. */
export interface TypesFile {
  readonly module: string;
  readonly path: string;
  readonly classes: readonly ClassModel[];
  readonly types: ReadonlyArray<Struct | Enum>;
}

/** A type that one kind of its module alone uses lives in that kind's file; every other, in the module's `common`. */
export function placeTypes(model: TypeModel): TypesFile[] {
  const files = new Map<string, { module: string; path: string; classes: ClassModel[]; types: Array<Struct | Enum> }>();
  const fileAt = (module: string, name: string) => {
    const path = `${module}/${name}`;
    const file = files.get(path) ?? { module, path, classes: [], types: [] };
    files.set(path, file);
    return file;
  };
  for (const each of model.classes) {
    fileAt(each.module, kebabCase(each.name)).classes.push(each);
  }
  for (const type of model.types.values()) {
    const [user, ...others] = type.users;
    const [module, name] = user.split('.');
    fileAt(type.module, others.length === 0 && module === type.module ? kebabCase(name) : 'common').types.push(type);
  }
  return [...files.values()].sort((a, b) => a.path < b.path ? -1 : 1);
}

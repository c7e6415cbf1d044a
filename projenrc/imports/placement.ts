import { kebabCase } from './spelling';
import { ClassModel, Enum, Struct, TypeModel } from './type-model';

/** One generated file of classes and types, by its path below `imports/`, without the extension. */
export interface TypesFile {
  readonly module: string;
  readonly path: string;
  readonly classes: ClassModel[];
  readonly types: Array<Struct | Enum>;
}

/** A type that one kind alone uses lives in that kind's file, one that several share in its module's `common`. */
export function placeTypes(model: TypeModel): TypesFile[] {
  const files = new Map<string, TypesFile>();
  const open = (module: string, name: string) => {
    const path = `${module}/${name}`;
    const file = files.get(path) ?? { module, path, classes: [], types: [] };
    files.set(path, file);
    return file;
  };
  for (const model_ of model.classes) {
    open(model_.module, kebabCase(model_.name)).classes.push(model_);
  }
  const modulesWithKinds = new Set(model.classes.map(({ module }) => module));
  for (const type of model.types.values()) {
    const user = model.classes.find(({ name, module }) => type.users.size === 1 && type.users.has(name) && type.module === module);
    const name = user ? kebabCase(user.name) : modulesWithKinds.has(type.module) ? 'common' : type.package;
    open(type.module, name).types.push(type);
  }
  return [...files.values()].sort((a, b) => a.path < b.path ? -1 : 1);
}

import { join } from 'path';
import { Assembly, EnumType, InterfaceType, isEnumType, isInterfaceType, loadAssemblyFromPath, TypeReference } from '@jsii/spec';

/** What the compiler wrote of our public API. `npm test` compiles before it tests. */
export const assembly: Assembly = loadAssemblyFromPath(join(__dirname, '..'));

/** A struct by its name below the package, such as `gatewayapi.HttpRouteSpec`. */
export function structNamed(name: string): InterfaceType {
  const type = assembly.types![`${assembly.name}.${name}`];
  if (!isInterfaceType(type)) throw new Error(`${name} is not an interface`);
  return type;
}

/** The enum a reference leads to, if it does. */
export function enumOf(reference: TypeReference): EnumType | undefined {
  const type = 'fqn' in reference ? assembly.types![reference.fqn] : undefined;
  return type && isEnumType(type) ? type : undefined;
}

/** The struct a reference leads to, if it does. */
export function structOf(reference: TypeReference): InterfaceType | undefined {
  const type = 'fqn' in reference ? assembly.types![reference.fqn] : undefined;
  return type && isInterfaceType(type) ? type : undefined;
}

/** A type's name below the package: `gatewayapi.HttpRouteSpec`. */
export function shortName(fqn: string): string {
  return fqn.slice(assembly.name.length + 1);
}

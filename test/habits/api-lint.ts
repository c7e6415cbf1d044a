import {
  Assembly, Callable, isClassType, isClassOrInterfaceType, isInterfaceType, OptionalValue, Property, Type, TypeReference,
} from '@jsii/spec';

/** Manifests are `any[]` wherever cdk8s returns them, and so where ours are read. */
const IS_ANY_IN_CDK8S = '(manifests)';

/** What our public API promises beyond what the compiler checks. `generated` names the submodules that follow upstream instead. */
export function apiProblems(assembly: Assembly, generated: readonly string[]): string[] {
  const isGenerated = (fqn: string) => generated.some(module => fqn.startsWith(`${assembly.name}.${module}.`));
  return Object.values(assembly.types ?? {}).flatMap(type => [
    ...type.docs?.summary ? [] : [`${type.fqn} has no summary`],
    ...isGenerated(type.fqn) ? [] : [...signatureProblems(type, isGenerated), ...defaultProblems(type)],
  ]);
}

function signatureProblems(type: Type, isGenerated: (fqn: string) => boolean): string[] {
  return signatures(type).filter(([where]) => !where.endsWith(IS_ANY_IN_CDK8S)).flatMap(([where, reference]) => leaves(reference).flatMap(leaf => {
    if ('union' in leaf) return [`${where} is a union: make a class with a factory for each case`];
    if ('primitive' in leaf && (leaf.primitive === 'any' || leaf.primitive === 'json')) return [`${where} is any: give it a type`];
    if ('fqn' in leaf && isGenerated(leaf.fqn)) return [`${where} is the generated type ${leaf.fqn}: give it a type of our own`];
    return [];
  }));
}

/** Every type in what a user can see of a type, with where it stands. */
function signatures(type: Type): Array<readonly [where: string, reference: TypeReference]> {
  if (!isClassOrInterfaceType(type)) return [];
  const callables: Array<readonly [string, Callable & { returns?: OptionalValue }]> = [
    ...isClassType(type) && type.initializer ? [[`${type.fqn} constructor`, type.initializer] as const] : [],
    ...(type.methods ?? []).map(method => [`${type.fqn}.${method.name}`, method] as const),
  ];
  return [
    ...(type.properties ?? []).map(property => [`${type.fqn}.${property.name}`, property.type] as const),
    ...callables.flatMap(([where, { parameters, returns }]) => [
      ...(parameters ?? []).map(parameter => [`${where}(${parameter.name})`, parameter.type] as const),
      ...returns ? [[`${where} result`, returns.type] as const] : [],
    ]),
  ];
}

function leaves(reference: TypeReference): TypeReference[] {
  return 'collection' in reference ? leaves(reference.collection.elementtype) : [reference];
}

function defaultProblems(type: Type): string[] {
  if (!isInterfaceType(type) || !type.datatype) return [];
  return (type.properties ?? []).filter(({ optional, docs }: Property) => optional && !docs?.default)
    .map(({ name }) => `${type.fqn}.${name} is optional and has no @default`);
}

import { ImportsFailure } from './failure';
import { ClassModel, describeSite, Enum, Struct } from './type-model';

/** What every generated file of classes takes from the toolkit. */
export const TOOLKIT_NAMES = ['ApiObject', 'ApiObjectMetadata', 'Construct', 'GroupVersionKind'];

/** Fails unless a type is the same wherever it stands; the standard channel alone may have less of it. */
export function refuseDifferentShapes({ key, shapes }: Struct | Enum): void {
  const isStandard = ({ site }: typeof shapes[number]) => site.kindVersion.channel === 'standard';
  const model = shapes.find(shape => !isStandard(shape)) ?? shapes[0];
  for (const shape of shapes) {
    const lacks = [...model.parts].filter(part => !shape.parts.has(part));
    const adds = [...shape.parts].filter(part => !model.parts.has(part));
    if (isStandard(shape) && !isStandard(model) && shape.site.path === model.site.path && adds.length > 0) {
      throw new ImportsFailure(`${describeSite(shape.site)} has ${adds.join(', ')}, which the experimental channel lacks, `
        + 'though the classes are made of that channel because it is the wider one');
    }
    if (adds.length > 0 || (lacks.length > 0 && !(isStandard(shape) && !isStandard(model)))) {
      throw new ImportsFailure(`name clash: ${key} differs between ${describeSite(model.site)} and ${describeSite(shape.site)} `
        + `by ${[...lacks, ...adds].join(', ')}. Give one of the two a name of its own`);
    }
  }
}

/** Fails when two things of one module would have one name. */
export function refuseSharedNames(classes: readonly ClassModel[], types: ReadonlyArray<Struct | Enum>): void {
  const modules = [...new Set(classes.map(({ module }) => module))];
  const claims = [
    ...modules.flatMap(module => TOOLKIT_NAMES.map(name => [`${module}.${name}`, `${name} of the toolkit`])),
    ...classes.flatMap(({ module, name, kind }) => [[`${module}.${name}`, kind], [`${module}.${name}Props`, `the props of ${kind}`]]),
    ...types.map(({ module, name, key }) => [`${module}.${name}`, key]),
  ];
  const owners = new Map<string, string>();
  for (const [name, owner] of claims) {
    const other = owners.get(name);
    if (other !== undefined) {
      throw new ImportsFailure(`name clash: ${other} and ${owner} are both called ${name}. Give one of them a name of its own`);
    }
    owners.set(name, owner);
  }
}

import { ImportsFailure } from './failure';
import { ClassModel, describeSite, Enum, Struct } from './type-model';

/** What every generated file of classes takes from the toolkit. */
export const TOOLKIT_NAMES = ['ApiObject', 'ApiObjectMetadata', 'Construct', 'GroupVersionKind'];

/** Fails unless a type is the same wherever it stands. Only the standard channel may have less than the widest place that has it. */
export function refuseDifferentShapes(type: Struct | Enum): void {
  const widest = type.shapes.reduce((a, b) => b.parts.size > a.parts.size ? b : a);
  for (const { site, parts } of type.shapes) {
    const missing = [...widest.parts].filter(part => !parts.has(part));
    const extra = [...parts].filter(part => !widest.parts.has(part));
    if (extra.length > 0 || (missing.length > 0 && site.kindVersion.channel !== 'standard')) {
      throw new ImportsFailure(`name clash: ${type.key} differs between ${describeSite(widest.site)} and ${describeSite(site)} `
        + `by ${[...missing, ...extra].join(', ')}. Give one of the two a name of its own`);
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

import { ClassSource } from './custom-resources';
import { ImportsFailure } from './failure';
import { Names } from './names';
import { Pins } from './pins';
import { StructuralSchema } from '../../src/schema/structural-schema';
import { pascalCase } from './spelling';
import { allowedValues, ClassModel, describeSite, Enum, Site, Struct, TypeModel, TypeRef } from './type-model';

/** Names every struct and enum that the classes reach, each once, and proves that one name has one shape. */
export function buildTypeModel(sources: readonly ClassSource[], names: Names, pins: Pins): TypeModel {
  const builder = new TypeBuilder(names, pins);
  const classes = sources.map(source => builder.addClass(source));
  names.refuseStale();
  builder.types.forEach(refuseDifferentShapes);
  refuseSharedNames(classes, [...builder.types.values()]);
  return { classes, types: builder.types };
}

class TypeBuilder {
  public readonly types = new Map<string, Struct | Enum>();

  public constructor(private readonly names: Names, private readonly pins: Pins) {}

  public addClass(source: ClassSource): ClassModel {
    const name = pascalCase(source.kind);
    const key = this.names.specOf(source.kind);
    for (const kindVersion of source.versions) {
      const schema = kindVersion.schema.properties?.spec;
      if (!schema) {
        throw new ImportsFailure(`${source.kind} ${kindVersion.version} has no spec to make a class of`);
      }
      this.typeOf({ kindVersion, path: 'spec', schema }, '', () => key, name);
    }
    return {
      ...source,
      name,
      spec: { form: 'named', key },
      specRequired: source.versions[0].schema.required?.includes('spec') ?? false,
      reference: this.types.get(key)!.reference.replace(/[^#]*$/, source.kind.toLowerCase()),
    };
  }

  /** `nameOf` is asked for the name of a struct or enum, with the marks of the lists and maps that lead to it. */
  private typeOf(site: Site, marks: string, nameOf: (marks: string) => string, user: string): TypeRef {
    const { schema } = site;
    const inner = (child: StructuralSchema, mark: string) =>
      this.typeOf({ ...site, path: site.path + mark, schema: child }, marks + mark, nameOf, user);
    if (schema['x-kubernetes-int-or-string']) return { form: 'plain', text: 'number | string' };
    if (allowedValues(schema)) return this.addEnum(site, nameOf(marks), user);
    if (schema.type === 'array') return { form: 'list', of: inner(schema.items!, '[]') };
    if (schema.additionalProperties) return { form: 'map', of: inner(schema.additionalProperties, '{}') };
    if (schema['x-kubernetes-preserve-unknown-fields']) return { form: 'plain', text: 'any' };
    if (schema.type === 'object') return this.addStruct(site, nameOf(marks), user);
    if (schema.type === 'integer' || schema.type === 'number') return { form: 'plain', text: 'number' };
    if (schema.type === 'boolean' || schema.type === 'string') return { form: 'plain', text: schema.type };
    throw new ImportsFailure(`${describeSite(site)}: no TypeScript type for ${JSON.stringify(schema)}`);
  }

  private addStruct(site: Site, key: string, user: string): TypeRef {
    const properties = site.schema.properties ?? {};
    const struct = this.declare('struct', key, site, Object.keys(properties), user) as Struct;
    for (const [name, schema] of Object.entries(properties)) {
      const at = { ...site, path: `${site.path}.${name}`, schema };
      const type = this.typeOf(at, '', marks => {
        const given = this.names.fieldOf(key, name + marks, describeSite(at));
        return given.startsWith('=') ? key + given : given;
      }, user);
      const required = site.schema.required?.includes(name) ?? false;
      const known = struct.fields.get(name);
      if (!known) {
        struct.fields.set(name, { name, type, required, sites: [at] });
      } else if (JSON.stringify(known.type) === JSON.stringify(type) && known.required === required) {
        known.sites.push(at);
      } else {
        throw new ImportsFailure(`name clash: ${key}.${name} differs between ${describeSite(known.sites[0])} and ${describeSite(at)}. `
          + 'Give the type of one of them a name of its own');
      }
    }
    return { form: 'named', key };
  }

  private addEnum(site: Site, key: string, user: string): TypeRef {
    this.declare('enum', key, site, allowedValues(site.schema)!, user);
    return { form: 'named', key };
  }

  private declare(form: 'struct' | 'enum', key: string, site: Site, parts: ReadonlyArray<string | number>, user: string): Struct | Enum {
    let type = this.types.get(key);
    if (!type) {
      const common = { ...this.identify(key, site), key, users: new Set<string>(), shapes: [] };
      type = form === 'struct' ? { form, ...common, fields: new Map() } : { form, ...common };
      this.types.set(key, type);
    }
    if (type.form !== form) {
      throw new ImportsFailure(`name clash: ${key} is an ${type.form} at ${describeSite(type.shapes[0].site)} and a ${form} at ${describeSite(site)}. `
        + 'Give one of them a name of its own');
    }
    type.users.add(user);
    type.shapes.push({ site, parts: new Set(parts) });
    return type;
  }

  /** A key is `<package>.<GoType>`, with `=<Name>` behind it when it is a field of that Go type that we name ourselves. */
  private identify(key: string, site: Site): Pick<Struct, 'name' | 'module' | 'package' | 'packagePath' | 'goType' | 'reference'> {
    const [, alias, goType, ownName] = /^([a-z0-9]+)\.([A-Za-z0-9]+)(?:=([A-Za-z0-9]+))?$/.exec(key) ?? [];
    const goPackage = alias !== undefined && Object.hasOwn(this.pins.packages, alias) ? this.pins.packages[alias] : undefined;
    if (!goPackage) {
      throw new ImportsFailure(`${describeSite(site)}: "${key}" is not <package>.<Type> of a package in pins.json, nor =<Name>`);
    }
    return {
      name: pascalCase(ownName ?? goType),
      module: goPackage.module,
      package: alias,
      packagePath: goPackage.path,
      goType,
      reference: goPackage.reference.replace('{type}', goType.toLowerCase()),
    };
  }
}

/** Only the standard channel may have less of a type than the widest place that has it. */
function refuseDifferentShapes(type: Struct | Enum): void {
  const widest = type.shapes.reduce((a, b) => b.parts.size > a.parts.size ? b : a);
  for (const { site, parts } of type.shapes) {
    const missing = [...widest.parts].filter(part => !parts.has(part));
    const extra = [...parts].filter(part => !widest.parts.has(part));
    if (extra.length > 0 || (missing.length > 0 && site.kindVersion.channel !== 'standard')) {
      throw new ImportsFailure(`name clash: ${type.key} has ${[...extra, ...missing].join(', ')} at one of `
        + `${describeSite(widest.site)} and ${describeSite(site)} only. Give one of the two a name of its own`);
    }
  }
}

function refuseSharedNames(classes: readonly ClassModel[], types: ReadonlyArray<Struct | Enum>): void {
  const owners = new Map<string, string>();
  const claims = [
    ...classes.flatMap(({ module, name, kind }) => [[`${module}.${name}`, kind], [`${module}.${name}Props`, `the props of ${kind}`]]),
    ...types.map(({ module, name, key }) => [`${module}.${name}`, key]),
  ];
  for (const [name, owner] of claims) {
    const other = owners.get(name);
    if (other !== undefined) {
      throw new ImportsFailure(`name clash: ${other} and ${owner} are both called ${name}. Give one of them a name of its own`);
    }
    owners.set(name, owner);
  }
}

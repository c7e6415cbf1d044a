import { ClassSource } from './class-sources';
import { titleOf } from './custom-resources';
import { ImportsFailure } from './failure';
import { refuseDifferentShapes, refuseSharedNames } from './name-clashes';
import { checkNames } from './name-coverage';
import { GoPackage, Pins } from './pins';
import { pascalCase } from './spelling';
import { allowedValues, ClassModel, describeSite, Enum, Field, Site, Struct, TypeIdentity, TypeModel, TypeRef } from './type-model';
import { TypeNames } from './type-names';
import { StructuralSchema } from '../../src/schema/structural-schema';

/** Names every struct and enum that the classes reach, each once, and proves that one name has one shape. */
export function buildTypeModel(sources: readonly ClassSource[], names: TypeNames, pins: Pins): TypeModel {
  checkNames(sources, names);
  const builder = new TypeBuilder(names, pins);
  const classes = sources.map(source => builder.addClass(source));
  builder.types.forEach(refuseDifferentShapes);
  refuseSharedNames(classes, [...builder.types.values()]);
  return { classes, types: builder.types };
}

class TypeBuilder {
  public readonly types = new Map<string, Struct | Enum>();

  public constructor(private readonly names: TypeNames, private readonly pins: Pins) {}

  public addClass(source: ClassSource): ClassModel {
    const { module, kind } = source;
    const name = pascalCase(kind);
    const key = this.names.kinds[`${module}.${kind}`];
    const sites = source.versions.map(kindVersion => {
      const { spec: schema, ...others } = kindVersion.schema.properties ?? {};
      const unknown = Object.keys(others).filter(field => !['apiVersion', 'kind', 'metadata', 'status'].includes(field));
      if (!schema || unknown.length > 0) {
        throw new ImportsFailure(`${titleOf(kindVersion)} has ${unknown.length > 0 ? unknown.join(', ') : 'nothing'} beside metadata and status, `
          + 'where a class takes a spec and nothing else');
      }
      return { kindVersion, path: 'spec', schema };
    });
    const [type] = sites.map(site => this.typeOf(site, '', () => key, `${module}.${name}`));
    const required = source.versions[0].schema.required?.includes('spec') ?? false;
    return { ...source, name, spec: { name: 'spec', type, required, sites }, reference: this.referenceOf(this.packageOf(key, sites[0]), kind) };
  }

  /** `keyOf` is asked for the key of a struct or enum, with the marks of the lists and maps that lead to it. */
  private typeOf(site: Site, marks: string, keyOf: (marks: string) => string, user: string): TypeRef {
    const { schema } = site;
    const inner = (child: StructuralSchema, mark: string) =>
      this.typeOf({ ...site, path: site.path + mark, schema: child }, marks + mark, keyOf, user);
    if (schema['x-kubernetes-int-or-string']) return { form: 'plain', text: 'number | string' };
    if (allowedValues(schema)) return this.addEnum(site, keyOf(marks), user);
    if (schema.items) return { form: 'list', of: inner(schema.items, '[]') };
    if (schema.additionalProperties) return { form: 'map', of: inner(schema.additionalProperties, '{}') };
    if (schema['x-kubernetes-preserve-unknown-fields']) return { form: 'plain', text: 'any' };
    if (schema.type === 'object') return this.addStruct(site, keyOf(marks), user);
    if (schema.type === 'integer' || schema.type === 'number') return { form: 'plain', text: 'number' };
    if (schema.type === 'boolean' || schema.type === 'string') return { form: 'plain', text: schema.type };
    throw new ImportsFailure(`${describeSite(site)}: no TypeScript type for ${JSON.stringify(schema)}`);
  }

  private addStruct(site: Site, key: string, user: string): TypeRef {
    const properties = site.schema.properties ?? {};
    const struct = this.declare('struct', key, site, Object.keys(properties), user) as Struct;
    for (const [name, schema] of Object.entries(properties)) {
      const at = { ...site, path: `${site.path}.${name}`, schema };
      if (!/^[A-Za-z_$][\w$]*$/.test(name)) {
        throw new ImportsFailure(`${describeSite(at)}: "${name}" cannot be the name of a field in TypeScript`);
      }
      const type = this.typeOf(at, '', marks => this.keyOfField(key, name + marks), user);
      const required = site.schema.required?.includes(name) ?? false;
      struct.fields.set(name, merged({ name, type, required, sites: [at] }, struct.fields.get(name), key));
    }
    return { form: 'named', key };
  }

  private addEnum(site: Site, key: string, user: string): TypeRef {
    const values = allowedValues(site.schema)!;
    if (values.length === 0) {
      throw new ImportsFailure(`${describeSite(site)}: the enums of its allOf have no value in common`);
    }
    this.declare('enum', key, site, values, user);
    return { form: 'named', key };
  }

  private declare(form: 'struct' | 'enum', key: string, site: Site, parts: ReadonlyArray<string | number>, user: string) {
    let type = this.types.get(key);
    if (!type) {
      const common = { ...this.identify(key, site), key, users: new Set<string>(), shapes: [] };
      type = form === 'struct' ? { form, ...common, fields: new Map() } : { form, ...common };
      this.types.set(key, type);
    }
    if (type.form !== form) {
      throw new ImportsFailure(`name clash: ${key} is ${type.form === 'enum' ? 'an enum' : 'a struct'} at ${describeSite(type.shapes[0].site)} `
        + `and not at ${describeSite(site)}. Give one of them a name of its own`);
    }
    type.users.add(user);
    type.shapes.push({ site, parts: new Set(parts) });
    return type;
  }

  /** A key is `<package>.<GoType>`, with `.<field>=<Name>` behind it for a field of that Go type which we name ourselves. */
  private keyOfField(owner: string, field: string): string {
    const name = this.names.types[owner][field];
    return name.startsWith('=') ? `${owner}.${field}${name}` : name;
  }

  private identify(key: string, site: Site): TypeIdentity {
    const goPackage = this.packageOf(key, site);
    const [reference, ownName] = key.split('=');
    const [, goType, field] = reference.split('.');
    return {
      name: pascalCase(ownName ?? goType),
      module: goPackage.module,
      upstream: `${ownName === undefined ? '' : `\`${field}\` of `}\`${goType}\` of ${goPackage.path}`,
      reference: this.referenceOf(goPackage, goType),
    };
  }

  private packageOf(key: string, site: Site): GoPackage {
    const alias = key.split('.')[0];
    if (!Object.hasOwn(this.pins.packages, alias)) {
      throw new ImportsFailure(`${describeSite(site)}: "${key}" is of no package in the pins, which are ${Object.keys(this.pins.packages).join(', ')}`);
    }
    return this.pins.packages[alias];
  }

  private referenceOf({ reference, release }: GoPackage, type: string): string {
    const version = this.pins.releases.find(({ name }) => name === release)?.version ?? '';
    return reference.replace('{type}', type.toLowerCase()).replace('{minor}', version.replace(/^v|\.\d+$/g, ''));
  }
}

/** A field as two places of its struct have it. A field that only one channel requires is not required here. */
function merged(field: Field, known: Field | undefined, owner: string): Field {
  if (!known) return field;
  const [first, second] = [known.sites[0], field.sites[0]];
  const channelsDiffer = first.path === second.path && first.kindVersion.channel !== second.kindVersion.channel;
  if (JSON.stringify(known.type) !== JSON.stringify(field.type) || (known.required !== field.required && !channelsDiffer)) {
    throw new ImportsFailure(`name clash: ${owner}.${field.name} differs between ${describeSite(first)} and ${describeSite(second)}. `
      + 'Give the type of one of them a name of its own');
  }
  return { ...known, required: known.required && field.required, sites: [...known.sites, ...field.sites] };
}

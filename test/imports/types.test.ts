import { CollectionTypeReference, EnumType, PrimitiveTypeReference, Property, TypeReference } from '@jsii/spec';
import { KIND_VERSIONS } from '../../imports/schema/kind-versions';
import * as library from '../../src';
import { schemaOf } from '../../src/schema/schema-store';
import { enumOf, shortName, structNamed, structOf } from '../assembly';
import { crdVersions } from '../crds';
import { SharedFolder } from '../shared-folder';
import { exported, KINDS } from './kinds';

/** Compares a compiled type with the schema it was made of, down to the leaves; returns what differs. */
function differences(type: TypeReference, schema: any, path: string): string[] {
  const allowed = [schema, ...schema.allOf ?? []].flatMap(each => each.enum ? [each.enum as unknown[]] : [])
    .reduce<unknown[] | undefined>((common, values) => common ? common.filter(value => values.includes(value)) : values, undefined);
  if (allowed) {
    const found = enumOf(type);
    return same(found && valuesOf(found).sort(), [...allowed].sort(), path);
  }
  if (schema['x-kubernetes-int-or-string']) {
    return same('union' in type && type.union.types.map(each => (each as PrimitiveTypeReference).primitive).sort(), ['number', 'string'], path);
  }
  if (schema.items || schema.additionalProperties) {
    const kind = schema.items ? 'array' : 'map';
    return 'collection' in type && type.collection.kind === kind
      ? differences(type.collection.elementtype, schema.items ?? schema.additionalProperties, path + (schema.items ? '[]' : '{}'))
      : same(type, kind, path);
  }
  if (schema['x-kubernetes-preserve-unknown-fields']) return same(type, { primitive: 'any' }, path);
  if (schema.type === 'object') {
    const struct = structOf(type);
    return struct ? fieldDifferences(struct.properties ?? [], schema, path) : same(type, 'a struct', path);
  }
  return same(type, { primitive: schema.type === 'integer' ? 'number' : schema.type }, path);
}

function fieldDifferences(properties: readonly Property[], schema: any, path: string): string[] {
  const fields: [string, any][] = Object.entries(schema.properties ?? {});
  const required = (list: readonly string[]) => [...list].sort();
  return [
    ...same(required(properties.map(({ name }) => name)), required(fields.map(([name]) => name)), `${path} fields`),
    ...same(required(properties.filter(({ optional }) => !optional).map(({ name }) => name)), required(schema.required ?? []), `${path} required`),
    ...fields.flatMap(([name, child]) => {
      const property = properties.find(each => each.name === name);
      return property ? [...differences(property.type, child, `${path}.${name}`), ...undocumented(property, child, `${path}.${name}`)] : [];
    }),
  ];
}

/** Every bound, pattern, value and default of a field must be in its documentation, and a link. */
function undocumented({ docs }: Property, schema: any, path: string): string[] {
  const text = `${docs?.summary} ${docs?.remarks ?? ''}`;
  const facts = [schema, schema.items ?? {}].flatMap(each => [
    each.minLength, each.maxLength, each.minimum, each.maximum, each.minItems, each.maxItems, each.maxProperties, each.pattern, ...each.enum ?? [],
  ]).filter(fact => fact !== undefined && fact !== 0);
  const missing = facts.map(fact => String(fact).replace(/\*\//g, '*\\/').replace(/@/g, '\\x40')).filter(fact => !text.includes(fact));
  const said = docs?.default?.replace(/^- /, '');
  return [
    ...missing.map(fact => `${path}: the documentation lacks ${fact}`),
    ...said === JSON.stringify(schema.default) ? [] : [`${path}: the documented default is ${said}, the schema's ${JSON.stringify(schema.default)}`],
    ...docs?.see?.startsWith('https://') ? [] : [`${path}: no link`],
  ];
}

/** The values of a compiled enum. One of numbers also maps its values back to its names. */
function valuesOf(type: EnumType): unknown[] {
  const members = exported(library, shortName(type.fqn));
  return Object.values(members).filter(value => typeof members[value as string] !== 'number');
}

function same(ours: unknown, theirs: unknown, path: string): string[] {
  return JSON.stringify(ours) === JSON.stringify(theirs) ? [] : [`${path}: ours ${JSON.stringify(ours)}, the CRD's ${JSON.stringify(theirs)}`];
}

/** The schemas of `spec` by channel: of the CRDs where they are at hand, else of our own data, which another test compares with them. */
function specsOf(kind: string, apiVersion: string): { readonly standard: any; readonly widest: any } {
  const all = SharedFolder.CRDS.present ? crdVersions() : KIND_VERSIONS.map(each => ({ ...each, schema: schemaOf(each) }));
  const versions = all.filter(each => each.kind === kind && `${each.group}/${each.version}` === apiVersion);
  const specIn = (experimental: boolean) => versions.find(({ channel }) => (channel === 'experimental') === experimental)?.schema.properties!.spec;
  return { standard: specIn(false), widest: specIn(true) ?? specIn(false) };
}

describe.each(KINDS)('%s', (kind, className, apiVersion) => {
  const spec = structNamed(`${className}Props`).properties!.find(({ name }) => name === 'spec')!;

  test('has the fields, types, enums, required fields and documentation of its schema', () => {
    expect(spec.optional).toBeUndefined();
    expect(differences(spec.type, specsOf(kind, apiVersion).widest, 'spec')).toEqual([]);
  });

  test('says of each field whether only the experimental channel has it', () => {
    const { standard, widest } = specsOf(kind, apiVersion);
    expect(wronglyMarked(spec.type, widest, standard, 'spec')).toEqual([]);
  });
});

function wronglyMarked(type: TypeReference, widest: any, standard: any, path: string): string[] {
  if (widest.items) return wronglyMarked((type as CollectionTypeReference).collection.elementtype, widest.items, standard?.items, `${path}[]`);
  return (structOf(type)?.properties ?? []).flatMap(({ name, docs, type: fieldType }) => {
    const marked = `${docs?.summary} ${docs?.remarks}`.includes('Experimental channel only.');
    const known = standard?.properties?.[name];
    if (marked === (known === undefined)) {
      return known ? wronglyMarked(fieldType, widest.properties[name], known, `${path}.${name}`) : [];
    }
    return [`${path}.${name} is ${marked ? '' : 'not '}marked as experimental`];
  });
}

import { Docs, EnumType, PrimitiveTypeReference, Property, TypeReference } from '@jsii/spec';
import { KIND_VERSIONS } from '../../imports/schema/kind-versions';
import * as library from '../../src';
import { schemaOf } from '../../src/schema/schema-store';
import { enumOf, shortName, structNamed, structOf } from '../assembly';
import { crdVersions } from '../crds';
import { SharedFolder } from '../shared-folder';
import { exported, KINDS } from './kinds';

/** Compares a compiled type with the schema it was made of, down to the leaves; returns what differs. */
function differences(type: TypeReference, schema: any, path: string): string[] {
  const allowed = allowedIn(schema);
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

/** The values that a schema's own enum and those of its allOf have in common. */
function allowedIn(schema: any): unknown[] | undefined {
  const enums: unknown[][] = [schema, ...schema.allOf ?? []].map(each => each.enum).filter(values => values);
  return enums.length === 0 ? undefined : enums[0].filter(value => enums.every(values => values.includes(value)));
}

function fieldDifferences(properties: readonly Property[], schema: any, path: string): string[] {
  const fields: [string, any][] = Object.entries(schema.properties ?? {});
  const sorted = (list: readonly string[]) => [...list].sort();
  return [
    ...same(sorted(properties.map(({ name }) => name)), sorted(fields.map(([name]) => name)), `${path} fields`),
    ...same(sorted(properties.filter(({ optional }) => !optional).map(({ name }) => name)), sorted(schema.required ?? []), `${path} required`),
    ...fields.flatMap(([name, child]) => {
      const property = properties.find(each => each.name === name);
      return property ? [...differences(property.type, child, `${path}.${name}`), ...undocumented(property, child, `${path}.${name}`)] : [];
    }),
  ];
}

/** Every bound, pattern, value and default of a field must be in its documentation, and a link. */
function undocumented({ docs }: Property, schema: any, path: string): string[] {
  // Two things that a comment cannot hold have another spelling in a pattern.
  const plain = (words: string) => words.replace(/\*\\\//g, '*/').replace(/\\x40/g, '@');
  const text = plain(`${docs?.summary} ${docs?.remarks ?? ''}`);
  const parts = [schema, schema.items ?? {}, schema.additionalProperties ?? {}].flatMap(each => [each, ...each.allOf ?? []]);
  const bounds = parts.flatMap(each => [each.minimum, each.maximum, each.maxLength, each.maxItems, each.maxProperties,
    ...[each.minLength, each.minItems, each.minProperties].filter(least => least !== 0)]).filter(bound => bound !== undefined);
  const quoted = parts.flatMap(each => [...each.pattern === undefined ? [] : [each.pattern], ...allowedIn(schema) ?? each.enum ?? []]);
  const rules = parts.some(each => each['x-kubernetes-validations']);
  const said = docs?.default?.replace(/^- /, '');
  return [
    ...bounds.filter(bound => !new RegExp(`(?<![\\d.])${bound}(?![\\d.]\\d|\\d)`).test(text)).map(bound => `${path}: the documentation lacks ${bound}`),
    ...quoted.filter(value => !text.includes(plain(`\`${value}\``))).map(value => `${path}: the documentation lacks ${value}`),
    ...rules === text.includes('Also judged by CEL rules.') ? [] : [`${path}: the documentation is wrong about CEL rules`],
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

/** The fields and values that are marked as experimental, or not, against the truth. */
function wronglyMarked(type: TypeReference, widest: any, standard: any, path: string): string[] {
  if ('collection' in type) {
    const [below, mark] = widest.items ? ['items', '[]'] : ['additionalProperties', '{}'];
    return wronglyMarked(type.collection.elementtype, widest[below], standard?.[below], path + mark);
  }
  const check = (name: string, docs: Docs | undefined, known: boolean) => {
    const marked = `${docs?.summary} ${docs?.remarks}`.includes('Experimental channel only.');
    return marked === !known ? [] : [`${path}.${name} is ${marked ? '' : 'not '}marked as experimental`];
  };
  const members = enumOf(type)?.members ?? [];
  return [
    ...members.flatMap(({ name, docs }) => check(name, docs, allowedIn(standard)!.includes(exported(library, shortName(enumOf(type)!.fqn))[name]))),
    ...(structOf(type)?.properties ?? []).flatMap(({ name, docs, type: fieldType }) => {
      const known = standard?.properties?.[name];
      return [...check(name, docs, known !== undefined), ...known ? wronglyMarked(fieldType, widest.properties[name], known, `${path}.${name}`) : []];
    }),
  ];
}

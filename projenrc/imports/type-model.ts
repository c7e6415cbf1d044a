import { ClassSource, KindVersion } from './custom-resources';
import { StructuralSchema } from '../../src/schema/structural-schema';

/** How a value is written in TypeScript. `named` refers to a struct or an enum of the model by its key. */
export type TypeRef =
  | { readonly form: 'plain'; readonly text: 'string' | 'number' | 'boolean' | 'any' | 'number | string' }
  | { readonly form: 'list' | 'map'; readonly of: TypeRef }
  | { readonly form: 'named'; readonly key: string };

/** One place in one CRD where a type or a field stands. */
export interface Site {
  readonly kindVersion: KindVersion;
  readonly path: string;
  readonly schema: StructuralSchema;
}

export interface Field {
  readonly name: string;
  readonly type: TypeRef;
  readonly required: boolean;
  readonly sites: Site[];
}

interface NamedType {
  readonly key: string;
  readonly name: string;
  readonly module: string;
  /** Alias of the Go package it comes from. */
  readonly package: string;
  /** The Go type it stands for, or with a name of our own the one whose field it is. */
  readonly goType: string;
  /** Import path of that package. */
  readonly packagePath: string;
  /** Where upstream documents that Go type. */
  readonly reference: string;
  /** Names of the classes that reach it. */
  readonly users: Set<string>;
  /** Each place where it stands, with the fields or the values it has there. */
  readonly shapes: Array<{ readonly site: Site; readonly parts: ReadonlySet<string | number> }>;
}

export interface Struct extends NamedType {
  readonly form: 'struct';
  readonly fields: Map<string, Field>;
}

export interface Enum extends NamedType {
  readonly form: 'enum';
}

/** A kind, and the struct of its `spec`. */
export interface ClassModel extends ClassSource {
  readonly name: string;
  readonly spec: TypeRef;
  readonly specRequired: boolean;
  readonly reference: string;
}

export interface TypeModel {
  readonly classes: readonly ClassModel[];
  /** Structs and enums by key, in the order in which the schemas first reach them. */
  readonly types: ReadonlyMap<string, Struct | Enum>;
}

/** Whether only the experimental channel has it. */
export function isExperimental(sites: readonly Site[]): boolean {
  return sites.every(({ kindVersion }) => kindVersion.channel === 'experimental');
}

/** The values of an enum, in the order of the widest channel. */
export function valuesOf(type: Enum): Array<string | number> {
  return [...new Set(type.shapes.flatMap(({ parts }) => [...parts]))];
}

/** The places that have this part of a struct or enum. */
export function sitesOf(type: Struct | Enum, part: string | number): Site[] {
  return type.shapes.filter(({ parts }) => parts.has(part)).map(({ site }) => site);
}

/** The values a schema allows: its `enum`, and with `allOf` only what every branch allows too. */
export function allowedValues(schema: StructuralSchema): ReadonlyArray<string | number> | undefined {
  const lists = [schema.enum, ...(schema.allOf ?? []).map(branch => branch.enum)].filter(values => values !== undefined);
  return lists.length === 0 ? undefined : lists.reduce((common, values) => common.filter(value => values.includes(value)));
}

export function describeSite({ kindVersion, path }: Site): string {
  return [kindVersion.kind, kindVersion.version, ...(kindVersion.channel ? [`(${kindVersion.channel})`] : []), path].join(' ');
}

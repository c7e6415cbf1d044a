import { docComment, fieldDocs } from './docs';
import { ImportsFailure } from './failure';
import { ImportList } from './import-list';
import { TypesFile } from './placement';
import { constantCase } from './spelling';
import { ClassModel, Enum, Field, isExperimental, sitesOf, Struct, structIn, TypeModel, TypeRef, valuesOf } from './type-model';
import { BANNER, literal } from './typescript-text';

/** The TypeScript of one file: its imports, its classes, then its structs and enums. */
export function renderTypesFile(file: TypesFile, files: readonly TypesFile[], model: TypeModel): string {
  const imports = new ImportList(file, files, model);
  const body = [
    ...file.classes.map(each => renderClass(each, imports, model)),
    ...file.types.map(type => type.form === 'struct' ? renderStruct(type, imports, model) : renderEnum(type)),
  ].join('\n');
  const toolkit = file.classes.length === 0 ? '' : `\
import { ApiObject, ApiObjectMetadata, GroupVersionKind } from 'cdk8s';
import { Construct } from 'constructs';
import { made } from '../made';
`;
  return `${BANNER}${toolkit}${imports.render()}\n${body}`;
}

function renderClass({ name, kind, spec, versions, reference }: ClassModel, imports: ImportList, model: TypeModel): string {
  const [{ group, version, namespaced }] = versions;
  const scope = namespaced ? '' : ' Cluster-scoped, so rendered without a namespace even in a chart that has one.';
  const channel = versions.every(each => each.channel === 'experimental') ? ' Experimental channel only.' : '';
  return `${docComment([`Properties of \`${kind}\`.`, `@see ${reference}`])}
export interface ${name}Props {
  /**
   * Name, ${namespaced ? 'namespace, ' : ''}labels and annotations.
   * @default - a name made from the construct's path${namespaced ? ', in the namespace of the chart' : ''}
   */
  readonly metadata?: ApiObjectMetadata;
${renderField(spec, reference, imports, model)}}

${docComment([`\`${kind}\` of ${group}/${version}.${scope}${channel}`, `@see ${reference}`])}
export class ${name} extends ApiObject {
  /** The API version and kind it renders. */
  public static readonly GVK: GroupVersionKind = { apiVersion: '${group}/${version}', kind: '${kind}' };

  public constructor(scope: Construct, id: string, props: ${name}Props) {
    super(scope, id, { ...${name}.GVK, ...props });
    made.tell?.(this);
  }
${namespaced ? '' : `
  /** The manifest, without the namespace that cdk8s gives every object of a chart. */
  public toJson(): any {
    const json = super.toJson();
    delete json.metadata?.namespace;
    return json;
  }
`}}
`;
}

function renderStruct(struct: Struct, imports: ImportList, model: TypeModel): string {
  const fields = [...struct.fields.values()].map(field => renderField(field, struct.reference, imports, model));
  return `${docComment([`${struct.upstream}.`, `@see ${struct.reference}`])}
export interface ${struct.name} {
${fields.join('')}}
`;
}

function renderField(field: Field, reference: string, imports: ImportList, model: TypeModel): string {
  const typeName = structIn(field.type, model)?.key.split('.')[1];
  return `\
${docComment(fieldDocs(field, typeName, reference), '  ')}
  readonly ${field.name}${field.required ? '' : '?'}: ${typeText(field.type, imports)};
`;
}

function renderEnum(type: Enum): string {
  const experimental = isExperimental(type.shapes.map(({ site }) => site));
  const members = new Map<string, string | number>();
  for (const value of valuesOf(type)) {
    const name = constantCase(String(value));
    if (members.has(name)) {
      throw new ImportsFailure(`name clash: the values ${members.get(name)} and ${value} of ${type.key} are both called ${name}`);
    }
    members.set(name, value);
  }
  const lines = [...members].map(([name, value]) => {
    const note = !experimental && isExperimental(sitesOf(type, value)) ? '  /** Experimental channel only. */\n' : '';
    return `${note}  ${name} = ${literal(value)},\n`;
  });
  return `${docComment([`Values of ${type.upstream}.`, `@see ${type.reference}`])}
export enum ${type.name} {
${lines.join('')}}
`;
}

function typeText(ref: TypeRef, imports: ImportList): string {
  switch (ref.form) {
    case 'plain': return ref.text;
    case 'named': return imports.nameOf(ref.key);
    case 'map': return `{ [key: string]: ${typeText(ref.of, imports)} }`;
    case 'list': {
      const item = typeText(ref.of, imports);
      return /^[\w.]+$/.test(item) ? `${item}[]` : `Array<${item}>`;
    }
  }
}

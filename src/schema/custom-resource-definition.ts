import { mentions, ruleOf } from './cel/rule';
import { canSay, isUnderstood } from './crd-keywords';
import { Fields, isFields } from './fields';
import { isUnknownTextFormat } from './formats';
import { KindDefinition } from './kind-definition';
import { patternTest } from './patterns';
import { mapChildren, SchemaNode, StructuralSchema, ValidationRule } from './structural-schema';

/** A definition that someone brought, with what in it is not checked: functions, keywords, formats, by name. */
export interface ForeignDefinition extends KindDefinition {
  readonly served: boolean;
  readonly deprecated: boolean;
  readonly notChecked: readonly string[];
}

/** Whether a manifest defines a kind. */
export function isCustomResourceDefinition(object: unknown): object is Fields {
  return isFields(object) && object.kind === 'CustomResourceDefinition' && String(object.apiVersion).startsWith('apiextensions.k8s.io/');
}

/**
 * The versions that a CustomResourceDefinition defines.
 *
 * @throws where it lacks what makes it one; the message says what
 */
export function definitionsIn(crd: Fields): ForeignDefinition[] {
  const spec = fields(crd.spec, 'spec');
  const names = fields(spec.names, 'spec.names');
  if (!Array.isArray(spec.versions)) throw new Error('"spec.versions" must be a list: definitions of apiextensions.k8s.io/v1 have one');
  return spec.versions.map((version: unknown, index) => {
    const { name, served, deprecated, schema, subresources } = fields(version, `spec.versions[${index}]`);
    const reading = new SchemaReading();
    const root = isFields(schema) && isFields(schema.openAPIV3Schema) ? schema.openAPIV3Schema : { 'x-kubernetes-preserve-unknown-fields': true };
    return {
      group: text(spec.group, 'spec.group'),
      kind: text(names.kind, 'spec.names.kind'),
      version: text(name, `spec.versions[${index}].name`),
      namespaced: spec.scope !== 'Cluster',
      statusSubresource: isFields(subresources) && isFields(subresources.status),
      served: served !== false,
      deprecated: deprecated === true,
      schema: reading.schema(root, `spec.versions[${index}].schema.openAPIV3Schema`),
      notChecked: [...reading.notChecked].sort(),
    };
  });
}

/** Keywords that say nothing of whether an object is right. */
const PROSE = new Set(['description', 'title', 'example', 'externalDocs', 'id', '$schema']);
/** Formats whose values are no texts to a rule. */
const TYPED_FORMATS = new Set(['date', 'date-time', 'datetime', 'byte', 'duration']);
/** How deep schemas may be nested: far deeper than any is. */
const MAX_DEPTH = 200;

class SchemaReading {
  public readonly notChecked = new Set<string>();
  private depth = 0;

  /** @throws where a keyword is not of its form */
  public schema(source: unknown, path: string): StructuralSchema {
    // The only `false` that is allowed, for maps without any entry, is the same as no schema.
    if (!isFields(source)) return {};
    if (this.depth >= MAX_DEPTH) {
      this.notChecked.add(`schemas deeper than ${MAX_DEPTH}`);
      return { 'x-kubernetes-preserve-unknown-fields': true };
    }
    this.depth++;
    const kept = Object.entries(source).filter(([keyword, value]) => this.isKept(keyword, value, path));
    const node = mapChildren(Object.fromEntries(kept) as SchemaNode<unknown>, (child, keyword, name) =>
      this.schema(child, below(path, keyword, name)));
    this.depth--;
    this.note(node);
    return node;
  }

  private isKept(keyword: string, value: unknown, path: string): boolean {
    if (!isUnderstood(keyword)) {
      if (!PROSE.has(keyword) && value !== false) this.notChecked.add(keyword);
      return false;
    }
    if (value === undefined || value === null || keyword === 'additionalProperties' && value === false) return false;
    if (!canSay(keyword, value)) throw new Error(`"${path}.${keyword}" is not what that keyword takes`);
    if (keyword === 'pattern' && !isPattern(value as string)) {
      this.notChecked.add(`pattern ${value}`);
      return false;
    }
    // Of no schemas none asks for anything.
    return !(keyword.endsWith('Of') && (value as unknown[]).length === 0);
  }

  private note(node: StructuralSchema): void {
    const { format, 'x-kubernetes-validations': rules } = node;
    if (format !== undefined && (node.type ?? 'string') === 'string' && isUnknownTextFormat(format)) this.notChecked.add(`format ${format}`);
    for (const rule of rules ?? []) this.noteRule(rule, node);
  }

  private noteRule(rule: ValidationRule, node: StructuralSchema): void {
    const made = ruleOf(rule.rule);
    if ('unknown' in made) this.notChecked.add(made.unknown);
    else if (rule.optionalOldSelf) this.notChecked.add('optionalOldSelf');
    else if (typedNames(node).some(name => mentions(made.expression, name))) this.notChecked.add('a rule about a time, a duration or bytes');
    else if (made.isAboutChange && hasListTypes(node)) this.notChecked.add('oldSelf of lists without order');
  }
}

/** Fields below a schema whose values a rule does not see as texts. */
function typedNames(node: StructuralSchema): string[] {
  return [...Object.entries(node.properties ?? {}), ...children(node).map(child => ['self', child] as const)].flatMap(([name, child]) =>
    [...TYPED_FORMATS.has(child.format ?? '') ? [name] : [], ...typedNames(child)]);
}

function hasListTypes(node: StructuralSchema): boolean {
  const type = node['x-kubernetes-list-type'];
  return type === 'set' || type === 'map' || [...Object.values(node.properties ?? {}), ...children(node)].some(hasListTypes);
}

function children({ items, additionalProperties }: StructuralSchema): StructuralSchema[] {
  return [items, additionalProperties].filter(child => child !== undefined);
}

function below(path: string, keyword: string, name: string | undefined): string {
  return `${path}.${keyword}${name === undefined ? '' : `.${name}`}`;
}

function isPattern(pattern: string): boolean {
  try {
    patternTest(pattern);
    return true;
  } catch {
    return false;
  }
}

function fields(value: unknown, path: string): Fields {
  if (!isFields(value)) throw new Error(`"${path}" is missing`);
  return value;
}

function text(value: unknown, path: string): string {
  if (typeof value !== 'string') throw new Error(`"${path}" is missing`);
  return value;
}

import { mentions, ruleOf } from './cel/rule';
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
      schema: reading.schema(root),
      notChecked: [...reading.notChecked].sort(),
    };
  });
}

/** Keywords that say nothing of whether an object is right. */
const PROSE = new Set(['description', 'title', 'example', 'externalDocs', 'id', '$schema']);
const UNDERSTOOD = new Set([
  'type', 'format', 'default', 'enum', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf',
  'minItems', 'maxItems', 'minProperties', 'maxProperties', 'required', 'properties', 'additionalProperties', 'items', 'not', 'allOf', 'anyOf', 'oneOf',
  'nullable', 'x-kubernetes-int-or-string', 'x-kubernetes-preserve-unknown-fields', 'x-kubernetes-list-type', 'x-kubernetes-list-map-keys',
  'x-kubernetes-map-type', 'x-kubernetes-validations',
]);
/** Formats whose values are no texts to a rule. */
const TYPED_FORMATS = new Set(['date', 'date-time', 'datetime', 'byte', 'duration']);
/** How deep schemas may be nested: far deeper than any is. */
const MAX_DEPTH = 200;

class SchemaReading {
  public readonly notChecked = new Set<string>();
  private depth = 0;

  public schema(source: unknown): StructuralSchema {
    if (!isFields(source) || ++this.depth > MAX_DEPTH) return {};
    const kept = Object.fromEntries(Object.entries(source).filter(([keyword, value]) => {
      if (!UNDERSTOOD.has(keyword) && !PROSE.has(keyword) && value !== false) this.notChecked.add(keyword);
      return UNDERSTOOD.has(keyword) && value !== undefined && value !== null && !(keyword === 'additionalProperties' && value === false);
    }));
    const node = mapChildren(kept as SchemaNode<unknown>, child => this.schema(child));
    this.depth--;
    this.note(node);
    return node;
  }

  private note(node: StructuralSchema): void {
    const { format, pattern, 'x-kubernetes-validations': rules } = node;
    if (format !== undefined && (node.type ?? 'string') === 'string' && isUnknownTextFormat(format)) this.notChecked.add(`format ${format}`);
    if (pattern !== undefined && !isPattern(pattern)) this.notChecked.add(`pattern ${pattern}`);
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

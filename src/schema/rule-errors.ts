import { Rule, ruleOf } from './cel/rule';
import { itemAgain } from './correlation';
import { FieldError, FieldErrorType } from './field-error';
import { Fields, isFields } from './fields';
import { Place } from './place';
import { StructuralSchema, ValidationRule } from './structural-schema';
import { typed } from './typed-values';

/**
 * The rules of a schema that a value breaks. `old` is what it was before; rules about a change need one. Where `isMistyped`, either may have
 * something in it that is not of its type.
 */
export function ruleErrors(value: unknown, schema: StructuralSchema, isMistyped: boolean, old?: unknown): FieldError[] {
  const walk = new RuleWalk(isMistyped);
  walk.check(value, schema, old);
  return walk.errors;
}

class RuleWalk {
  public readonly errors: FieldError[] = [];
  private readonly place = new Place();

  public constructor(private readonly isMistyped: boolean) {}

  public check(value: unknown, schema: StructuralSchema, old: unknown): void {
    if (value === null || value === undefined) return;
    const { rules, below } = rulesOf(schema);
    for (const each of rules) this.try(each, value, old, schema);
    if (!below) return;
    schema.allOf?.forEach(part => this.check(value, part, old));
    if (Array.isArray(value)) this.checkItems(value, schema, old);
    else if (typeof value === 'object') this.checkFields(value as Fields, schema, isFields(old) ? old : undefined);
  }

  private checkItems(items: readonly unknown[], schema: StructuralSchema, old: unknown): void {
    if (schema.items === undefined || !hasRules(schema.items)) return;
    for (let index = 0; index < items.length; index++) {
      this.place.enter(index);
      this.check(items[index], schema.items, itemAgain(items[index], schema, old));
      this.place.leave();
    }
  }

  private checkFields(fields: Fields, { properties, additionalProperties }: StructuralSchema, old: Fields | undefined): void {
    for (const name of Object.keys(fields)) {
      const property = properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
      const child = property ?? additionalProperties;
      if (child === undefined || !hasRules(child)) continue;
      this.place.enter(name, property === undefined);
      this.check(fields[name], child, old !== undefined && Object.hasOwn(old, name) ? old[name] : undefined);
      this.place.leave();
    }
  }

  private try({ source, rule }: TriedRule, value: unknown, old: unknown, schema: StructuralSchema): void {
    const hasOld = old !== undefined && old !== null;
    if (rule.isAboutChange && !hasOld) return;
    const answer = this.isMistyped ? rule.answer(typed(value, schema), hasOld ? typed(old, schema) : undefined) : rule.answer(value, old);
    if ('holds' in answer && answer.holds) return;
    const field = 'failure' in answer ? undefined : fieldOf(source);
    this.errors.push({
      type: 'failure' in answer ? 'FieldValueInvalid' : (source.reason as FieldErrorType | undefined) ?? 'FieldValueInvalid',
      path: this.place.path(field),
      keys: this.place.keysTo(),
      value,
      cause: { keyword: 'rule', rule: source, ...'failure' in answer && { failure: answer.failure } },
    });
  }
}

interface TriedRule {
  readonly source: ValidationRule;
  readonly rule: Rule;
}

interface Rules {
  readonly rules: readonly TriedRule[];
  /** Whether any schema below has some. */
  readonly below: boolean;
}

const known = new WeakMap<StructuralSchema, Rules>();

/** The rules of a schema that can be judged, compiled once. */
function rulesOf(schema: StructuralSchema): Rules {
  let rules = known.get(schema);
  if (rules === undefined) {
    const children = [schema.items, schema.additionalProperties, ...schema.allOf ?? [], ...Object.values(schema.properties ?? {})];
    rules = {
      rules: (schema['x-kubernetes-validations'] ?? []).flatMap(source => {
        const rule = ruleOf(source.rule);
        return 'unknown' in rule || source.optionalOldSelf ? [] : [{ source, rule }];
      }),
      below: children.some(child => child !== undefined && hasRules(child)),
    };
    known.set(schema, rules);
  }
  return rules;
}

function hasRules(schema: StructuralSchema): boolean {
  const { rules, below } = rulesOf(schema);
  return rules.length > 0 || below;
}

function fieldOf({ fieldPath }: ValidationRule): string | undefined {
  return fieldPath?.replace(/^\./, '');
}

import { isIP } from 'net';
import { CelInput, CelScalar, celEnv, celFunc, celMethod, isCelError, parse, plan } from '@bufbuild/cel';
import { strings } from '@bufbuild/cel/ext';
import { RE2JS } from 're2js';
import { valuesOf } from './schema-walk';
import { StructuralSchema } from '../../src/schema/structural-schema';

type Evaluation = (context: { readonly self: CelInput }) => unknown;

const RESERVED = new Set([
  'true', 'false', 'null', 'in', 'as', 'break', 'const', 'continue', 'else', 'for', 'function', 'if', 'import', 'let', 'loop', 'package',
  'namespace', 'return', 'var', 'void', 'while',
]);
/** Errors that a rule makes of a value; any other says that the rule cannot be judged here. */
const VERDICTS = /^(field|key) not found|^index .* out of bounds|^Failed to parse duration/;
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

const environment = celEnv({
  variables: { self: CelScalar.DYN },
  re2: {
    compile: pattern => {
      const compiled = RE2JS.compile(pattern);
      return { test: text => compiled.matcher(text).find() };
    },
  },
  funcs: [
    ...strings,
    celFunc('isIP', [CelScalar.STRING], CelScalar.BOOL, text => isIP(text) !== 0),
    celFunc('format.dns1123Label', [], CelScalar.STRING, () => 'dns1123Label'),
    celMethod('validate', CelScalar.STRING, [CelScalar.STRING], CelScalar.DYN, function (text): CelInput {
      if (String(this) !== 'dns1123Label') throw new Error(`format ${this} is not known`);
      // An optional, which is no null even where nothing is wrong.
      return DNS_LABEL.test(text) ? [] : ['not a DNS label'];
    }),
  ],
});

const compiled = new Map<string, Evaluation>();

/** The CEL rules that a document breaks, on creation. */
export function brokenRules(schema: StructuralSchema, document: unknown): string[] {
  return [...valuesOf(schema, document)].flatMap(([node, value, path]) => brokenRulesOf(node, value).map(rule => `${path} breaks ${rule.replace(/\s+/g, ' ')}`));
}

/** Parts of documents are often the same, and rules take most of a judgement's time. */
const known = new Map<StructuralSchema, Map<string, readonly string[]>>();

function brokenRulesOf(node: StructuralSchema, value: unknown): readonly string[] {
  // Rules about a change are for updates.
  const rules = (node['x-kubernetes-validations'] ?? []).map(({ rule }) => rule).filter(rule => !/\boldSelf\b/.test(rule));
  if (rules.length === 0) return rules;
  let ofNode = known.get(node);
  if (ofNode === undefined) known.set(node, ofNode = new Map());
  const key = JSON.stringify(value);
  let broken = ofNode.get(key);
  if (broken === undefined) {
    const self = celValue(node, value);
    ofNode.set(key, broken = rules.filter(rule => !holds(rule, self)));
  }
  return broken;
}

/** What an expression gives of a value, as that of a schema where there is one; nothing where it fails. */
export function reference(expression: string, value: unknown, schema?: StructuralSchema): unknown {
  const result = evaluated(expression, celValue(schema, value));
  return isCelError(result) ? undefined : result;
}

function evaluated(rule: string, self: CelInput): unknown {
  let evaluate = compiled.get(rule);
  if (evaluate === undefined) compiled.set(rule, evaluate = plan(environment, parse(rule)) as Evaluation);
  return evaluate({ self });
}

function holds(rule: string, self: CelInput): boolean {
  const result = evaluated(rule, self);
  if (isCelError(result)) {
    if (VERDICTS.test(result.message)) return false;
    throw new Error(`the rule ${rule} cannot be judged: ${result.message}`);
  }
  if (typeof result !== 'boolean') throw new Error(`the rule ${rule} gives ${String(result)}, and not whether it holds`);
  return result;
}

/** A value as a rule sees it: whole numbers are integers, and fields whose names CEL cannot spell are escaped. */
function celValue(schema: StructuralSchema | undefined, value: any): CelInput {
  if (Array.isArray(value)) return value.map(item => celValue(schema?.items, item));
  if (typeof value === 'number') return schema?.type !== 'number' && Number.isInteger(value) ? BigInt(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  return new Map<string, CelInput>(Object.entries(value).map(([name, each]) => {
    const field = Object.hasOwn(schema?.properties ?? {}, name) ? schema!.properties![name] : undefined;
    return field === undefined ? [name, celValue(schema?.additionalProperties, each)] : [escaped(name), celValue(field, each)];
  }));
}

function escaped(name: string): string {
  if (RESERVED.has(name)) return `__${name}__`;
  return name.replaceAll('__', '__underscores__').replaceAll('.', '__dot__').replaceAll('-', '__dash__').replaceAll('/', '__slash__');
}

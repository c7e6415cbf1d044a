import { parse } from '@bufbuild/cel';
import { KindVersion } from './custom-resources';
import { ImportsFailure } from './failure';
import { walkSchema } from './schema';

/**
 * What a validation rule may call. The engine that judges objects implements exactly these, so a rule that calls anything else
 * must stop here and not in a user's pipeline. Operators carry the names of the CEL grammar; macros are expanded by the parser.
 */
export const CEL_FUNCTIONS: ReadonlySet<string> = new Set([
  '_?_:_', '_&&_', '_||_', '!_', '_==_', '_!=_', '_<_', '_<=_', '_>_', '_>=_', '@in', '_[_]', '_+_', '_-_', '_*_', '_/_', '_%_', '-_',
  '@not_strictly_false',
  'size', 'matches', 'duration',
  'contains', 'startsWith', 'endsWith', 'lowerAscii', 'upperAscii', 'split', 'substring',
  'isIP',
  'dns1123Label', 'validate',
]);

/** Fails when a rule does not parse or calls a function outside {@link CEL_FUNCTIONS}. */
export function checkRules(kindVersions: readonly KindVersion[]): void {
  const checked = new Set<string>();
  for (const { kind, version, schema } of kindVersions) {
    for (const [path, { 'x-kubernetes-validations': rules }] of walkSchema(schema)) {
      for (const rule of rules ?? []) {
        if (!checked.has(rule)) {
          checkRule(rule, `${kind} ${version}, ${path || 'the object'}`);
          checked.add(rule);
        }
      }
    }
  }
}

function checkRule(rule: string, where: string): void {
  let syntax: unknown;
  try {
    syntax = parse(rule).expr;
  } catch (error) {
    throw new ImportsFailure(`${where}: the CEL rule "${rule}" cannot be parsed: ${(error as Error).message.split('\n')[0]}`);
  }
  for (const name of calls(syntax)) {
    if (!CEL_FUNCTIONS.has(name)) {
      throw new ImportsFailure(`${where}: the CEL rule "${rule}" calls ${name}, which the engine does not know`);
    }
  }
}

function* calls(node: unknown): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  const call = node as { case?: string; value?: { function?: string } };
  if (call.case === 'callExpr' && call.value?.function !== undefined) {
    yield call.value.function;
  }
  for (const child of Object.values(node)) {
    yield* calls(child);
  }
}

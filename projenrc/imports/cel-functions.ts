import { parse } from '@bufbuild/cel';
import { walkSchema } from './crd-schema';
import { KindVersion, titleOf } from './custom-resources';
import { ImportsFailure } from './failure';

/**
 * What a validation rule may call. A rule that calls anything else stops the generator here, and not the user who is told that an object
 * was not judged. Operators carry the names of the CEL grammar; macros are expanded by the parser.
 */
export const CEL_FUNCTIONS: ReadonlySet<string> = new Set([
  '_?_:_', '_&&_', '_||_', '!_', '_==_', '_!=_', '_<_', '_<=_', '_>_', '_>=_', '@in', '_[_]', '_+_',
  '@not_strictly_false',
  'size', 'matches', 'duration',
  'contains', 'startsWith', 'endsWith', 'lowerAscii', 'upperAscii', 'split', 'substring',
  'isIP',
  'dns1123Label', 'validate',
]);

/** Fails when a rule does not parse or calls a function outside {@link CEL_FUNCTIONS}. */
export function checkRules(kindVersions: readonly KindVersion[]): void {
  const checked = new Set<string>();
  for (const kindVersion of kindVersions) {
    for (const [path, { 'x-kubernetes-validations': rules }] of walkSchema(kindVersion.schema)) {
      for (const { rule } of rules ?? []) {
        if (!checked.has(rule)) {
          checkRule(rule, `${titleOf(kindVersion)} ${path}`);
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
    throw new ImportsFailure(`${where}: the CEL rule "${oneLine(rule)}" cannot be parsed: ${(error as Error).message.split('\n')[0]}`);
  }
  const unknown = [...new Set(calls(syntax))].filter(name => !CEL_FUNCTIONS.has(name));
  if (unknown.length > 0) {
    throw new ImportsFailure(`${where}: the CEL rule "${oneLine(rule)}" calls ${unknown.join(', ')}, which is not among the functions the engine knows`);
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** The names of all the functions an expression calls, wherever in it. */
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

import { compile } from '../../../src/schema/cel/compiler';
import { Frame, Scope } from '../../../src/schema/cel/evaluation';
import { parse } from '../../../src/schema/cel/parser';
import { CelSyntaxError, UnknownToCel } from '../../../src/schema/cel/syntax';
import { Duration, EvaluationError } from '../../../src/schema/cel/values';

/** What becomes of an expression: its value, or why it has none. */
export function evaluated(source: string, self: unknown = {}, oldSelf?: unknown): unknown {
  try {
    const value = compile(parse(source), Scope.RULE)(new Frame([self, oldSelf]));
    return value instanceof Duration ? `${value.nanoseconds} ns` : value;
  } catch (error) {
    if (error instanceof EvaluationError) return `fails: ${error.message}`;
    if (error instanceof UnknownToCel) return `unknown: ${error.message}`;
    if (error instanceof CelSyntaxError) return `no CEL: ${error.message}`;
    throw error;
  }
}

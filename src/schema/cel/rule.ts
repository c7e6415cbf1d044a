import { compile } from './compiler';
import { Evaluation, Frame, Scope } from './evaluation';
import { parse } from './parser';
import { CelSyntaxError, Expression, UnknownToCel } from './syntax';
import { EvaluationError, OutOfBudget } from './values';

/** What a rule says of a value. */
export type Answer = { readonly holds: boolean } | { readonly failure: string };

/** A compiled rule. */
export interface Rule {
  /** Whether it compares with what was before, and so is for updates. */
  readonly isAboutChange: boolean;
  readonly expression: Expression;
  /** What it says of a value. It never throws. */
  answer(self: unknown, oldSelf?: unknown): Answer;
}

/** A rule that cannot be judged, with what in it is not known. */
export interface UnknownRule {
  readonly unknown: string;
}

const HOLDS: Answer = { holds: true };
const BROKEN: Answer = { holds: false };
const compiled = new Map<string, Rule | UnknownRule>();

/** A rule, compiled once for all its uses. */
export function ruleOf(source: string): Rule | UnknownRule {
  let rule = compiled.get(source);
  if (rule === undefined) compiled.set(source, rule = made(source));
  return rule;
}

function made(source: string): Rule | UnknownRule {
  try {
    const expression = parse(source);
    const evaluation = compile(expression, Scope.RULE);
    return { expression, isAboutChange: mentions(expression, 'oldSelf'), answer: (self, oldSelf) => answer(evaluation, self, oldSelf) };
  } catch (error) {
    if (error instanceof UnknownToCel) return { unknown: error.message };
    if (error instanceof CelSyntaxError) return { unknown: `an expression where ${error.message}` };
    throw error;
  }
}

function answer(evaluation: Evaluation, self: unknown, oldSelf: unknown): Answer {
  try {
    return evaluation(new Frame([self, oldSelf])) === true ? HOLDS : BROKEN;
  } catch (error) {
    if (error instanceof EvaluationError || error instanceof OutOfBudget) return { failure: error.message };
    throw error;
  }
}

/** Whether an expression has a variable or a field of a name anywhere. */
export function mentions(expression: unknown, name: string): boolean {
  if (typeof expression !== 'object' || expression === null) return false;
  const { is, name: own } = expression as Partial<{ readonly is: string; readonly name: string }>;
  return (is === 'name' || is === 'field') && own === name || Object.values(expression).some(part => mentions(part, name));
}

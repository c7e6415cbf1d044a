import { Evaluation, Frame, Scope, truth } from './evaluation';
import { itemsOf } from './functions';
import { Expression } from './syntax';
import { EvaluationError, OutOfBudget } from './values';

/** How many items all macros of one evaluation may go through: far above what the API server's own budget allows, and soon reached. */
const MAX_STEPS = 2_000_000;

type Macro = (items: Evaluation, each: Evaluation, slot: number) => Evaluation;

/** Macros with one expression over a variable, by name. */
const MACROS: ReadonlyMap<string, Macro> = new Map<string, Macro>([
  ['all', (items, each, slot) => untilDecided(items, each, slot, false)],
  ['exists', (items, each, slot) => untilDecided(items, each, slot, true)],
  ['exists_one', exactlyOne],
  ['existsOne', exactlyOne],
  ['filter', (items, each, slot) => frame => itemsOf(items(frame)).filter(item => truth(evaluate(frame, slot, item, each)))],
  ['map', (items, each, slot) => frame => itemsOf(items(frame)).map(item => evaluate(frame, slot, item, each))],
]);

/** What a method is as a macro; nothing where it is none. */
export function compileMacro(
  of: Expression, name: string, args: readonly Expression[], scope: Scope, compile: (expression: Expression, scope: Scope) => Evaluation,
): Evaluation | undefined {
  const [variable, ...expressions] = args;
  const macro = MACROS.get(name);
  const isFilteredMap = name === 'map' && expressions.length === 2;
  if (macro === undefined || variable?.is !== 'name' || expressions.length !== 1 && !isFilteredMap) return undefined;
  const slot = scope.free;
  const inner = scope.with(variable.name);
  const [items, each] = [compile(of, scope), compile(expressions[0], inner)];
  if (!isFilteredMap) return macro(items, each, slot);
  const mapped = compile(expressions[1], inner);
  return frame => itemsOf(items(frame)).filter(item => truth(evaluate(frame, slot, item, each))).map(item => evaluate(frame, slot, item, mapped));
}

function evaluate(frame: Frame, slot: number, item: unknown, each: Evaluation): unknown {
  if (++frame.steps > MAX_STEPS) throw new OutOfBudget('the rule takes more work than the API server puts into one');
  frame.slots[slot] = item;
  return each(frame);
}

/** An item that decides makes up for a failure at another one. */
function untilDecided(items: Evaluation, each: Evaluation, slot: number, decisive: boolean): Evaluation {
  return frame => {
    let failure: EvaluationError | undefined;
    for (const item of itemsOf(items(frame))) {
      try {
        if (truth(evaluate(frame, slot, item, each)) === decisive) return decisive;
      } catch (error) {
        if (!(error instanceof EvaluationError)) throw error;
        failure = error;
      }
    }
    if (failure !== undefined) throw failure;
    return !decisive;
  };
}

function exactlyOne(items: Evaluation, each: Evaluation, slot: number): Evaluation {
  return frame => itemsOf(items(frame)).reduce<number>((count, item) => count + Number(truth(evaluate(frame, slot, item, each))), 0) === 1;
}

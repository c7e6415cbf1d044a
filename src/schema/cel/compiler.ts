import { Evaluation, Frame, Scope, truth } from './evaluation';
import { add, FUNCTIONS, isIn, matches, METHODS, number, subtract } from './functions';
import { compileMacro } from './macros';
import { Expression, UnknownToCel } from './syntax';
import { compare, equal, EvaluationError, isMap, noOverload, readable } from './values';

/** Makes a function of an expression, so that the tree is walked once and not for each object. */
export function compile(expression: Expression, scope: Scope): Evaluation {
  switch (expression.is) {
    case 'literal': {
      const { value } = expression;
      return () => value;
    }
    case 'name': return compileName(expression.name, scope);
    case 'field': {
      const [of, name] = [compile(expression.of, scope), unescaped(expression.name)];
      return frame => member(of(frame), name);
    }
    case 'index': {
      const [of, at] = [compile(expression.of, scope), compile(expression.at, scope)];
      return frame => element(of(frame), at(frame));
    }
    case 'not': {
      const operand = compile(expression.operand, scope);
      return frame => !truth(operand(frame));
    }
    case 'negative': {
      const operand = compile(expression.operand, scope);
      return frame => -number(operand(frame));
    }
    case 'conditional': {
      const { condition, then, otherwise } = expression;
      const [is, yes, no] = [compile(condition, scope), compile(then, scope), compile(otherwise, scope)];
      return frame => truth(is(frame)) ? yes(frame) : no(frame);
    }
    case 'list': return compileList(expression.items, scope);
    case 'map': return compileMap(expression.entries, scope);
    case 'binary': return compileBinary(expression, compile(expression.left, scope), compile(expression.right, scope));
    case 'call': return expression.name === 'has' ? compileHas(expression.args, scope) : compileCall(expression.name, expression.args, scope);
    case 'method': return compileMethod(expression, scope);
  }
}

function compileName(name: string, scope: Scope): Evaluation {
  const slot = scope.slotOf(name);
  if (slot === undefined) throw new UnknownToCel(name);
  return frame => {
    const value = frame.slots[slot];
    if (value === undefined) throw new EvaluationError(`${name} has no value`);
    return readable(value);
  };
}

function compileList(items: readonly Expression[], scope: Scope): Evaluation {
  const compiled = items.map(item => compile(item, scope));
  if (!items.every(({ is }) => is === 'literal')) return frame => compiled.map(item => item(frame));
  const values = compiled.map(item => item(new Frame([])));
  return () => values;
}

function compileMap(entries: ReadonlyArray<readonly [Expression, Expression]>, scope: Scope): Evaluation {
  const compiled = entries.map(([key, value]) => {
    if (key.is !== 'literal' || typeof key.value !== 'string') throw new UnknownToCel('a map with a key that is no text');
    return [key.value, compile(value, scope)] as const;
  });
  return frame => Object.fromEntries(compiled.map(([key, value]) => [key, value(frame)]));
}

function compileBinary({ operator, right: source }: Expression & { readonly is: 'binary' }, left: Evaluation, right: Evaluation): Evaluation {
  switch (operator) {
    case '&&': return either(left, right, false);
    case '||': return either(left, right, true);
    case '==': return source.is === 'literal' ? isValue(left, source.value) : frame => equal(left(frame), right(frame));
    case '!=': return source.is === 'literal' ? not(isValue(left, source.value)) : frame => !equal(left(frame), right(frame));
    case '<': return frame => compare(left(frame), right(frame)) < 0;
    case '<=': return frame => compare(left(frame), right(frame)) <= 0;
    case '>': return frame => compare(left(frame), right(frame)) > 0;
    case '>=': return frame => compare(left(frame), right(frame)) >= 0;
    case 'in': return frame => isIn(left(frame), right(frame));
    case '+': return frame => add(left(frame), right(frame));
    case '-': return frame => subtract(left(frame), right(frame));
    // What they give hangs on whether their operands are integers, which JSON does not say.
    default: throw new UnknownToCel(`the operator ${operator}`);
  }
}

/** Equality with a scalar, which rules ask for most. */
function isValue(of: Evaluation, value: unknown): Evaluation {
  return frame => of(frame) === value;
}

function not(of: Evaluation): Evaluation {
  return frame => !of(frame);
}

/** `&&` and `||`: a side that decides makes up for a failure of the other one. When none does, the failure of the left one is told. */
function either(left: Evaluation, right: Evaluation, decisive: boolean): Evaluation {
  return frame => {
    let failure: EvaluationError | undefined;
    try {
      if (truth(left(frame)) === decisive) return decisive;
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
      failure = error;
    }
    if (failure === undefined) return truth(right(frame));
    try {
      if (right(frame) === decisive) return decisive;
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
    }
    throw failure;
  };
}

function compileHas(args: readonly Expression[], scope: Scope): Evaluation {
  const [field] = args;
  if (args.length !== 1 || field.is !== 'field') throw new UnknownToCel('has() of anything but a field');
  const [of, name] = [compile(field.of, scope), unescaped(field.name)];
  return frame => {
    const value = of(frame);
    if (Array.isArray(value)) throw noOverload('field');
    return isMap(value) && Object.hasOwn(value, name) && readable(value[name]) !== undefined;
  };
}

function compileCall(name: string, args: readonly Expression[], scope: Scope): Evaluation {
  if (name === 'matches' && args.length === 2) return compileMatches(args[0], args[1], scope);
  const call = FUNCTIONS.get(`${name}/${args.length}`);
  if (call === undefined) throw new UnknownToCel(`${name}()`);
  return apply(call, args.map(arg => compile(arg, scope)));
}

function compileMethod({ of, name, args }: Expression & { readonly is: 'method' }, scope: Scope): Evaluation {
  const macro = compileMacro(of, name, args, scope, compile);
  if (macro !== undefined) return macro;
  if (of.is === 'name' && scope.slotOf(of.name) === undefined) return compileCall(`${of.name}.${name}`, args, scope);
  if (name === 'matches' && args.length === 1) return compileMatches(of, args[0], scope);
  const method = METHODS.get(`${name}/${args.length}`);
  if (method === undefined) throw new UnknownToCel(`.${name}()`);
  return apply(method, [of, ...args].map(each => compile(each, scope)));
}

function apply(call: (...args: any[]) => unknown, args: readonly Evaluation[]): Evaluation {
  const [first, second] = args;
  if (args.length === 1) return frame => call(first(frame));
  if (args.length === 2) return frame => call(first(frame), second(frame));
  return frame => call(...args.map(arg => arg(frame)));
}

function compileMatches(of: Expression, pattern: Expression, scope: Scope): Evaluation {
  const value = compile(of, scope);
  if (pattern.is !== 'literal') {
    const source = compile(pattern, scope);
    return frame => matches(source(frame) as string)(value(frame));
  }
  let test: ((value: unknown) => boolean) | undefined;
  return frame => (test ??= matches(pattern.value as string))(value(frame));
}

function member(value: unknown, name: string): unknown {
  if (!isMap(value)) throw noOverload('field');
  if (!Object.hasOwn(value, name)) throw new EvaluationError(`there is no field ${JSON.stringify(name)}`);
  return readable(value[name]);
}

function element(value: unknown, at: unknown): unknown {
  if (!Array.isArray(value)) {
    if (typeof at !== 'string') throw noOverload('key');
    return member(value, at);
  }
  if (typeof at !== 'number' || !Number.isInteger(at) || at < 0 || at >= value.length) {
    throw new EvaluationError(`a list of ${value.length} has no item ${String(at)}`);
  }
  return readable(value[at]);
}

/** A field by its own name: an expression writes names that are words of CEL, and signs it cannot have in a name, another way. */
function unescaped(name: string): string {
  const word = /^__([a-z]+)__$/.exec(name)?.[1];
  if (word !== undefined && RESERVED.has(word)) return word;
  return name.replace(/__(underscores|dot|dash|slash)__/g, (_, sign: keyof typeof SIGNS) => SIGNS[sign]);
}

const SIGNS = { underscores: '__', dot: '.', dash: '-', slash: '/' };
const RESERVED = new Set([
  'true', 'false', 'null', 'in', 'as', 'break', 'const', 'continue', 'else', 'for', 'function', 'if', 'import', 'let', 'loop', 'package',
  'namespace', 'return', 'var', 'void', 'while',
]);

import { Token, tokensOf } from './lexer';
import { CelSyntaxError, Expression } from './syntax';

/** Of two binary operators the higher one binds its operands first. */
const PRECEDENCE: ReadonlyMap<string, number> = new Map([
  ['||', 1], ['&&', 2],
  ['==', 3], ['!=', 3], ['<', 3], ['<=', 3], ['>', 3], ['>=', 3], ['in', 3],
  ['+', 4], ['-', 4], ['*', 5], ['/', 5], ['%', 5],
]);
/** How deep an expression may be nested: as deep as that of the API server, and no call stack gets too long. */
const MAX_DEPTH = 250;
/** How high the tree of an expression may be, long chains (`a || b || c …`) included: whoever walks it calls itself at each step. */
const MAX_HEIGHT = 1000;

/** Parses an expression of CEL. Macros are calls yet. */
export function parse(source: string): Expression {
  return new Parser(tokensOf(source)).whole();
}

class Parser {
  private position = 0;
  private depth = 0;
  /** Of the parts of an expression, but those that have none themselves. */
  private readonly heights = new Map<Expression, number>();

  public constructor(private readonly tokens: readonly Token[]) {}

  public whole(): Expression {
    const expression = this.expression();
    if (this.tokens[this.position].is !== 'end') throw this.unexpected();
    return expression;
  }

  private expression(): Expression {
    if (++this.depth > MAX_DEPTH) throw tooDeep(MAX_DEPTH);
    const condition = this.binary(1);
    const result: Expression = this.takes('?') ? this.conditional(condition) : condition;
    this.depth--;
    return result;
  }

  private conditional(condition: Expression): Expression {
    const then = this.binary(1);
    this.take(':');
    const otherwise = this.expression();
    return this.over([condition, then, otherwise], { is: 'conditional', condition, then, otherwise });
  }

  private binary(lowest: number): Expression {
    let left = this.unary();
    for (;;) {
      const operator = this.operator();
      const precedence = operator === undefined ? undefined : PRECEDENCE.get(operator);
      if (operator === undefined || precedence === undefined || precedence < lowest) return left;
      this.position++;
      const right = this.binary(precedence + 1);
      left = this.over([left, right], { is: 'binary', operator, left, right });
    }
  }

  /** As many signs as there are. Two take each other away, whatever stands behind them. */
  private unary(): Expression {
    const sign = this.operator();
    if (sign !== '!' && sign !== '-') return this.member();
    let isOdd = false;
    while (this.takes(sign)) isOdd = !isOdd;
    const operand = this.member();
    return isOdd ? this.over([operand], { is: sign === '!' ? 'not' : 'negative', operand }) : operand;
  }

  private member(): Expression {
    let of = this.primary();
    for (;;) {
      if (this.takes('.')) {
        of = this.selection(of, this.name());
      } else if (this.takes('[')) {
        const at = this.expression();
        this.take(']');
        of = this.over([of, at], { is: 'index', of, at });
      } else {
        return of;
      }
    }
  }

  private selection(of: Expression, name: string): Expression {
    if (!this.takes('(')) return this.over([of], { is: 'field', of, name });
    const args = this.list(')');
    return this.over([of, ...args], { is: 'method', of, name, args });
  }

  private primary(): Expression {
    const token = this.tokens[this.position];
    if (token.is === 'literal') {
      this.position++;
      return token;
    }
    if (token.is === 'name') {
      const name = this.name();
      if (!this.takes('(')) return { is: 'name', name };
      const args = this.list(')');
      return this.over(args, { is: 'call', name, args });
    }
    if (this.takes('(')) {
      const inner = this.expression();
      this.take(')');
      return inner;
    }
    if (this.takes('[')) {
      const items = this.list(']');
      return this.over(items, { is: 'list', items });
    }
    if (this.takes('{')) {
      const entries = this.entries();
      return this.over(entries.flat(), { is: 'map', entries });
    }
    throw this.unexpected();
  }

  private over(parts: readonly Expression[], expression: Expression): Expression {
    const height = 1 + parts.reduce((most, part) => Math.max(most, this.heights.get(part) ?? 0), 0);
    if (height > MAX_HEIGHT) throw tooDeep(MAX_HEIGHT);
    this.heights.set(expression, height);
    return expression;
  }

  /** What stands between separators, to the closing one; a last separator may stand before it. */
  private list(closing: string): Expression[] {
    const items: Expression[] = [];
    while (!this.takes(closing)) {
      if (items.length > 0) {
        this.take(',');
        if (this.takes(closing)) break;
      }
      items.push(this.expression());
    }
    return items;
  }

  private entries(): Array<readonly [Expression, Expression]> {
    const entries: Array<readonly [Expression, Expression]> = [];
    while (!this.takes('}')) {
      if (entries.length > 0) {
        this.take(',');
        if (this.takes('}')) break;
      }
      const key = this.expression();
      this.take(':');
      entries.push([key, this.expression()]);
    }
    return entries;
  }

  private name(): string {
    const token = this.tokens[this.position];
    if (token.is !== 'name') throw this.unexpected();
    this.position++;
    return token.text;
  }

  private operator(): string | undefined {
    const token = this.tokens[this.position];
    return token.is === 'operator' ? token.text : undefined;
  }

  private takes(text: string): boolean {
    if (this.operator() !== text) return false;
    this.position++;
    return true;
  }

  private take(text: string): void {
    if (!this.takes(text)) throw this.unexpected(`, expected ${text}`);
  }

  private unexpected(more = ''): CelSyntaxError {
    const token = this.tokens[this.position];
    const what = token.is === 'end' ? 'it ends too early' : `${token.is === 'literal' ? JSON.stringify(token.value) : token.text} does not belong there`;
    return new CelSyntaxError(what + more);
  }
}

function tooDeep(most: number): CelSyntaxError {
  return new CelSyntaxError(`it is nested deeper than ${most} times`);
}

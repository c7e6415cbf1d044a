type RE2 = typeof import('re2js').RE2JS;
type Compiled = ReturnType<RE2['compile']>;

const compiled = new Map<string, Compiled | undefined>();
const MOST_KEPT = 10_000;

/** Whether a regular expression of a proxy (RE2) matches all of a text. One that is none matches nothing. */
export function matchesAll(expression: string, text: string): boolean {
  return compile(expression)?.matches(text) ?? false;
}

/** Replaces what an expression finds in a text. `\1` in the replacement is what its first group found, `\0` is all of it. */
export function replaceAll(expression: string, replacement: string, text: string): string {
  const matcher = compile(expression)?.matcher(text);
  if (matcher === undefined) return text;
  let result = '';
  let end = 0;
  while (matcher.find()) {
    const found = (group: number) => group > matcher.groupCount() ? '' : matcher.group(group) ?? '';
    result += text.slice(end, matcher.start()) + replacement.replace(/\\(\d|\\)/g, (_, each: string) => each === '\\' ? each : found(Number(each)));
    end = matcher.end();
  }
  return result + text.slice(end);
}

/** What every text that an expression matches begins with, as far as that shows at once: most texts need no closer look. */
export function literalPrefix(expression: string): string {
  if (/[|\\]|\(\?/.test(expression)) return '';
  const [plain] = /^[-\w/]*/.exec(expression)!;
  return /^[?*{]/.test(expression.slice(plain.length)) ? plain.slice(0, -1) : plain;
}

function compile(expression: string): Compiled | undefined {
  if (compiled.has(expression)) return compiled.get(expression);
  // Loaded on first use: most systems have no regular expression.
  const { RE2JS } = require('re2js') as typeof import('re2js'); // eslint-disable-line @typescript-eslint/no-require-imports
  if (compiled.size >= MOST_KEPT) compiled.clear();
  let result: Compiled | undefined;
  try {
    result = RE2JS.compile(expression);
  } catch {
    // Whoever judges the route says so.
  }
  compiled.set(expression, result);
  return result;
}

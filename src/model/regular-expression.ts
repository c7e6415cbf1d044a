/** What keeps a text from being a regular expression of the proxies (RE2); nothing when it is one. */
export function regularExpressionProblem(expression: string): string | undefined {
  // Loaded on first use: most apps have no regular expression.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { RE2JS, RE2JSSyntaxException } = require('re2js') as typeof import('re2js');
  try {
    RE2JS.compile(expression);
    return undefined;
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) return error.message;
    throw error;
  }
}

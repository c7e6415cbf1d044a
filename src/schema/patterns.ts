/** Whether a text has a match of a pattern somewhere. */
export type PatternTest = (text: string) => boolean;

const compiled = new Map<string, PatternTest>();

/**
 * A pattern as the API server reads it: in RE2's syntax, which matches in time linear in the text, where JavaScript's own engine takes
 * seconds for some of the patterns of the CRDs.
 *
 * @throws where the pattern is not in that syntax
 */
export function patternTest(pattern: string): PatternTest {
  let test = compiled.get(pattern);
  if (test === undefined) {
    // Loaded on first use: who only imports constructs need not wait for it.
    const { RE2JS } = require('re2js') as typeof import('re2js'); // eslint-disable-line @typescript-eslint/no-require-imports
    const regularExpression = RE2JS.compile(pattern);
    compiled.set(pattern, test = remembering(text => regularExpression.test(text)));
  }
  return test;
}

/** Manifests say the same names again and again. What is long is rarely one of them. */
const LONGEST_REMEMBERED = 100;
const MOST_REMEMBERED = 1000;

function remembering(test: PatternTest): PatternTest {
  const known = new Map<string, boolean>();
  return text => {
    if (text.length > LONGEST_REMEMBERED) return test(text);
    let fits = known.get(text);
    if (fits === undefined) {
      if (known.size >= MOST_REMEMBERED) known.clear();
      // A text that is a part of a document keeps the whole document in memory; a text put together does not.
      known.set(`-${text}`.slice(1), fits = test(text));
    }
    return fits;
  };
}

/** What a CEL rule speaks of, as far as it helps to make a value that it holds for, or breaks. */
export interface RuleWords {
  /** Texts that something may be compared with. */
  readonly texts: readonly string[];
  /** Regular expressions that something is matched with. */
  readonly patterns: readonly string[];
  /** Whole numbers. */
  readonly numbers: readonly number[];
  /** Names of fields. */
  readonly fields: readonly string[];
}

const TEXT = /(\.matches\()?\b(r?)("""[^]*?"""|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(\.matches\()?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/g;
const FIELD = /\.([A-Za-z_]\w*)\b(?!\()/g;

const known = new Map<string, RuleWords>();

export function wordsOf(rule: string): RuleWords {
  let words = known.get(rule);
  if (words === undefined) known.set(rule, words = read(rule));
  return words;
}

function read(rule: string): RuleWords {
  const texts: string[] = [];
  const patterns: string[] = [];
  const code = rule.replace(TEXT, (_, before, raw, rawText, beforeOther, other) => {
    const quoted: string = rawText ?? other;
    const inner = quoted.startsWith('"""') ? quoted.slice(3, -3) : quoted.slice(1, -1);
    const text = raw ? inner : inner.replace(/\\(.)/g, '$1');
    (before ?? beforeOther ? patterns : texts).push(text);
    return ' ';
  });
  const fields = [...code.matchAll(FIELD)].map(([, name]) => name.replace(/^__(\w+)__$/, '$1'));
  const numbers = [...code.matchAll(/\b\d+\b/g)].map(([digits]) => Number(digits));
  return { numbers: [...new Set(numbers)], texts: [...new Set(texts)], patterns: [...new Set(patterns)], fields: [...new Set(fields)] };
}

import { readFileSync } from 'fs';
import { join } from 'path';
import { reading } from './reading';

interface Answer {
  readonly text: string;
  /** Absent where kubectl refuses the text. */
  readonly documents?: readonly unknown[];
}

/** What `NewYAMLOrJSONDecoder` of k8s.io/apimachinery v0.37.2, with sigs.k8s.io/yaml v1.6.0, made of each text, as kubectl asks it. */
const ANSWERS: readonly Answer[] = readFileSync(join(__dirname, 'kubectl-answers.jsonl'), 'utf8').trimEnd().split('\n').map(line => JSON.parse(line));

test('there are answers of both kinds', () => {
  expect(ANSWERS.filter(({ documents }) => documents === undefined).length).toBeGreaterThan(400);
  expect(ANSWERS.filter(({ documents }) => documents !== undefined).length).toBeGreaterThan(1500);
});

test('what kubectl refuses is refused, and what it takes is read as it reads it', () => {
  const different = ANSWERS.filter(({ text, documents }) => {
    const { values, problems } = reading(text);
    const errors = problems.filter(({ severity }) => severity === 'error');
    return documents === undefined ? errors.length === 0 : errors.length > 0 || JSON.stringify(sorted(values)) !== JSON.stringify(sorted(documents));
  });
  expect(different).toEqual([]);
});

describe('on purpose refuses what kubectl takes', () => {
  test.each([
    ['a key that is there twice: of "a: 1, a: 2" it takes the last without a word', ['a: 1\na: 2\n', 'a: {"a": 1, a: 2}\n', '{"a": {"b": 1, "b": 2}}', '__proto__: 1\n__proto__: 2\n']],
    ['keys that are one only in JSON, of which it takes either', ['yes: 1\ntrue: 2\n', '1: a\n"1": b\n', '0x1: a\n1: b\n']],
    ['what follows the end of a document, which it does not read', ['a: 1\n...\nb: 2\n', '[]: v\n', '[a]]: v\n', '"a":b\n']],
    ['line breaks of Unicode, which it takes for spaces or ends', ['a: [x\u0085y]\n', 'a: [x\u2028y]\n', 'a: x\u0085b: y\n']],
    ['what it reads otherwise between brackets', ['a: {a:}\n', 'a: [?a]\n']],
    ['a number that no reader of JSON holds', ['{"a": 1e400}']],
  ])('%s', (_, texts) => {
    expect(texts.filter(text => reading(text).problems.length === 0)).toEqual([]);
  });
});

describe('is known to be stricter', () => {
  test.each(['a: [-]\n', 'a: |# c\n  x\n'])('%j, which nobody writes', text => expect(reading(text).problems).toHaveLength(1));
});

describe('is known to take what kubectl refuses', () => {
  test.each([
    'a: [!a]\n', 'a: !!\n', '...\na: 1\n', '? a\n:\tb\n', 'a: |\n  x\n\t\nb: 1\n', '{"a": 1}\n...\n', 'a: {b\n: x}\n',
    // Behind values of JSON it takes no YAML, and behind YAML but one value of JSON; here both go on.
    '{"a": 1}{"b": 2}\n---\nz: 1\n', 'x: 1\n---\n{"a": "\\/"}\n',
  ])('%j', text => expect(reading(text).problems).toEqual([]));
});

/** Keys in an order of their own: Go sorts them. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([key, child]) => [key, sorted(child)]);
}

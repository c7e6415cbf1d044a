import { demandsOf, siteErrors } from './site-errors';
import { FieldError } from '../../../src/schema/field-error';
import { StructuralSchema } from '../../../src/schema/structural-schema';
import { findingKind } from '../../../src/verdict/finding-kinds';
import { sentenceOf } from '../../../src/verdict/sentences/field-sentence';
import { Sentence } from '../../../src/verdict/sentences/sentence';
import { expectGolden } from '../../golden';

/** What is wrong with a sentence, whatever it says. */
function flaws({ id, message, fix }: Sentence): string[] {
  const flaw = (text: string) => [
    ...text.length > 400 ? ['is long'] : [],
    ...text.length < 4 ? ['is short'] : [],
    ...text.endsWith('.') && !text.endsWith('…') ? ['ends in a full stop'] : [],
    ...[...text].some(sign => sign < ' ' || sign === '\u2028') ? ['has several lines'] : [],
    ...text.match(/undefined|\[object|\bNaN\b|Infinity|\bnull (must|has|or)\b|"" (must|is)|  /) ?? [],
    ...text.match(/^[A-Z]/) ?? [],
  ];
  return [...findingKind(id) === undefined ? [`${id} is not explained`] : [], ...flaw(message), ...flaw(fix)];
}

test('every keyword at every place of the pinned CRDs has a sentence', () => {
  const [bad, silent]: [Map<string, Sentence & { flaws: string[] }>, string[]] = [new Map(), []];
  const examples = new Map<string, string>();
  const tried = new Map<StructuralSchema, Set<string>>();
  let [sites, count] = [0, 0];
  for (const { kind, root, schema, keys, errors } of siteErrors()) {
    sites++;
    const isNew = !tried.has(schema);
    // What is said of a value hangs on the name of its field, which is shown, and on its schema. One error of each keyword tells of a place tried already.
    for (const error of isNew ? errors : firstOfEach(errors)) {
      count++;
      const sentence = sentenceOf(error, root);
      const found = flaws(sentence);
      if (found.length > 0) bad.set(error.cause.keyword + found.join(), { ...sentence, flaws: found });
      note(examples, error, sentence);
    }
    if (isNew) {
      tried.set(schema, new Set(errors.filter(error => error.keys.length === keys.length || error.cause.keyword !== 'type').map(({ cause }) => cause.keyword)));
      silent.push(...demandsOf(schema).filter(keyword => !tried.get(schema)!.has(keyword)).map(keyword => `${keyword} at ${kind} ${keys.join('.')}`));
    }
  }
  expect([...bad.values()]).toEqual([]);
  // Of that pattern every part may be absent, so that any text has a match.
  expect(silent).toEqual(['pattern at EnvoyExtensionPolicy spec.wasm.0.code.http.url']);
  expectGolden('verdict/sentences/fields.golden', new Map([['fields.txt', [...examples].sort().map(([, text]) => text).join('\n')]]));
});

function firstOfEach(errors: readonly FieldError[]): FieldError[] {
  return [...new Map([...errors].reverse().map(error => [error.cause.keyword, error])).values()];
}

/** For whoever reads: an example of each keyword, and of each pattern, enum and type one for what is said. */
function note(examples: Map<string, string>, { cause, path }: FieldError, { id, message, fix }: Sentence): void {
  const detail = cause.keyword === 'pattern' ? cause.pattern : cause.keyword === 'type' ? cause.expected.join() : cause.keyword === 'format' ? cause.format : '';
  const key = `${cause.keyword} ${detail}`;
  if (!examples.has(key)) examples.set(key, `${cause.keyword} ${id} at ${path || 'no place'}\n  ${message}\n  ${fix}\n`);
}

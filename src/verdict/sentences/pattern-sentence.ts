import { patternWords } from './pattern-words';
import { Sentence } from './sentence';
import { LONGEST_SHOWN, valueText } from './value-text';
import { patternTest } from '../../schema/patterns';
import { StructuralSchema } from '../../schema/structural-schema';

/** A text that does not match: what its pattern asks for and, where a small change makes it fit, that change. */
export function patternSentence(name: string, value: unknown, pattern: string, schema: StructuralSchema | undefined): Sentence {
  const words = patternWords(pattern);
  const repair = typeof value === 'string' ? repaired(value, pattern, schema) : undefined;
  return {
    id: 'invalid-value',
    message: `${name} must ${words === undefined ? `match ${shortly(pattern)}` : `be ${words.what}`}, got ${valueText(value)}`,
    fix: repair ?? (words === undefined ? 'write a text that matches' : `write one such as ${valueText(words.example)}`),
  };
}

/** Changes that most often are all that lacks. */
const CHANGES: ReadonlyArray<readonly [what: string, change: (text: string) => string]> = [
  ['without the space around it', text => text.trim()],
  ['in lower case', text => text.toLowerCase()],
  ['in upper case', text => text.toUpperCase()],
  ['without scheme, port and path', text => text.replace(/^[a-z]+:\/\//i, '').replace(/[/:].*$/, '').toLowerCase()],
  ['without the dot at its end', text => text.replace(/\.$/, '')],
  ['with hyphens', text => text.replace(/_/g, '-').toLowerCase()],
  ['with its unit', text => text.replace(/^\d+$/, '$&s')],
];

function repaired(value: string, pattern: string, schema: StructuralSchema | undefined): string | undefined {
  const test = patternTest(pattern);
  const fits = (text: string) => text !== value && text !== '' && test(text) && text.length <= (schema?.maxLength ?? Infinity);
  const found = CHANGES.map(([what, change]) => ({ what, text: change(value) })).find(({ text }) => fits(text));
  return found && `write it ${found.what}${found.text.length > LONGEST_SHOWN ? '' : `: ${valueText(found.text)}`}`;
}

function shortly(pattern: string): string {
  return pattern.length > LONGEST_SHOWN ? valueText(pattern) : pattern;
}

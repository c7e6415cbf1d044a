import { sentenceOf } from './rule-sentences';
import { Sentence } from './sentence';
import { valueText } from './value-text';
import { FieldErrorCause } from '../../schema/field-error';

/** A broken rule in words: ours for the rules of the pinned kinds, those of its author for any other. */
export function ruleSentence({ rule, failure }: FieldErrorCause & { readonly keyword: 'rule' }, value: unknown, name: string): Sentence {
  const known = sentenceOf(rule.rule);
  const isScalar = typeof value !== 'object';
  const got = isScalar ? `, got ${valueText(value)}` : '';
  const failed = failure === undefined ? '' : ` (the rule ${oneLine(rule.rule)} gives no answer: ${failure})`;
  if (known === undefined) {
    const message = rule.message === undefined ? `${name} breaks the rule ${oneLine(rule.rule)}` : oneLine(rule.message);
    return { id: 'broken-rule', message: message + got + failed, fix: `make it hold: ${oneLine(rule.rule)}` };
  }
  const culprit = isScalar ? undefined : known.culprit?.(value);
  return { id: 'broken-rule', message: `${known.problem}${got}${culprit === undefined ? '' : `: ${culprit}`}${failed}`, fix: known.fix };
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

import { PINNED_RULES } from './pinned-rules';

/** A value of a place where a rule stands, as it is once defaults are filled in. */
export interface BrokenValue {
  /** Breaks the rule. */
  readonly breaks: unknown;
  /** Close to it, and in order. */
  readonly holds: unknown;
  /** What was there before, for a rule about a change. */
  readonly old?: unknown;
}

/** A rule by its text, of which … stands for any part, with what breaks it. */
export type Row = readonly [rule: string, breaks: unknown, holds: unknown, old?: unknown];

/** The rule that such a text means. */
export function ruleOf(text: string): string {
  if (PINNED_RULES.has(text)) return text;
  const pattern = new RegExp(`^${text.split('…').map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^]*')}$`);
  const found = [...PINNED_RULES.keys()].filter(rule => pattern.test(rule));
  if (found.length !== 1) throw new Error(`${found.length} rules are like ${text}`);
  return found[0];
}

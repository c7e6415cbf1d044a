import { settingOf, stating } from './culprits';
import { RuleSentence } from './rule-sentence';
import { at, has, isObject } from './values';
import { quoted, series, state } from './words';

/** One of two fields, or neither. */
export function notBoth(one: string, other: string, fix = 'remove one of them'): RuleSentence {
  return { problem: `"${one}" and "${other}" must not both be set`, fix };
}

/** One field or more of several. */
export function anyOf(fields: readonly string[], fix: string): RuleSentence {
  return { problem: `${fields.length === 2 ? quoted(fields, 'or') : `at least one of ${quoted(fields, 'and')}`} must be set`, fix };
}

/** One field of several. */
export function exactlyOne(fields: readonly string[], fix: string): RuleSentence {
  return { problem: `exactly one of ${quoted(fields, 'and')} must be set`, fix, culprit: settingOf(...fields) };
}

/** A field that some values of another ask for. */
export function neededBy(field: string, value: string, by = 'type', fix = `add "${field}", or change "${by}"`): RuleSentence {
  return { problem: `"${field}" must be set where "${by}" is "${value}"`, fix };
}

/** A field that goes with some values of another only. */
export function onlyWith(
  field: string, values: readonly string[], by = 'type', fix = `set "${by}" to ${quoted(values, 'or')}, or remove "${field}"`,
): RuleSentence {
  return { problem: `"${field}" must not be set unless "${by}" is ${quoted(values, 'or')}`, fix, culprit: stating(by) };
}

/** A field that some values of another forbid. */
export function notWith(field: string, values: readonly string[], fix: string, by = 'type'): RuleSentence {
  return {
    problem: `"${field}" must not be set where "${by}" is ${quoted(values, 'or')}`,
    fix,
    ...values.length > 1 && { culprit: stating(by) },
  };
}

/** A field that goes with one value of another, and that with it. */
export function pairedWith(field: string, value: string, by = 'type'): RuleSentence {
  return {
    problem: `"${field}" must be set where "${by}" is "${value}", and only there`,
    fix: `set "${by}" to "${value}" and add "${field}", or set another "${by}" and remove "${field}"`,
    culprit: self => {
      if (!isObject(self)) return undefined;
      if (at(self, by) === undefined) return state(self, by);
      return `${state(self, by)} and "${field}" is ${has(self, field) ? 'set' : 'lacking'}`;
    },
  };
}

/** A field for each of two values of another, and not both. */
export function oneByType(fields: { readonly [value: string]: string }): RuleSentence {
  const names = Object.values(fields);
  return {
    problem: `of ${quoted(names, 'and')} only the one that "type" names must be set`,
    fix: `write ${series(Object.entries(fields).map(([value, field]) => `"${field}" alone for "type" "${value}"`), 'and')}`,
    culprit: self => {
      if (!isObject(self)) return undefined;
      const set = names.filter(name => has(self, name));
      return `${state(self, 'type')}, and ${set.length === 0 ? 'neither is' : quoted(set, 'and') + (set.length === 1 ? ' is' : ' are')} set`;
    },
  };
}

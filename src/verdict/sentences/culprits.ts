import { Culprit } from './rule-sentence';
import { at, given, has, isObject, itemsOf, keyOf, repeated } from './values';
import { Noun, place, places, quoted, series, shown, state } from './words';

/** Says what stands at some fields. */
export function stating(...paths: readonly string[]): Culprit {
  return self => isObject(self) ? series(paths.map(path => state(self, path)), 'and') : undefined;
}

/** Says which of some fields are set, where that is not one alone. */
export function settingOf(...paths: readonly string[]): Culprit {
  return self => {
    if (!isObject(self)) return undefined;
    const set = paths.filter(path => has(self, path));
    if (set.length === 1) return undefined;
    return set.length === 0 ? `${paths.length === 2 ? 'neither' : 'none'} is set` : `${quoted(set, 'and')} are set`;
  };
}

/** Says of some fields which say something. */
export function giving(...paths: readonly string[]): Culprit {
  return self => {
    const set = paths.filter(path => given(self, path));
    return set.length === 0 ? undefined : `${quoted(set, 'and')} ${set.length === 1 ? 'is' : 'are'} set`;
  };
}

/** Names the first entry of a list that something is wrong with; `wrong` goes on where `listener 1 ("web")` ends. */
export function naming(noun: Noun, wrong: (item: unknown) => string | undefined, list?: string): Culprit {
  return self => {
    const found = itemsOf(self, list).flatMap((item, index) => {
      const what = wrong(item);
      return what === undefined ? [] : [`${place(noun, item, index)} ${what}`];
    });
    return firstOf(found);
  };
}

/** Where a field of an entry has a text other than some, what it has. */
export function otherThan(field: string, texts: readonly string[]): (item: unknown) => string | undefined {
  return item => {
    const text = at(item, field);
    return typeof text !== 'string' || texts.includes(text) ? undefined : `has ${shown(text)}`;
  };
}

/** The first of what is wrong, and how much more is. */
export function firstOf(found: readonly string[]): string | undefined {
  return found.length < 2 ? found[0] : `${found[0]}; ${found.length - 1} more likewise`;
}

/** Names the entries of a list that share what each must have of its own: `"http" is the "name" of listeners 0 and 2`. */
export function sharing(noun: Noun, field: string, among: (item: unknown) => boolean = () => true): Culprit {
  return self => {
    const items = itemsOf(self);
    const same = repeated(items, item => has(item, field) && among(item) ? keyOf(item, field) : undefined);
    return same && `${shown(at(items[same[0]], field)) ?? 'one value'} is the "${field}" of ${places(noun, same)}`;
  };
}

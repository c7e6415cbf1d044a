/** How long a text may be to be shown whole. */
export const LONGEST_SHOWN = 100;

/** A value as a message shows it: as JSON, in one line, cut where it is long. */
export function valueText(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value) && value.length === 0) return 'an empty list';
  if (typeof value === 'string') return textOf(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const text = isSmall(value) ? oneLine(JSON.stringify(value)) : undefined;
  if (text !== undefined && text.length <= LONGEST_SHOWN) return text;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  const names = Object.keys(value);
  return `an object with ${names.slice(0, 8).map(name => textOf(name, 30)).join(', ')}${names.length > 8 ? ', …' : ''}`;
}

/** A text in quotes, cut where it is long. */
function textOf(text: string, most = LONGEST_SHOWN): string {
  if (text.length <= most) return oneLine(JSON.stringify(text));
  return `${oneLine(JSON.stringify(cut(text, most - 20)))}… (${text.length} characters)`;
}

/** Whether it is worth writing an object out: what is larger is not shown. */
function isSmall(value: object, left = { count: LONGEST_SHOWN }): boolean {
  return Object.values(value).every(each => --left.count > 0 && (typeof each !== 'object' || each === null || isSmall(each, left)));
}

/** JSON without what ends a line elsewhere, is not seen, or turns the direction of what follows. */
function oneLine(json: string): string {
  return json.replace(/[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** What a value is, for one that is of another type than it should be. */
export function typeText(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  switch (typeof value) {
    case 'object': return Object.keys(value as object).length === 0 ? 'an empty object' : 'an object';
    case 'string': return `the text ${valueText(value)}`;
    case 'number': return `the number ${value}`;
    default: return valueText(value);
  }
}

/** How long alternatives may be together. */
const LONGEST_ALTERNATIVES = 220;

/** Values as alternatives: `"a", "b" or "c"`. */
export function anyOfText(values: readonly unknown[]): string {
  const texts: string[] = [];
  for (const value of values) {
    texts.push(valueText(value));
    if (texts.join(', ').length > LONGEST_ALTERNATIVES) {
      texts.splice(-1, 1, `another of ${values.length} values`);
      break;
    }
  }
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} or ${texts.at(-1)}`;
}

// Not between the halves of a code point.
function cut(text: string, most: number): string {
  const end = text.charCodeAt(most - 1) >= 0xd800 && text.charCodeAt(most - 1) <= 0xdbff ? most - 1 : most;
  return text.length > most ? text.slice(0, end) : text;
}

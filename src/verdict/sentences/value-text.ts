const MOST = 100;

/** A value as a message shows it: as JSON, in one line, cut where it is long. */
export function valueText(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value) && value.length === 0) return 'an empty list';
  const text = JSON.stringify(value);
  if (text.length <= MOST) return text;
  if (typeof value === 'string') return `${JSON.stringify(cut(value, MOST - 20))}… (${value.length} characters)`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  const names = Object.keys(value as object).slice(0, 8).map(name => cut(name, 30)).join(', ');
  return `an object with ${names}${Object.keys(value as object).length > 8 ? ', …' : ''}`;
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

/** Texts as alternatives: `"a", "b" or "c"`. */
export function anyOfText(values: ReadonlyArray<string | number>): string {
  const texts = values.map(value => JSON.stringify(value));
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} or ${texts.at(-1)}`;
}

// Not between the halves of a code point.
function cut(text: string, most: number): string {
  const end = text.charCodeAt(most - 1) >= 0xd800 && text.charCodeAt(most - 1) <= 0xdbff ? most - 1 : most;
  return text.length > most ? text.slice(0, end) : text;
}

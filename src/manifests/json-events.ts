import { Event, ScalarStyle } from 'js-yaml';
import { DEEPEST_NESTING } from './limits';
import { CHOMPING_MODE, COLLECTION_STYLE, EVENT_ID, SCALAR_STYLE } from './parser';

const NOWHERE = { anchorStart: -1, anchorEnd: -1, tagStart: -1, tagEnd: -1 };
const SKIPPED = /[\s,:]*/y;
const WORD = /[^\s,:\]}]*/y;
const SPACE = /\s*/y;

/** A text of JSON, which must be right, as the events that a parser of YAML gives: that does not take all of JSON, such as tabs. */
export function jsonEvents(text: string): Event[] {
  const events: Event[] = [{ type: EVENT_ID.DOCUMENT, explicitStart: false, explicitEnd: false, directives: [] }];
  for (let at = past(SKIPPED, text, 0); at < text.length; at = past(SKIPPED, text, at)) {
    switch (text[at]) {
      case '{': events.push({ type: EVENT_ID.MAPPING, start: at++, ...NOWHERE, style: COLLECTION_STYLE.FLOW }); break;
      case '[': events.push({ type: EVENT_ID.SEQUENCE, start: at++, ...NOWHERE, style: COLLECTION_STYLE.FLOW }); break;
      case '}': case ']': events.push({ type: EVENT_ID.POP }); at++; break;
      case '"': {
        const end = endOfText(text, at);
        events.push(scalar(at + 1, end, SCALAR_STYLE.DOUBLE_QUOTED));
        at = end + 1;
        break;
      }
      default: {
        const end = past(WORD, text, at);
        events.push(scalar(at, end, SCALAR_STYLE.PLAIN));
        at = end;
      }
    }
  }
  return [...events, { type: EVENT_ID.POP }];
}

/** How many keys a text of JSON has, which must be right. */
export function keysIn(json: string): number {
  let count = 0;
  for (let at = json.indexOf('"'); at >= 0; at = json.indexOf('"', at)) {
    at = past(SPACE, json, endOfText(json, at) + 1);
    if (json[at] === ':') count++;
  }
  return count;
}

/** Where a text of JSON gets deeper than may be; it may be broken. */
export function deepPlace(json: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    switch (json.charCodeAt(at)) {
      case 0x22: at = endOfText(json, at); break;
      case 0x5b: case 0x7b: if (++depth > DEEPEST_NESTING) return at; break;
      case 0x5d: case 0x7d: depth--; break;
      default:
    }
  }
  return undefined;
}

/** Where a text between quotes ends, by its closing one. */
function endOfText(json: string, start: number): number {
  for (let at = start + 1; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === 0x22) return at;
    if (code === 0x5c) at++;
  }
  return json.length;
}

function past(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  pattern.test(text);
  return Math.max(pattern.lastIndex, at);
}

function scalar(valueStart: number, valueEnd: number, style: ScalarStyle): Event {
  return { type: EVENT_ID.SCALAR, valueStart, valueEnd, ...NOWHERE, style, chomping: CHOMPING_MODE.CLIP, indent: -1, fast: false };
}

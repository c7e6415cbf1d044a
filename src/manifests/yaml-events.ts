import { Event, YAMLException } from 'js-yaml';
import { flattened, unclosedPlace } from './flattening';
import { DEEPEST_NESTING } from './limits';
import { EVENT_ID, parseEvents } from './parser';
import { UnreadableText } from './unreadable-text';

/** To the parser a text is a level too, and what may be a key of a map. */
const OPTIONS = { maxDepth: DEEPEST_NESTING + 2 };

/**
 * The events of a text of YAML. Between brackets and quotes the parser asks for indentation, and for no tabs; kubectl does not.
 *
 * @throws UnreadableText, and what the parser throws
 */
export function eventsOf(text: string): readonly Event[] {
  try {
    return parseEvents(text, OPTIONS);
  } catch (error) {
    refuseUnclosed(text, error);
    if (!(error instanceof YAMLException) || error.reason !== 'deficient indentation') throw error;
    return eventsOfFlat(text, error);
  }
}

function eventsOfFlat(text: string, first: YAMLException): readonly Event[] {
  try {
    // Breaks of lines are no part of a text as it stands.
    return parseEvents(flattened(text), OPTIONS).map(event => event.type === EVENT_ID.SCALAR ? { ...event, fast: false } : event);
  } catch (error) {
    refuseUnclosed(text, error);
    throw placeOf(error) > placeOf(first) ? error : first;
  }
}

/** The parser says where the text ends, which helps nobody. */
function refuseUnclosed(text: string, error: unknown): void {
  if (!(error instanceof YAMLException) || !/^unexpected end of the (stream|document) within a/.test(error.reason)) return;
  const place = unclosedPlace(text);
  if (place !== undefined) throw new UnreadableText(place, 'unreadable-document', `the ${text[place]} that is opened here is never closed`, 'close it');
}

function placeOf(error: unknown): number {
  return error instanceof YAMLException ? error.mark?.position ?? 0 : 0;
}

import { Event, EVENT_ID, parseEvents, YAMLException } from 'js-yaml';
import { flattened } from './flattening';
import { DEEPEST_NESTING } from './limits';

/**
 * The events of a text of YAML. Between brackets and quotes the parser asks for indentation, and for no tabs; kubectl does not.
 *
 * @throws what the parser throws
 */
export function eventsOf(text: string): readonly Event[] {
  try {
    return parseEvents(text, { maxDepth: DEEPEST_NESTING });
  } catch (error) {
    if (!isAboutIndentation(error)) throw error;
    const flat = flattened(text);
    try {
      // Breaks of lines are no part of a text as it stands.
      return parseEvents(flat, { maxDepth: DEEPEST_NESTING }).map(event => event.type === EVENT_ID.SCALAR ? { ...event, fast: false } : event);
    } catch (second) {
      throw positionOf(second) > positionOf(error) ? second : error;
    }
  }
}

function isAboutIndentation(error: unknown): boolean {
  return error instanceof YAMLException && error.reason === 'deficient indentation';
}

function positionOf(error: unknown): number {
  return error instanceof YAMLException ? error.mark?.position ?? 0 : 0;
}
